import { ATTACHMENT_OPERATIONS } from './attachment-operations.js';
import { CASE_OPERATIONS } from './case-operations.js';
import { NOTIFICATION_OPERATIONS } from './notification-operations.js';
import { CITY_OPERATIONS } from './city-operations.js';
import { OFFER_OPERATIONS } from './offer-operations.js';
import type { Operation } from './operation.js';
import { PEOPLE_OPERATIONS } from './people-operations.js';
import { PHONE_OPERATIONS } from './phone-operations.js';
import { RESIDENT_OPERATIONS } from './resident-operations.js';
import { ROSTER_OPERATIONS } from './roster-operations.js';
import { VISIT_OPERATIONS } from './visit-operations.js';

export type { Audience, Operation } from './operation.js';

/** The whole REST surface below `/api/v1`. There is no call that assigns, transfers, forwards or reassigns. */
export const OPERATIONS: readonly Operation[] = [
  ...RESIDENT_OPERATIONS,
  ...CASE_OPERATIONS,
  ...ATTACHMENT_OPERATIONS,
  ...VISIT_OPERATIONS,
  ...OFFER_OPERATIONS,
  ...PHONE_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...ROSTER_OPERATIONS,
  ...NOTIFICATION_OPERATIONS,
  ...CITY_OPERATIONS,
];

import { Foundation1790000000000 } from './1790000000000-foundation.js';
import { People1790000000100 } from './1790000000100-people.js';
import { Cases1790000000200 } from './1790000000200-cases.js';
import { CaseFunctions1790000000300 } from './1790000000300-case-functions.js';
import { Sla1790000000400 } from './1790000000400-sla.js';
import { Phone1790000000500 } from './1790000000500-phone.js';
import { PhoneDeliveries1790000000510 } from './1790000000510-phone-deliveries.js';
import { PhoneIncoming1790000000511 } from './1790000000511-phone-incoming.js';
import { PhoneCalls1790000000520 } from './1790000000520-phone-calls.js';
import { LiveFirst1790000000530 } from './1790000000530-live-first.js';
import { PhoneLimits1790000000540 } from './1790000000540-phone-limits.js';
import { MayorLiveFirst1790000000550 } from './1790000000550-mayor-live-first.js';
import { City1790000000600 } from './1790000000600-city.js';
import { Roster1790000000610 } from './1790000000610-roster.js';
import { Notifications1790000000620 } from './1790000000620-notifications.js';
import { LiveOffers1790000000630 } from './1790000000630-live-offers.js';
import { WaitsLive1790000000631 } from './1790000000631-waits-live.js';
import { Visits1790000000640 } from './1790000000640-visits.js';
import { Attachments1790000000650 } from './1790000000650-attachments.js';
import { DutyOnce1790000000670 } from './1790000000670-duty-once.js';
import { StepOutcomes1790000000672 } from './1790000000672-step-outcomes.js';

/** In order; hand-written; one that has landed is never changed. */
export const MIGRATIONS = [
  Foundation1790000000000,
  People1790000000100,
  Cases1790000000200,
  CaseFunctions1790000000300,
  Sla1790000000400,
  Phone1790000000500,
  PhoneDeliveries1790000000510,
  PhoneIncoming1790000000511,
  PhoneCalls1790000000520,
  LiveFirst1790000000530,
  PhoneLimits1790000000540,
  MayorLiveFirst1790000000550,
  City1790000000600,
  Roster1790000000610,
  Notifications1790000000620,
  LiveOffers1790000000630,
  WaitsLive1790000000631,
  Visits1790000000640,
  Attachments1790000000650,
  DutyOnce1790000000670,
  StepOutcomes1790000000672,
];

import { LIMITS } from '#domain';
import { z } from 'zod';
import { phoneNumber } from './phone-number.js';
import { username } from './requests.js';
import { id, instant, villageWords, words } from './text.js';
import { language, role, sector, topic } from './vocabulary.js';

/** What a person answers for: routing hints, never limits to what they may take (domain.md §3). */
export const duties = z.strictObject({
  sectors: z.array(sector).max(10).default([]),
  topics: z.array(topic).max(20).default([]),
  villages: z.array(villageWords).max(60).default([]),
  languages: z.array(language).max(3).default(['fi']),
});
export type Duties = z.infer<typeof duties>;

/** The signed-in person. `csrfToken` goes into `X-CSRF-Token` on writes made with the session cookie. */
export const me = z.strictObject({
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  duties,
  /** By the switch, or by a shift that runs; never while away. */
  onDuty: z.boolean(),
  /** How the switch itself stands. */
  dutySwitch: z.boolean(),
  /** Until when a shift of theirs runs. */
  shiftUntil: instant.optional(),
  absentUntil: instant.optional(),
  csrfToken: z.string().optional(),
  notices: z.array(
    z.strictObject({
      id,
      at: instant,
      type: z.string(),
      caseId: id.optional(),
      trackingCode: z.string().optional(),
      /** Of duty: instants, counts and codes, by which its sentence is filled in. */
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      seenAt: instant.optional(),
    }),
  ),
});
export type Me = z.infer<typeof me>;

export const dutyBody = z.strictObject({ onDuty: z.boolean() });

/** Administrator's view of a person. */
export const staffPerson = z.strictObject({
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  duties,
  onDuty: z.boolean(),
  /** By which calls reach them, in E.164. */
  phone: z.string().optional(),
  identity: z.strictObject({ issuer: z.string(), subject: z.string() }).optional(),
  disabledAt: instant.optional(),
});
export type StaffPerson = z.infer<typeof staffPerson>;
export const staffPage = z.strictObject({ items: z.array(staffPerson) });

export const newPerson = z.strictObject({
  username,
  name: words(LIMITS.name),
  roles: z.array(role).min(1).max(6),
  duties: duties.optional(),
  phone: phoneNumber.optional(),
  identity: z.strictObject({ issuer: z.url().max(500), subject: words(255) }).optional(),
});
export type NewPerson = z.infer<typeof newPerson>;
export const changePerson = z.strictObject({
  name: words(LIMITS.name).optional(),
  roles: z.array(role).min(1).max(6).optional(),
  duties: duties.optional(),
  phone: phoneNumber.nullable().optional(),
  identity: z
    .strictObject({ issuer: z.url().max(500), subject: words(255) })
    .nullable()
    .optional(),
});

/** People to whom a case can be offered or who can be asked for help. */
export const colleague = z.strictObject({
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  onDuty: z.boolean(),
  /** They are away, and will be until then. */
  absentUntil: instant.optional(),
});
export const colleaguePage = z.strictObject({ items: z.array(colleague) });

export const newToken = z.strictObject({ label: words(80), days: z.int().min(1).max(365).default(90) });
export const apiToken = z.strictObject({
  id,
  label: z.string(),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.optional(),
  revokedAt: instant.optional(),
});
export const tokenPage = z.strictObject({ items: z.array(apiToken) });
/** The secret is shown once; only its hash is stored. */
export const createdToken = apiToken.extend({ token: z.string() });

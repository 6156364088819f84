import { LIMITS } from '#domain';
import { z } from 'zod';
import { person } from './case.js';
import { phoneNumber } from './phone-number.js';
import { username } from './requests.js';
import { id, instant, villageWords, words } from './text.js';

/** An official name in both languages of the city. */
export const placeName = z.strictObject({ fi: z.string(), sv: z.string() });
export type PlaceName = z.infer<typeof placeName>;

const timeOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'not-a-time' });
const span = z.strictObject({ from: timeOfDay, to: timeOfDay }).refine(({ from, to }) => from < to, { error: 'backwards-hours' });
/** Hours of one day, in order, by the clock on the wall in Helsinki; `24:00` is its end. None: closed. */
export const openingSpans = z
  .array(span)
  .max(6)
  .refine((spans) => spans.every(({ from }, i) => i === 0 || spans[i - 1]!.to <= from), { error: 'overlapping-hours' });
export type OpeningSpan = z.infer<typeof span>;

const daily = openingSpans.default([]);
export const openingWeek = z.strictObject({ mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily });
export type OpeningWeek = z.infer<typeof openingWeek>;

/** A day on which other hours hold than the week's. */
const exception = z.strictObject({ date: z.iso.date({ error: 'not-a-date' }), spans: openingSpans });
const exceptions = z
  .array(exception)
  .max(120)
  .refine((all) => new Set(all.map(({ date }) => date)).size === all.length, { error: 'repeated-date' });
export type OpeningException = z.infer<typeof exception>;

/** Degrees, WGS 84. */
const location = z.strictObject({ lat: z.number(), lon: z.number() });

/** What anybody may know of a living room. */
export const livingRoomFacts = z.strictObject({
  id,
  school: z.string(),
  address: z.string(),
  week: openingWeek,
  /** Today's and later. */
  exceptions,
  accessible: z.boolean().optional(),
  phone: z.string().optional(),
  location: location.optional(),
  /** When this was asked. */
  open: z.boolean(),
  /** When that changes next, if it does within two weeks. */
  changesAt: instant.optional(),
});
export type LivingRoomFacts = z.infer<typeof livingRoomFacts>;

/** One of the city's villages. */
export const village = z.strictObject({
  code: z.string(),
  name: placeName,
  /** The major district (suurpiiri) by which it is found in a list; the sea is in none. */
  district: placeName.optional(),
  /** Open sea: nobody lives there, and there is no living room. */
  sea: z.literal(true).optional(),
  livingRoom: livingRoomFacts.optional(),
});
export type Village = z.infer<typeof village>;
export const villagePage = z.strictObject({ items: z.array(village) });
export type VillagePage = z.infer<typeof villagePage>;

export const findVillagesQuery = z.strictObject({ postalCode: z.string().regex(/^\d{5}$/, { error: 'not-a-postal-code' }) });
/** Those that a postal code reaches into, the largest share first. `imported` false: the city has not said, so choose from the list. */
export const foundVillages = z.strictObject({ items: z.array(village), imported: z.boolean() });
export type FoundVillages = z.infer<typeof foundVillages>;

/** Where villages lie, for maps only: never to decide where somebody lives. `real`: imported from the city's own boundaries. */
export const villageOutlines = z.strictObject({
  items: z.array(
    z.strictObject({
      code: z.string(),
      /** GeoJSON, longitude before latitude. */
      outline: z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) }),
    }),
  ),
  real: z.boolean(),
});
export type VillageOutlines = z.infer<typeof villageOutlines>;

export const livingRoom = livingRoomFacts.extend({ village: z.strictObject({ code: z.string(), name: placeName }) });
export type LivingRoom = z.infer<typeof livingRoom>;
export const livingRoomPage = z.strictObject({ items: z.array(livingRoom) });

/** With its hosts, who are not public. */
export const keptLivingRoom = livingRoom.extend({
  hosts: z.array(person),
  /** Who wrote the school's name and address last. */
  source: z.enum(['administrator', 'servicemap']),
});
export type KeptLivingRoom = z.infer<typeof keptLivingRoom>;
export const keptLivingRoomPage = z.strictObject({ items: z.array(keptLivingRoom) });

const hosts = z.array(username).max(20);
export const newLivingRoom = z.strictObject({
  village: villageWords,
  school: words(LIMITS.name),
  address: words(LIMITS.address),
  week: openingWeek,
  exceptions: exceptions.default([]),
  hosts: hosts.default([]),
  accessible: z.boolean().optional(),
  phone: phoneNumber.optional(),
});
export type NewLivingRoom = z.infer<typeof newLivingRoom>;

/** A room stays in its village. */
export const changeLivingRoom = z.strictObject({
  school: words(LIMITS.name).optional(),
  address: words(LIMITS.address).optional(),
  week: openingWeek.optional(),
  exceptions: exceptions.optional(),
  hosts: hosts.optional(),
  accessible: z.boolean().nullable().optional(),
  phone: phoneNumber.nullable().optional(),
});
export type ChangeLivingRoom = z.infer<typeof changeLivingRoom>;

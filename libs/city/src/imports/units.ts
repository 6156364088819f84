import { phoneNumber } from '#contracts';
import { z } from 'zod';
import type { VillageFacts } from '../villages/village-file.js';
import type { Position } from './geometry.js';
import { quoted, readCsv } from './read-csv.js';
import { ImportError } from './read-text.js';

const MOST_UNITS = 50_000;
const MOST_LINES = 5_000;

const words = z.union([z.string(), z.object({ fi: z.string().nullish(), sv: z.string().nullish(), en: z.string().nullish() })]).nullish();
const unit = z.object({
  id: z.int().positive(),
  name: words,
  street_address: words,
  address_zip: z.string().nullish(),
  municipality: z.string().nullish(),
  phone: z.string().nullish(),
  location: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2).max(3) }).nullish(),
});
const page = z.union([z.object({ results: z.array(z.unknown()).max(MOST_UNITS) }), z.array(z.unknown()).max(MOST_UNITS)]);

/** A place of the city's service map, as far as a living room needs it. */
export interface Unit {
  id: number;
  name: string;
  address: string;
  /** E.164. */
  phone: string | null;
  location: Position | null;
}

/**
 * Reads units as `/v2/unit` gives them: a page with `results`, or a plain list.
 * @throws ImportError that names the unit: not in this shape, the same id twice
 */
export function parseUnits(file: string, json: unknown): { units: Unit[]; skipped: string[] } {
  const parsed = page.safeParse(json);
  if (!parsed.success) throw new ImportError(`${file} is no list of units ("results") with at most ${MOST_UNITS} of them.`);
  const units = new Map<number, Unit>();
  const skipped: string[] = [];
  for (const [place, one] of ('results' in parsed.data ? parsed.data.results : parsed.data).entries()) {
    const shape = unit.safeParse(one);
    if (!shape.success) {
      const [issue] = shape.error.issues;
      throw new ImportError(`${file}, unit ${place + 1}${idIn(one)}: ${issue?.path.join('.') || 'it'}: ${issue?.message}`);
    }
    const { id, municipality } = shape.data;
    if (units.has(id)) throw new ImportError(`${file}, unit ${place + 1}: the id ${id} is there twice.`);
    const read = readUnit(shape.data);
    if (municipality && municipality.toLowerCase() !== 'helsinki') skipped.push(`${id} ${read.name}: is in ${municipality}`);
    else if (read.name === '' || read.address === '') skipped.push(`${id} ${read.name}: has no ${read.name === '' ? 'name' : 'address'}`);
    else units.set(id, read);
  }
  return { units: [...units.values()], skipped };
}

function readUnit({ id, name, street_address, address_zip, phone, location }: z.infer<typeof unit>): Unit {
  const street = inFinnish(street_address);
  const [lon, lat] = location?.coordinates ?? [];
  const number = phone ? phoneNumber.safeParse(phone.slice(0, 40)) : undefined;
  return {
    id,
    name: inFinnish(name).slice(0, 120),
    address: [street, street && address_zip?.trim()].filter(Boolean).join(', ').slice(0, 200),
    phone: number?.success ? number.data : null,
    location: lon === undefined || lat === undefined ? null : [lon, lat],
  };
}

function inFinnish(text: z.infer<typeof words>): string {
  const found = typeof text === 'string' ? text : (text?.fi ?? text?.sv ?? text?.en ?? '');
  return found.replace(/\s+/gu, ' ').trim();
}

function idIn(one: unknown): string {
  const id = (one as { id?: unknown } | null)?.id;
  return typeof id === 'number' || typeof id === 'string' ? ` (id ${String(id).slice(0, 20)})` : '';
}

/**
 * Reads `unit_id;village_code`: which school is the living room of which village.
 * @throws ImportError that names the line: no id, no such village, the sea, a unit or a village twice
 */
export function parseMapping(file: string, text: string, find: (words: string) => VillageFacts | undefined): Map<number, string> {
  const mapping = new Map<number, string>();
  const villages = new Set<string>();
  for (const { line, cells } of readCsv(file, text, ['unit_id', 'village_code'], 2, MOST_LINES)) {
    const [unitId = '', named = ''] = cells;
    const wrong = (what: string): never => {
      throw new ImportError(`${file}:${line} ${what}`);
    };
    const id = /^\d{1,10}$/.test(unitId) ? Number(unitId) : wrong('names no unit by its number.');
    const village = find(named) ?? wrong(`there is no village ${quoted(named)}.`);
    if (village.sea) wrong('there is no living room on the open sea.');
    if (mapping.has(id)) wrong(`names unit ${id} a second time.`);
    if (villages.has(village.code)) wrong(`gives ${village.name.fi} a second room.`);
    mapping.set(id, village.code);
    villages.add(village.code);
  }
  return mapping;
}

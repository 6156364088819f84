import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { keyOf } from './village-key.js';

/** A village as the city names it. */
export interface VillageFacts {
  code: string;
  /** Official names; the Finnish one stands for the village on the wire. */
  name: { fi: string; sv: string };
  /** Major district, for choosing from a list; the sea is in none. */
  district?: { fi: string; sv: string };
  /** Nobody lives there, and there is no living room. */
  sea?: true;
}

const VILLAGES = 60;
const name = z.string().trim().min(1).max(60);

const villageFile = z.strictObject({
  source: z.string().min(1),
  note: z.array(z.string()),
  districts: z.record(z.string(), z.strictObject({ fi: name, sv: name })),
  villages: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9]{2,10}$/, { error: 'must be 2–10 small letters or digits' }),
        fi: name,
        sv: name,
        district: z.string().optional(),
        sea: z.literal(true).optional(),
      }),
    )
    .length(VILLAGES, { error: `there must be ${VILLAGES} villages` }),
});

/**
 * Reads the city's villages.
 * @throws Error that lists all that is wrong with the file: their number, a code or a name of two of them, an unknown district.
 */
export function loadVillages(file: string): VillageFacts[] {
  const parsed = villageFile.safeParse(read(file));
  if (!parsed.success)
    throw wrong(
      file,
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  const { villages, districts } = parsed.data;
  const problems = villages.flatMap(({ code, district, sea }) => {
    if (district === undefined) return sea ? [] : [`${code}: has no district`];
    return district in districts ? [] : [`${code}: there is no district ${district}`];
  });
  problems.push(...repeated(villages));
  if (problems.length > 0) throw wrong(file, problems);
  return villages.map(({ code, fi, sv, district, sea }) => ({
    code,
    name: { fi, sv },
    ...(district !== undefined && { district: districts[district]! }),
    ...(sea && { sea }),
  }));
}

/** Whatever names two villages names none. */
function repeated(villages: readonly { code: string; fi: string; sv: string }[]): string[] {
  const owners = new Map<string, string>();
  const found: string[] = [];
  for (const { code, fi, sv } of villages) {
    for (const key of new Set([code, keyOf(fi), keyOf(sv)])) {
      if (owners.has(key)) found.push(`${key} names both ${owners.get(key)} and ${code}`);
      owners.set(key, code);
    }
  }
  return found;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(file, [error instanceof SyntaxError ? error.message : `cannot be read (${(error as NodeJS.ErrnoException).code})`]);
  }
}

const wrong = (file: string, problems: readonly string[]): Error =>
  new Error(`The villages are not in order:\n${problems.map((problem) => `${file}: ${problem}`).join('\n')}`);

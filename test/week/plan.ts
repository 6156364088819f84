import type { Duties } from '#contracts';
import type { Channel, Language } from '#domain';
import { Chance } from '../bench/seed/chance.js';
import { readFileSync } from 'node:fs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface WeekSize {
  officials: number;
  contacts: number;
  days: number;
  seed: number;
}

/** Somebody who answers for some villages in some languages. Empty lists: any. */
export interface PlannedOfficial {
  username: string;
  duties: Duties;
  /** By browser push as well, and by e-mail after some minutes. */
  push: boolean;
  email: boolean;
}

/** Instants are epoch ms; people by their place in the list. */
export interface Stretch {
  person: number;
  from: number;
  to: number;
}
export interface PlannedShift extends Stretch {
  channels: Channel[];
}
export interface PlannedContact {
  at: number;
  channel: 'chat' | 'web_form';
  language: Language;
  village: string | undefined;
  /** How long the resident of a chat stays, ms. */
  stays: number;
}
export interface Plan {
  start: number;
  end: number;
  officials: PlannedOfficial[];
  shifts: PlannedShift[];
  absences: Stretch[];
  contacts: PlannedContact[];
}

/** A Thursday at midnight in Helsinki: the days after it are a working day and a weekend. */
const START = Date.parse('2026-11-18T22:00:00.000Z');
/** How many residents of a hundred come in each hour of the day. */
const BY_HOUR = [1, 1, 1, 1, 1, 1, 2, 4, 7, 9, 9, 8, 8, 8, 8, 8, 6, 5, 4, 3, 2, 1, 1, 1];

/** The same city for the same seed: people, shifts with gaps, absences, and every contact of those days. */
export function planWeek({ officials, contacts, days, seed }: WeekSize): Plan {
  const chance = new Chance(seed);
  const villages = villageNames();
  const people = Array.from({ length: officials }, (_, i) => official(i, chance, villages));
  const shifts = people.flatMap((_, person) => shiftsOf(person, days, chance));
  const absences = people.flatMap((_, person) => (chance.percent(12) ? [absence(person, days, chance)] : []));
  const arrivals = Array.from({ length: contacts }, () => contact(days, chance, villages)).sort((a, b) => a.at - b.at);
  return { start: START, end: START + days * DAY, officials: people, shifts, absences, contacts: arrivals };
}

/** All sixty: nobody lives at sea, but somebody may write about it. */
function villageNames(): string[] {
  const file = JSON.parse(readFileSync('config/villages.json', 'utf8')) as { villages: { fi: string }[] };
  return file.villages.map(({ fi }) => fi);
}

function official(i: number, chance: Chance, villages: string[]): PlannedOfficial {
  return {
    username: `v${String(i).padStart(3, '0')}`,
    duties: {
      sectors: [],
      topics: [],
      villages: chance.percent(30) ? [] : chance.some(villages, chance.between(4, 20)),
      languages: ['fi', ...(chance.percent(25) ? (['sv'] as const) : []), ...(chance.percent(40) ? (['en'] as const) : [])],
    },
    push: chance.percent(25),
    email: chance.percent(10),
  };
}

/** Office hours mostly; some evenings and nights; few weekends. So there are gaps. */
function shiftsOf(person: number, days: number, chance: Chance): PlannedShift[] {
  const kind = chance.next();
  const [from, length] = kind < 0.75 ? [chance.between(7, 9), 8] : kind < 0.93 ? [15, 7] : [22, 9];
  // The roster goes on after the last day that is looked at.
  return Array.from({ length: days + 5 }, (_, day) => day).flatMap((day) => {
    const weekend = new Date(START + day * DAY + 12 * HOUR).getUTCDay() % 6 === 0;
    if (!chance.percent(weekend ? 8 : 85)) return [];
    const starts = START + day * DAY + from * HOUR + chance.between(0, 3) * (HOUR / 4);
    return [{ person, from: starts, to: starts + length * HOUR, channels: chance.percent(20) ? (['chat'] as const).slice() : [] }];
  });
}

function absence(person: number, days: number, chance: Chance): Stretch {
  const from = START + chance.between(0, days * 24 - 1) * HOUR;
  return { person, from, to: from + chance.between(3, 48) * HOUR };
}

function contact(days: number, chance: Chance, villages: string[]): PlannedContact {
  const hours = BY_HOUR.flatMap((often, hour) => Array<number>(often).fill(hour));
  const at = START + chance.between(0, days - 1) * DAY + chance.one(hours) * HOUR + chance.between(0, HOUR - 1);
  return {
    at,
    channel: chance.percent(40) ? 'chat' : 'web_form',
    language: chance.percent(80) ? 'fi' : chance.percent(60) ? 'en' : 'sv',
    village: chance.percent(85) ? chance.one(villages) : undefined,
    stays: chance.between(15, 900) * 1_000,
  };
}

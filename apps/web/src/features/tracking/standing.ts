import type { PublicCase } from '#contracts';
import type { TFunction } from 'i18next';
import { dateTime } from '../../format/dates.js';
import { coded } from '../../i18n/coded.js';

type PublicClock = PublicCase['clocks'][number];

/** The promise that runs out first; a broken one is no longer a promise. */
export function nearestPromise(file: Pick<PublicCase, 'clocks'>): PublicClock | undefined {
  return file.clocks
    .filter((clock) => clock.breachedAt === undefined && clock.paused !== true)
    .sort((one, other) => one.dueAt.localeCompare(other.dueAt))[0];
}

export const brokenPromises = (file: PublicCase): PublicClock[] => file.clocks.filter((clock) => clock.breachedAt !== undefined);

/** Who is answerable now, by name where there is one: there is always somebody (domain.md §2.4). */
export function whoAnswers(t: TFunction, { answerable }: Pick<PublicCase, 'answerable'>): string {
  if (answerable.role === 'duty') return t('who.duty');
  if (answerable.role === 'mayor') return answerable.name ? t('who.mayor_named', { name: answerable.name }) : t('who.mayor');
  return answerable.name ?? t('who.official');
}

type Area = 'standing' | 'promise' | 'clock' | 'outcome' | 'event';

/** The words for a code; on the resident's own page those that say "you" where the public page says "the resident". */
export function spoken(t: TFunction, area: Area, code: string, mine: boolean, values: Record<string, unknown> = {}): string {
  const words = coded(t, area, code, values);
  return mine ? coded(t, `yours.${area}`, code, values, words) : words;
}

/** Where the case stands, as one sentence. */
export function headline(t: TFunction, file: PublicCase, mine = false): string {
  const name = whoAnswers(t, file);
  if (file.state === 'closed') return t('standing.closed', { outcome: spoken(t, 'outcome', file.outcome ?? 'solved', mine) });
  return spoken(t, 'standing', file.state, mine, { name });
}

/** By when what will happen, in words and as an absolute time. */
export function promiseSentence(t: TFunction, clock: PublicClock, mine = false): string {
  return spoken(t, 'promise', clock.kind, mine, { when: dateTime(clock.dueAt) });
}

/** How far: 0 told, 1 somebody answers, 2 answered. */
export function stepOf(file: PublicCase): 0 | 1 | 2 {
  if (file.state === 'waiting') return 0;
  return file.state === 'answered' || file.state === 'closed' ? 2 : 1;
}

/** How many are asked at this moment to answer a resident who waits; or, honestly, that nobody is free; and what comes next, when. */
export function whoIsAsked(t: TFunction, { offeredTo, until, then }: NonNullable<PublicCase['waitsLive']>): string {
  const asked = offeredTo === 0 ? t('waits_live.nobody') : t('waits_live.asked', { count: offeredTo });
  return `${asked} ${t(`waits_live.then.${then}`, { when: dateTime(until) })}`;
}

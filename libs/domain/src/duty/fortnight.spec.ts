import { openCase } from '../case/intake.js';
import { longestWait } from '../case/standing.js';
import { isRunning } from '../case/case-file.js';
import { dutyFor, dutyForAll, staffingOf, withComing, type OnDuty } from '../routing/duty.js';
import { LANGUAGES, type Channel } from '../vocabulary.js';
import { helsinki } from '../../test/helsinki.js';
import { EVERYBODY, officeHours, snapshot } from '../../test/story.js';
import { gapsOf } from './gaps.js';
import { occurrencesOf } from './pattern.js';
import { comingOf, presences, type Away, type Rostered } from './presence.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The same numbers for the same seed, between 0 and 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A plausible plan: some office hours, some nights, languages and channels by chance, absences, and holes. */
function plan(first: string, last: string, seed: number): { shifts: Rostered[]; absences: Away[] } {
  const random = numbers(seed);
  const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.5);
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const hours = [
    ['08:00', '16:00'],
    ['16:00', '00:00'],
    ['22:00', '06:00'],
    ['03:30', '08:00'],
  ] as const;
  const shifts = Array.from({ length: 7 }, (_, n) => n).flatMap((n) => {
    const [from, to] = hours[n % hours.length] ?? ['08:00', '16:00'];
    const pattern = { weekdays: some(week), from, to, everyWeeks: 1 + (n % 2), startsOn: first, endsOn: null };
    const person: OnDuty = {
      id: `p${n % 5}`,
      roles: n === 6 ? ['mayor'] : ['official'],
      duties: { languages: some(LANGUAGES), villages: random() < 0.3 ? ['Kallio'] : [] },
      channels: some(['chat', 'voice', 'web_form']),
    };
    return occurrencesOf(pattern, first, last, helsinki).map(({ start, end }) => ({ ...person, start, end }));
  });
  const absences = Array.from({ length: 3 }, () => {
    const start = helsinki(first, '00:00') + Math.floor(random() * 14 * 24) * HOUR;
    return { personId: `p${Math.floor(random() * 5)}`, start, end: start + Math.floor(1 + random() * 30) * HOUR };
  });
  return { shifts, absences };
}

describe.each([
  ['when summer time ends', '2026-10-19', '2026-11-02', 1, 1],
  ['when it begins', '2027-03-22', '2027-04-05', 2, 5],
  ['in winter', '2026-11-16', '2026-11-30', 3, 5],
])('a fortnight %s: whoever makes contact at whatever minute', (_what, first, last, seed, minutes) => {
  const { shifts, absences } = plan(first, last, seed);
  const there = presences(shifts, absences);
  const from = helsinki(first, '00:00');
  const to = helsinki(last, '00:00');
  const gaps = gapsOf(there, from, to);
  const policy = snapshot();
  const calendar = officeHours(7);

  /** As `CaseContexts` and the roster tell it. */
  const opened = (now: number, channel: Channel, language: string, village: string | null) => {
    const present = there.filter(({ start, end }) => start <= now && now < end);
    const about = { language, village, topic: null, channel };
    const context = { now, policy, calendar, staffing: staffingOf(present, about, now), ownerAvailable: false, residentPresent: true };
    const coming = comingOf(there, now, longestWait(context));
    const knowing = { ...context, staffing: withComing(context.staffing, about, coming) };
    const intake = { caseId: 'c', actor: { type: 'resident' as const }, channel, kind: 'question' as const, policyHash: 'h', facts: {} };
    return { ...openCase(intake, knowing), present, coming, about };
  };

  it('is answered for by somebody who is there, or comes before the rung`s time is up, or by the mayor', () => {
    const random = numbers(seed + 100);
    let byDuty = 0;
    let byMayor = 0;
    for (let now = from; now < to; now += minutes * MINUTE) {
      const channel = (['chat', 'voice', 'web_form'] as const)[Math.floor(random() * 3)] ?? 'chat';
      const language = LANGUAGES[Math.floor(random() * 3)] ?? 'fi';
      const { file, present, coming, about } = opened(now, channel, language, random() < 0.5 ? 'Kallio' : null);
      const ladder = file.live ? (policy.policy.live?.ladder ?? []) : policy.policy.ladder;
      const rung = ladder[file.level];
      const due = file.clocks.find((clock) => clock.kind === 'take' && isRunning(clock))?.dueAt ?? 0;
      const inTime = [...present, ...coming.filter((person) => person.from < due)];
      const stands = rung?.tell === 'duty' ? dutyFor(inTime, about) : dutyForAll(inTime);
      if (rung?.tell === 'mayor') byMayor += 1;
      else byDuty += stands.length > 0 ? 1 : 0;
      if (rung?.tell !== 'mayor' && stands.length === 0) throw new Error(`nobody answers for a contact at ${new Date(now).toISOString()}`);
      // Where there is a gap in this channel and language, the mayor's line or everybody's rung is on duty at once.
      const gap = gaps.some((one) => one.channel === channel && one.language === language && one.start <= now && now + MINUTE < one.end);
      if (gap && file.live) expect(rung?.tell).not.toBe('duty');
    }
    expect(byDuty).toBeGreaterThan(1000 / minutes);
    expect(byMayor).toBeGreaterThan(100 / minutes);
    expect(byDuty + byMayor).toBe(Math.ceil((to - from) / MINUTE / minutes));
  });

  it('goes to the first rung where the roster is full', () => {
    const full: Rostered = { id: 'a', roles: ['official'], duties: {}, start: from, end: to };
    expect(gapsOf([full], from, to)).toEqual([]);
    const context = { now: from, policy, calendar, staffing: EVERYBODY, ownerAvailable: false, residentPresent: true };
    const intake = {
      caseId: 'c',
      actor: { type: 'resident' as const },
      channel: 'chat' as const,
      kind: 'question' as const,
      policyHash: 'h',
      facts: {},
    };
    expect(openCase(intake, context).file.level).toBe(0);
  });
});

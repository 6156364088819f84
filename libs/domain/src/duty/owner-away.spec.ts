import { act, AINO, caseIn, DAY, HOUR, MINUTE, takenByAino, type Story } from '../../test/story.js';
import { ownerLostBecause, type OwnerStanding } from './owner-away.js';

const there: OwnerStanding = { away: null, shiftEndedAt: null, onDuty: false, seenAt: null };
const why = (story: Story, owner: Partial<OwnerStanding>, more: { residentWaits?: boolean; now?: number } = {}) =>
  ownerLostBecause(
    story.file,
    { ...there, ...owner },
    { now: more.now ?? story.now, graceMs: 15 * MINUTE, residentWaits: more.residentWaits ?? true },
  );

describe('an absence', () => {
  const later = (story: Story) => story.at(story.now + HOUR);
  const due = (story: Story) =>
    Math.min(...story.file.clocks.filter(({ kind, stoppedAt }) => kind === 'first_answer' && stoppedAt === null).map(({ dueAt }) => dueAt));
  const away = (story: Story, end: number, start = story.now, enteredAt = start) => ({ away: { start, end, enteredAt } });

  it.each([
    ['up to the nearest clock: the case stays', 0, undefined],
    ['a ms longer: it does not', 1, 'absence'],
  ] as [string, number, string | undefined][])('%s', (_what, more, expected) => {
    const story = later(takenByAino());
    expect(why(story, away(story, due(story) + more))).toBe(expected);
  });

  it('counts while it runs', () => {
    const story = later(takenByAino());
    const end = due(story) + 1;
    expect(why(story, away(story, end, story.now + 1))).toBeUndefined();
    expect(why(story, away(story, end), { now: end })).toBeUndefined();
  });

  it('whoever takes a case while they are away is there for it', () => {
    const story = takenByAino();
    const end = due(story) + DAY;
    expect(why(story, away(story, end, story.now - HOUR))).toBeUndefined();
    expect(why(story, away(story, end, story.now - HOUR, story.now + 1))).toBe('absence');
    expect(why(story, away(story, end, story.now + 1, story.now - DAY), { now: story.now + 1 })).toBe('absence');
  });

  it('a case that waits for its resident, or is answered, or is nobody`s stays', () => {
    for (const state of ['awaiting_resident', 'answered', 'waiting', 'closed'] as const) {
      const story = caseIn(state);
      expect(why(story, away(story, story.now + 99 * DAY, story.now + 1), { now: story.now + 2, residentWaits: false })).toBeUndefined();
    }
  });
});

describe('a shift that ended', () => {
  const ended = (story: Story) => ({ shiftEndedAt: story.now - 15 * MINUTE });
  const held = () => {
    const story = takenByAino();
    return story.at(story.now + HOUR);
  };
  it.each([
    ['a resident waits live', {}, {}, 'duty-ended'],
    ['nobody waits', {}, { residentWaits: false }, undefined],
    ['less than a quarter of an hour ago', {}, { now: -1 }, undefined],
    ['on duty by the switch or another shift', { onDuty: true }, {}, undefined],
    ['seen since', { seenAt: 0 }, {}, undefined],
    ['seen before', { seenAt: -1 }, {}, 'duty-ended'],
  ] as [string, { onDuty?: boolean; seenAt?: number }, { residentWaits?: boolean; now?: number }, string | undefined][])(
    '%s',
    (_what, owner, around, expected) => {
      const story = held();
      const { shiftEndedAt } = ended(story);
      const seenAt = owner.seenAt === undefined ? null : shiftEndedAt + owner.seenAt;
      const now = story.now + (around.now ?? 0);
      expect(why(story, { shiftEndedAt, onDuty: owner.onDuty ?? false, seenAt }, { ...around, now })).toBe(expected);
    },
  );

  it('a case that was taken after the shift is held by somebody who is there', () => {
    const story = takenByAino();
    expect(why(story, { shiftEndedAt: story.now - HOUR })).toBeUndefined();
  });

  it('an answered one stays: the resident has what they asked for', () => {
    const story = held();
    const { shiftEndedAt } = ended(story);
    story.does(AINO, act.answer());
    expect(why(story, { shiftEndedAt })).toBeUndefined();
  });
});

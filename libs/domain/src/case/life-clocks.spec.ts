import { alwaysOpen } from '../sla/working-time.js';
import {
  act,
  AINO,
  DAY,
  HOUR,
  MAIJA,
  MAYOR,
  MONDAY,
  missedByAino,
  opened,
  POLICY,
  RESIDENT,
  SECOND,
  snapshot,
  takenByAino,
  types,
  WORKDAY,
} from '../../test/story.js';

describe('held, a case clock is breached: the mayor`s level, the same owner, the same clock again', () => {
  it('first_answer', () => {
    const story = takenByAino();
    const { dueAt } = story.clock('first_answer');
    const events = story.due('first_answer').settles();
    expect(events).toMatchObject([
      { type: 'clock.breached', facts: { kind: 'first_answer', round: 1, dueAt, fromLevel: 0, toLevel: 2, missedBy: 'aino' } },
    ]);
    expect(story.file).toMatchObject({ state: 'owned', level: 2, owner: { personId: 'aino', no: 1, breached: true } });
    expect(story.rounds('first_answer')).toMatchObject([
      { round: 1, breachedAt: dueAt, stoppedAt: null },
      // From Wednesday's closing: three working days over the weekend.
      { round: 2, startedAt: dueAt, dueAt: dueAt + 5 * DAY, breachedAt: null },
    ]);
  });

  it('silence is told again, every round', () => {
    const story = missedByAino().misses('first_answer', 2);
    expect(story.rounds('first_answer').map(({ breachedAt }) => breachedAt !== null)).toEqual([true, true, true, false]);
    expect(story.file.level).toBe(2);
  });

  it('next_answer', () => {
    const story = takenByAino();
    story.does(AINO, act.answer());
    story.does(RESIDENT, act.writes);
    expect(story.clock('next_answer').dueAt).toBe(MONDAY + DAY + WORKDAY);
    story.misses('next_answer');
    expect(story.file).toMatchObject({ state: 'owned', level: 2, owner: { breached: true } });
    expect(story.rounds('next_answer')).toHaveLength(2);
  });

  it('resolve', () => {
    const story = takenByAino();
    story.does(AINO, act.promise(MONDAY + DAY));
    story.misses('resolve');
    expect(story.file).toMatchObject({ state: 'owned', level: 2, owner: { breached: true } });
    expect(story.rounds('resolve')).toMatchObject([{ breachedAt: MONDAY + DAY }, { round: 2, breachedAt: null }]);
  });

  it('the miss is that of whoever was answerable at the due time: a late take takes no blame', () => {
    const story = opened();
    const events = story.at(story.clock('first_answer').dueAt + SECOND).does(AINO, act.take);
    expect(events.filter(({ facts }) => facts['kind'] === 'first_answer')).toMatchObject([{ facts: { missedBy: null } }]);
    expect(story.file).toMatchObject({ owner: { personId: 'aino', breached: false }, level: 2 });
  });
});

describe('a directive and a summons breach too; neither is the owner`s miss', () => {
  it('directive: told again until the case is answered', () => {
    const story = takenByAino();
    story.does(MAYOR, act.direct('directive', MONDAY + HOUR));
    const [event] = story.due('directive').settles();
    expect(event).toMatchObject({ type: 'clock.breached', facts: { kind: 'directive', dueAt: MONDAY + HOUR, missedBy: null } });
    expect(story.file).toMatchObject({ state: 'owned', level: 0, owner: { breached: false } });
    expect(story.clock('directive')).toMatchObject({ round: 2, ref: 'directive' });
    story.does(AINO, act.answer());
    expect(story.running()).toEqual(['verdict']);
  });

  it('a directive is due in the future', () => {
    expect(takenByAino().refused(MAYOR, act.direct('directive', MONDAY))).toEqual({ code: 'due-in-the-past' });
  });

  it('summons: told again while it is open; which one, the journal says by its id', () => {
    const story = missedByAino();
    story.does(MAYOR, act.summon('summons', MAIJA));
    const [event] = story.due('summons').settles();
    expect(event).toMatchObject({ type: 'clock.breached', facts: { kind: 'summons', ref: 'summons', missedBy: null } });
    expect(story.file.offers).toHaveLength(1);
    expect(story.clock('summons')).toMatchObject({ round: 2, ref: 'summons' });
    story.does(MAIJA, act.decline('summons'));
    expect(story.running()).not.toContain('summons');
  });
});

describe('after an outage', () => {
  it('Rule 6: breached when it was due, recorded when it was seen; one round per settling, not one per missed interval', () => {
    const story = opened({ policy: snapshot({ clocks: { ...POLICY.clocks, first_answer: 'P90D' } }) });
    const { dueAt } = story.clock('take');
    const events = story.at(MONDAY + 21 * DAY).settles();
    expect(events).toMatchObject([{ type: 'clock.breached', at: MONDAY + 21 * DAY, facts: { dueAt, fromLevel: 0, toLevel: 1 } }]);
    expect(story.rounds('take')).toMatchObject([{ breachedAt: dueAt }, { startedAt: story.now, dueAt: story.now + WORKDAY }]);
    expect(story.settles()).toEqual([]);
  });

  it('everything that was due is recorded, in the order in which it was due', () => {
    const story = opened();
    const events = story.at(MONDAY + 21 * DAY).settles();
    expect(events.map(({ facts }) => [facts['kind'], facts['fromLevel'], facts['toLevel']])).toEqual([
      ['take', 0, 1],
      ['first_answer', 1, 2],
    ]);
    expect(story.running()).toEqual(['first_answer', 'take']);
  });

  it('`first_answer` that was due before `take` does not hide that `take` was due too', () => {
    const story = opened({ policy: snapshot({ clocks: { ...POLICY.clocks, first_answer: 'PT1H' } }) });
    const due = story.file.clocks.map(({ dueAt }) => dueAt);
    const events = story.at(MONDAY + DAY).settles();
    expect(events.filter(({ type }) => type === 'clock.breached').map(({ facts }) => facts['kind'])).toEqual(['first_answer', 'take']);
    expect(story.file.clocks.slice(0, 2).map(({ breachedAt }) => breachedAt)).toEqual(due);
    expect(story.file.level).toBe(2);
    expect(story.running()).toEqual(['first_answer', 'take']);
  });

  it('nor when both were due at one instant', () => {
    const story = opened({ policy: snapshot({ clocks: { ...POLICY.clocks, first_answer: 'PT4H' } }) });
    const events = story.due('take').settles();
    expect(
      events
        .filter(({ type }) => type === 'clock.breached')
        .map(({ facts }) => facts['kind'])
        .sort(),
    ).toEqual(['first_answer', 'take']);
    expect(story.rounds('take').filter(({ stoppedAt }) => stoppedAt !== null)).toEqual([]);
  });

  it('a case closed by silence does not hide a directive that was due', () => {
    const story = takenByAino();
    story.does(AINO, act.answer());
    const verdictDue = story.clock('verdict').dueAt;
    story.does(MAYOR, act.direct('directive', verdictDue + HOUR));
    const events = story.at(verdictDue + 2 * HOUR).settles();
    expect(types(events)).toEqual(['clock.breached', 'case.closed_by_silence']);
    expect(story.rounds('directive')[0]).toMatchObject({ breachedAt: verdictDue + HOUR, stoppedAt: null });
    expect(story.running()).toEqual([]);
  });

  it('a pause ends at its cap, and what then ran out is breached at its moved due time', () => {
    const story = takenByAino().work(HOUR);
    story.does(AINO, act.question);
    const cap = story.clock('resident').dueAt;
    const events = story.at(cap + 10 * DAY).settles();
    expect(types(events)).toEqual(['question.capped', 'clock.breached']);
    // An hour of three days had gone when the pause began.
    const [first] = story.rounds('first_answer');
    expect(first?.breachedAt).toBe(MONDAY + 14 * DAY + 2 * DAY + WORKDAY);
    expect(first?.breachedAt).toBe(first?.dueAt);
  });
});

describe('`resolve`: what the owner promises', () => {
  it('runs to the date promised, with a warning at three quarters', () => {
    const story = takenByAino();
    expect(types(story.does(AINO, act.promise(MONDAY + 4 * DAY)))).toEqual(['promise.made']);
    expect(story.clock('resolve')).toMatchObject({ startedAt: MONDAY, dueAt: MONDAY + 4 * DAY, warnAt: MONDAY + 3 * DAY });
  });

  it('is at most the policy`s length from the contact, however late the promise', () => {
    const latest = MONDAY + 11 * 7 * DAY + 4 * DAY + WORKDAY;
    const story = takenByAino().at(MONDAY + DAY);
    expect(story.refused(AINO, act.promise(latest + 1))).toEqual({ code: 'promise-too-late', latest });
    story.does(AINO, act.promise(latest));
    expect(story.clock('resolve').dueAt).toBe(latest);
  });

  it('lies in the future', () => {
    const story = takenByAino();
    expect(story.refused(AINO, act.promise(story.now))).toEqual({ code: 'promise-in-the-past' });
  });

  it('a new promise is a new round and erases no earlier miss', () => {
    const story = takenByAino();
    story.does(AINO, act.promise(MONDAY + HOUR));
    story.misses('resolve');
    story.does(AINO, act.promise(MONDAY + 2 * DAY));
    expect(story.rounds('resolve')).toMatchObject([{ breachedAt: MONDAY + HOUR }, { stoppedAt: story.now }, { dueAt: MONDAY + 2 * DAY }]);
    expect(story.file).toMatchObject({ level: 2, owner: { breached: true } });
  });
});

it('a calendar that is always open counts every hour', () => {
  const story = opened({ calendar: alwaysOpen(), at: MONDAY - 3 * HOUR });
  expect(story.clock('take').dueAt).toBe(MONDAY + HOUR);
  expect(story.clock('first_answer').dueAt).toBe(MONDAY - 3 * HOUR + 3 * DAY);
});

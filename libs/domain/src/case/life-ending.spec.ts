import { HELD_STATES } from '../vocabulary.js';
import { REOPENING_MS } from './reopening.js';
import {
  act,
  AINO,
  caseIn,
  DAY,
  EERO,
  HOST,
  HOUR,
  MAIJA,
  MAYOR,
  MONDAY,
  opened,
  PETRI,
  RESIDENT,
  ROBIN,
  takenByAino,
  types,
  type Story,
} from '../../test/story.js';

const answered = (): Story => {
  const story = takenByAino();
  story.does(AINO, act.answer('advised'));
  return story;
};
const helped = (): Story => {
  const story = answered();
  story.does(RESIDENT, act.helped);
  return story;
};

describe('answered → closed', () => {
  it('the verdict "helped": by the resident, with the outcome as the owner gave it', () => {
    const story = answered().pass(HOUR);
    expect(story.does(RESIDENT, act.helped)).toMatchObject([
      { type: 'verdict.helped', facts: { outcome: 'advised', closedBy: 'resident' } },
    ]);
    expect(story.file.closing).toEqual({ at: story.now, by: 'resident', outcome: 'advised', afterAnswer: true });
    expect(story.running()).toEqual([]);
  });

  it('`verdict` expires: by silence, counted apart from "helped", no escalation', () => {
    const story = answered();
    expect(types(story.due('verdict').settles())).toEqual(['case.closed_by_silence']);
    expect(story.file).toMatchObject({ state: 'closed', level: 0, closing: { by: 'silence', outcome: 'advised', afterAnswer: true } });
    expect(story.rounds('verdict')).toMatchObject([{ breachedAt: null, stoppedAt: story.now }]);
  });

  it('Rule 7: there is no act that closes without an answer and an outcome, but these three', () => {
    const story = takenByAino();
    for (const what of [act.helped, act.didNotHelp]) expect(story.refused(RESIDENT, what)).toEqual({ code: 'not-answered-yet' });
    const closings = [act.noMatter, act.duplicate(), act.withdraw].map((what) => {
      const decision = story.try(what.act === 'withdraw' ? RESIDENT : AINO, what);
      return decision.ok && decision.file.closing;
    });
    expect(closings).toMatchObject([
      { outcome: 'no_matter', by: 'owner', afterAnswer: false },
      { outcome: 'duplicate', by: 'owner', afterAnswer: false },
      { outcome: 'withdrawn', by: 'resident', afterAnswer: false },
    ]);
  });
});

describe.each([
  { from: 'answered', begin: answered },
  { from: 'closed by the resident', begin: helped },
  { from: 'closed by silence', begin: (): Story => answered().misses('verdict') },
])('$from → the verdict "did not help"', ({ begin }) => {
  it('with its owner, if still available: owned, one level up, `next_answer` starts', () => {
    const story = begin().pass(DAY);
    expect(types(story.does(RESIDENT, act.didNotHelp))).toEqual(['verdict.not_helped']);
    expect(story.file).toMatchObject({ state: 'owned', level: 1, owner: { personId: 'aino', no: 1 }, closing: null });
    expect(story.running()).toEqual(['next_answer']);
  });

  it('else waiting, one level up, `take` starts', () => {
    const story = begin().set({ ownerAvailable: false });
    story.does(RESIDENT, act.didNotHelp);
    expect(story.file).toMatchObject({ state: 'waiting', level: 1, owner: null, closing: null });
    expect(story.running()).toEqual(['take']);
  });

  it('Rule 7: once per closing', () => {
    const story = begin();
    story.does(RESIDENT, act.didNotHelp);
    expect(story.refused(RESIDENT, act.didNotHelp)).toEqual({ code: 'not-answered-yet' });
  });
});

describe('what "did not help" leaves as it was', () => {
  it('`resolve` keeps its old due time; the time since the answer is no excuse', () => {
    const story = takenByAino();
    story.does(AINO, act.promise(MONDAY + 10 * DAY));
    story.does(AINO, act.answer());
    story.pass(3 * DAY).does(RESIDENT, act.didNotHelp);
    expect(story.running()).toEqual(['next_answer', 'resolve']);
    expect(story.clock('resolve')).toMatchObject({ round: 2, dueAt: MONDAY + 10 * DAY });
  });

  it('a promise that has passed meanwhile is a miss at its old due time', () => {
    const story = takenByAino();
    story.does(AINO, act.promise(MONDAY + DAY));
    story.does(AINO, act.answer());
    story.pass(3 * DAY).does(RESIDENT, act.didNotHelp);
    const [event] = story.settles();
    expect(event).toMatchObject({ type: 'clock.breached', facts: { kind: 'resolve', dueAt: MONDAY + DAY, missedBy: 'aino' } });
    expect(story.settles()).toEqual([]);
  });

  it('nor is it the miss of who took the case over after that', () => {
    const story = takenByAino();
    story.does(AINO, act.promise(MONDAY + DAY));
    story.does(AINO, act.answer());
    story.pass(2 * DAY).does(AINO, act.offer('offer', EERO));
    story.does(EERO, act.accept('offer'));
    story.does(RESIDENT, act.didNotHelp);
    expect(story.settles()).toMatchObject([{ facts: { kind: 'resolve', missedBy: null } }]);
    expect(story.file).toMatchObject({ level: 2, owner: { personId: 'eero', breached: false } });
  });

  it('earlier misses stay', () => {
    const story = takenByAino().misses('first_answer');
    story.does(AINO, act.answer());
    story.does(RESIDENT, act.didNotHelp);
    expect(story.rounds('first_answer')[0]?.breachedAt).not.toBeNull();
    expect(story.file).toMatchObject({ level: 2, owner: { breached: true } });
  });

  it('offers go on with the owner, and end with the owner', () => {
    const kept = caseIn('answered');
    kept.does(RESIDENT, act.didNotHelp);
    expect(kept.running()).toEqual(['next_answer', 'offer', 'summons']);
    expect(kept.file.offers).toHaveLength(2);
    const lost = caseIn('answered').set({ ownerAvailable: false });
    lost.does(RESIDENT, act.didNotHelp);
    expect(lost.file.offers).toEqual([]);
    expect(lost.running()).toEqual(['take']);
  });
});

describe('closed, within 30 days → the resident writes', () => {
  it('owned, at the same level, with `next_answer`', () => {
    const story = helped().pass(DAY);
    expect(types(story.does(RESIDENT, act.writes))).toEqual(['message.resident']);
    expect(story.file).toMatchObject({ state: 'owned', level: 0, owner: { personId: 'aino' }, closing: null });
    expect(story.running()).toEqual(['next_answer']);
  });

  it('waiting, at the same level, with `take`, when the owner is gone', () => {
    const story = helped().set({ ownerAvailable: false });
    story.does(RESIDENT, act.writes);
    expect(story.file).toMatchObject({ state: 'waiting', level: 0, owner: null });
    expect(story.running()).toEqual(['take']);
  });

  it('waiting when nobody ever owned it; who takes it owes an answer', () => {
    const story = opened();
    story.does(RESIDENT, act.withdraw);
    story.does(RESIDENT, act.writes);
    expect(story.file).toMatchObject({ state: 'waiting', level: 0 });
    story.does(EERO, act.take);
    expect(story.running()).toEqual(['next_answer']);
  });

  it.each([
    { what: act.writes, late: 0, code: undefined },
    { what: act.writes, late: 1, code: 'too-late-to-reopen' },
    { what: act.didNotHelp, late: 0, code: undefined },
    { what: act.didNotHelp, late: 1, code: 'too-late-to-reopen' },
  ])('$what.act 30 days and $late ms after the closing: $code', ({ what, late, code }) => {
    expect(REOPENING_MS).toBe(30 * DAY);
    const decision = helped()
      .pass(REOPENING_MS + late)
      .try(RESIDENT, what);
    expect(decision.ok ? undefined : decision.refusal.code).toBe(code);
  });

  it('"did not help" needs an answer to judge', () => {
    const story = takenByAino();
    story.does(RESIDENT, act.withdraw);
    expect(story.refused(RESIDENT, act.didNotHelp)).toEqual({ code: 'nothing-to-judge' });
  });
});

describe('waiting (any official), held (owner) → closed: a duplicate of another open case', () => {
  it.each([EERO, MAYOR])('waiting: $personId', (by) => {
    const story = opened();
    expect(story.does(by, act.duplicate('other'))).toMatchObject([{ type: 'case.marked_duplicate', facts: { of: 'other' } }]);
    expect(story.file).toMatchObject({ state: 'closed', duplicateOf: 'other', closing: { by: 'official', outcome: 'duplicate' } });
    expect(story.running()).toEqual([]);
  });

  it.each([HOST, ROBIN, RESIDENT])('waiting, but no official: $actor.type', (by) => {
    expect(opened().refused(by, act.duplicate())).toEqual({ code: 'not-the-owner' });
  });

  it.each(HELD_STATES)('%s: the owner only', (state) => {
    const story = caseIn(state);
    for (const by of [EERO, MAIJA, MAYOR, PETRI]) expect(story.refused(by, act.duplicate())).toEqual({ code: 'not-the-owner' });
    story.does(AINO, act.duplicate());
    expect(story.file).toMatchObject({ state: 'closed', closing: { by: 'owner' }, offers: [] });
  });

  it('no cycles: neither of itself nor of a closed case', () => {
    const story = opened();
    expect(story.refused(EERO, act.duplicate('case'))).toEqual({ code: 'duplicate-of-itself' });
    expect(story.refused(EERO, act.duplicate('other', false))).toEqual({ code: 'duplicate-of-a-closed-case' });
  });

  it('re-opened by its resident, it is a duplicate no more', () => {
    const story = opened();
    story.does(EERO, act.duplicate());
    story.does(RESIDENT, act.writes);
    expect(story.file).toMatchObject({ state: 'waiting', duplicateOf: null });
  });
});

describe('owned → closed: no matter', () => {
  it('with a reason code, no verdict; the mayor may re-open it, for anybody to take', () => {
    const story = takenByAino();
    expect(story.does(AINO, act.noMatter)).toMatchObject([{ type: 'case.no_matter', facts: { reasonCode: 'spam' } }]);
    expect(story.file).toMatchObject({ state: 'closed', closing: { by: 'owner', outcome: 'no_matter' } });
    expect(types(story.pass(90 * DAY).does(MAYOR, act.reopen))).toEqual(['case.reopened']);
    expect(story.file).toMatchObject({ state: 'waiting', level: 0, owner: null, closing: null });
    expect(story.running()).toEqual(['take']);
  });

  it('what was closed otherwise is not the mayor`s to re-open', () => {
    expect(helped().refused(MAYOR, act.reopen)).toEqual({ code: 'nothing-to-change' });
  });
});

describe('any open → closed: the resident withdraws', () => {
  it.each(['waiting', ...HELD_STATES] as const)('%s', (state) => {
    const story = caseIn(state);
    expect(types(story.does(RESIDENT, act.withdraw))).toEqual(['case.withdrawn']);
    expect(story.file).toMatchObject({ state: 'closed', closing: { by: 'resident', outcome: 'withdrawn' }, offers: [] });
    expect(story.running()).toEqual([]);
  });

  it('does not hide what was due', () => {
    const story = opened();
    expect(types(story.due('take').does(RESIDENT, act.withdraw))).toEqual(['clock.breached', 'case.withdrawn']);
  });

  it('a live contact that is withdrawn is live no more', () => {
    const story = opened({ channel: 'chat' });
    story.does(RESIDENT, act.withdraw);
    expect(story.file).toMatchObject({ state: 'closed', live: false, level: 0 });
  });
});

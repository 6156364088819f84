import { HELD_STATES } from '../vocabulary.js';
import {
  act,
  AINO,
  caseIn,
  DAY,
  EERO,
  EVERYBODY,
  HOUR,
  MAIJA,
  MAYOR,
  MONDAY,
  missedByAino,
  opened,
  PETRI,
  RESIDENT,
  SYSTEM_BY,
  takenByAino,
  types,
} from '../../test/story.js';

describe('held → same: a handover offer is made, declined, expires', () => {
  it('nothing moves; the owner stays owner', () => {
    const story = takenByAino();
    const { owner, clocks } = story.file;
    expect(types(story.does(AINO, act.offer('offer', EERO)))).toEqual(['offer.made']);
    expect(story.file.offers).toEqual([{ id: 'offer', kind: 'handover', to: 'eero', by: 'aino', at: MONDAY }]);
    expect(story.clock('offer')).toMatchObject({ ref: 'offer', dueAt: MONDAY + 8 * HOUR, warnAt: null });
    expect(types(story.does(EERO, act.decline('offer')))).toEqual(['offer.declined']);
    expect(story.file).toMatchObject({ state: 'owned', owner, offers: [] });
    expect(story.file.clocks.filter(({ kind }) => kind !== 'offer')).toEqual(clocks);
    expect(story.running()).toEqual(['first_answer']);
  });

  it('after one working day it expires, which is no escalation', () => {
    const story = takenByAino().work(HOUR);
    story.does(AINO, act.offer('offer', EERO));
    const events = story.due('offer').settles();
    expect(events).toMatchObject([{ type: 'offer.expired', facts: { offerId: 'offer' } }]);
    expect(story.now).toBe(MONDAY + DAY + HOUR);
    expect(story.file).toMatchObject({ state: 'owned', level: 0, offers: [], owner: { personId: 'aino', breached: false } });
    expect(story.rounds('offer')).toMatchObject([{ stoppedAt: story.now, breachedAt: null }]);
    expect(story.refused(EERO, act.accept('offer'))).toEqual({ code: 'no-such-offer' });
  });

  it('is made to somebody else, once at a time; to several people at once if need be', () => {
    const story = takenByAino();
    expect(story.refused(AINO, act.offer('offer', AINO))).toEqual({ code: 'cannot-offer-to-oneself' });
    story.does(AINO, act.offer('offer', EERO));
    expect(story.refused(AINO, act.offer('again', EERO))).toEqual({ code: 'already-offered' });
    story.does(AINO, act.offer('other', MAIJA));
    story.does(EERO, act.decline('offer'));
    story.does(AINO, act.offer('again', EERO));
    expect(story.file.offers.map(({ id }) => id)).toEqual(['other', 'again']);
  });
});

describe('held → owned by the other: a handover offer is accepted', () => {
  it.each(HELD_STATES)('%s: the old ownership ends, the new begins, clocks go on unchanged', (state) => {
    const story = caseIn(state).pass(HOUR);
    const going = story.file.clocks.filter(({ kind }) => kind !== 'offer' && kind !== 'summons');
    const events = story.does(EERO, act.accept('handover'));
    expect(events).toMatchObject([{ type: 'case.handed_over', facts: { ownerId: 'eero', formerOwnerId: 'aino', offerId: 'handover' } }]);
    expect(story.file.owner).toEqual({ personId: 'eero', since: story.now, no: 2, breached: false });
    expect(story.file.clocks.filter(({ kind }) => kind !== 'offer' && kind !== 'summons')).toEqual(going);
  });

  it('Rule 2: ending an ownership voids its open offers, the summons too', () => {
    const story = caseIn('owned');
    story.does(AINO, act.offer('petri', PETRI));
    const [event] = story.does(EERO, act.accept('handover'));
    expect(event?.changes.offersEnded).toEqual([
      { id: 'handover', how: 'accepted' },
      { id: 'summons', how: 'void' },
      { id: 'petri', how: 'void' },
    ]);
    expect(story.file.offers).toEqual([]);
    expect(story.running()).toEqual(['first_answer']);
    expect(story.refused(PETRI, act.accept('petri'))).toEqual({ code: 'no-such-offer' });
    expect(story.refused(MAIJA, act.accept('summons'))).toEqual({ code: 'no-such-offer' });
  });

  it('an offer that ran out this very moment cannot be accepted', () => {
    const story = takenByAino();
    story.does(AINO, act.offer('offer', EERO));
    expect(story.due('offer').refused(EERO, act.accept('offer'))).toEqual({ code: 'no-such-offer' });
  });
});

describe('held, breached during this ownership → owned by the mayor or the summoned', () => {
  it('the mayor relieves by taking the case', () => {
    const story = missedByAino();
    story.does(AINO, act.offer('offer', EERO));
    const events = story.does(MAYOR, act.relieve);
    expect(events).toMatchObject([{ type: 'case.relieved', facts: { ownerId: 'pormestari', formerOwnerId: 'aino' } }]);
    expect(story.file).toMatchObject({ state: 'owned', level: 2, owner: { personId: 'pormestari', no: 2, breached: false }, offers: [] });
    expect(story.running()).toEqual(['first_answer']);
  });

  it('not without a miss, and not oneself', () => {
    expect(takenByAino().refused(MAYOR, act.relieve)).toEqual({ code: 'owner-has-not-missed' });
    const story = missedByAino();
    story.does(MAYOR, act.relieve);
    story.misses('first_answer');
    expect(story.file.owner).toMatchObject({ personId: 'pormestari', breached: true });
    expect(story.refused(MAYOR, act.relieve)).toEqual({ code: 'already-yours' });
  });

  it('an earlier owner`s miss is not the present one`s', () => {
    const story = missedByAino();
    story.does(AINO, act.offer('offer', EERO));
    story.does(EERO, act.accept('offer'));
    expect(story.refused(MAYOR, act.relieve)).toEqual({ code: 'owner-has-not-missed' });
    expect(story.refused(MAYOR, act.summon('summons', MAIJA))).toEqual({ code: 'owner-has-not-missed' });
    story.misses('first_answer');
    story.does(MAYOR, act.relieve);
  });

  it('`take` running out before the ownership is no miss of the owner', () => {
    const story = opened().misses('take', 2);
    story.does(AINO, act.take);
    expect(story.file.level).toBe(2);
    expect(story.refused(MAYOR, act.relieve)).toEqual({ code: 'owner-has-not-missed' });
  });

  it.each(HELD_STATES)('%s: the summoned person takes it; the owner stays until then', (state) => {
    const story = caseIn(state);
    expect(story.file.owner?.personId).toBe('aino');
    const events = story.does(MAIJA, act.accept('summons'));
    expect(events).toMatchObject([{ type: 'case.summoned_took', facts: { ownerId: 'maija', formerOwnerId: 'aino' } }]);
    expect(story.file).toMatchObject({ state, owner: { personId: 'maija', no: 2, breached: false }, offers: [] });
  });

  it('a summons names neither the owner nor somebody already asked', () => {
    const story = missedByAino();
    expect(story.refused(MAYOR, act.summon('summons', AINO))).toEqual({ code: 'already-yours' });
    story.does(MAYOR, act.summon('summons', MAIJA));
    expect(story.refused(MAYOR, act.summon('again', MAIJA))).toEqual({ code: 'already-offered' });
  });
});

describe('waiting at the mayor`s rung → owned: the summons is accepted', () => {
  it('not below the mayor`s rung', () => {
    const story = opened().misses('take');
    expect(story.refused(MAYOR, act.summon('summons', MAIJA))).toEqual({ code: 'not-at-the-mayors-level' });
    story.misses('take').does(MAYOR, act.summon('summons', MAIJA));
    expect(story.file).toMatchObject({ state: 'waiting', offers: [{ kind: 'summons', to: 'maija', by: 'pormestari' }] });
    expect(story.running()).toEqual(['first_answer', 'summons', 'take']);
  });

  it('accepted through the offer, it stops `take`', () => {
    const story = opened().misses('take', 2);
    story.does(MAYOR, act.summon('summons', MAIJA));
    expect(types(story.does(MAIJA, act.accept('summons')))).toEqual(['case.summoned_took']);
    expect(story.file).toMatchObject({ state: 'owned', owner: { personId: 'maija', no: 1 }, offers: [] });
    expect(story.running()).toEqual(['first_answer']);
  });

  it('declined, it is still waiting, and the journal has the reason`s commitment', () => {
    const story = opened().misses('take', 2);
    story.does(MAYOR, act.summon('summons', MAIJA));
    expect(story.does(MAIJA, act.decline('summons'))).toMatchObject([{ type: 'summons.declined', facts: { commitment: 'c' } }]);
    expect(story.file).toMatchObject({ state: 'waiting', offers: [] });
    expect(story.running()).toEqual(['first_answer', 'take']);
  });

  it('anybody else may still take it, which voids the summons', () => {
    const story = opened().misses('take', 2);
    story.does(MAYOR, act.summon('summons', MAIJA));
    story.does(EERO, act.take);
    expect(story.file).toMatchObject({ owner: { personId: 'eero' }, offers: [] });
    expect(story.running()).toEqual(['first_answer']);
  });
});

describe.each([
  {
    row: 'held → waiting n+1: release with a reason',
    by: AINO,
    what: act.release,
    type: 'case.released',
    facts: { reasonCode: 'workload' },
  },
  { row: 'held → waiting n+1: the owner is lost', by: SYSTEM_BY, what: act.ownerLost, type: 'case.owner_lost', facts: { why: 'disabled' } },
])('$row', ({ by, what, type, facts }) => {
  it('goes up a level, never sideways; case clocks are not reset', () => {
    const story = takenByAino().pass(HOUR);
    const firstAnswer = story.clock('first_answer');
    const events = story.does(by, what);
    expect(events).toMatchObject([{ type, facts: { ...facts, formerOwnerId: 'aino', fromLevel: 0, toLevel: 1 } }]);
    expect(story.file).toMatchObject({ state: 'waiting', level: 1, owner: null });
    expect(story.clock('first_answer')).toEqual(firstAnswer);
    expect(story.clock('take')).toMatchObject({ round: 2, startedAt: story.now, dueAt: story.now + DAY });
  });

  it('is no escalation and no miss of the person', () => {
    const story = takenByAino();
    story.does(by, what);
    expect(types(story.journal)).not.toContain('clock.breached');
  });

  it('empty rungs above are skipped', () => {
    const story = takenByAino().set({ staffing: { ...EVERYBODY, dutyAll: null } });
    expect(types(story.does(by, what))).toEqual([type, 'rung.skipped']);
    expect(story.file.level).toBe(2);
  });

  it('stays at the mayor`s rung when it is there already', () => {
    const story = missedByAino();
    expect(story.does(by, what)).toMatchObject([{ facts: { fromLevel: 2, toLevel: 2 } }]);
    expect(story.file).toMatchObject({ state: 'waiting', level: 2 });
  });

  it('voids its offers', () => {
    const story = caseIn('owned');
    story.does(by, what);
    expect(story.file.offers).toEqual([]);
    expect(story.running()).toEqual(['first_answer', 'take']);
  });

  it('ends a pause: the paused span is a break, and the time spent still counts against the cap', () => {
    const story = takenByAino();
    const { dueAt } = story.clock('first_answer');
    story.does(AINO, act.question);
    story.work(3 * HOUR).does(by, what);
    expect(story.running()).toEqual(['first_answer', 'take']);
    expect(story.clock('first_answer')).toMatchObject({ pausedAt: null, dueAt: dueAt + 16 * HOUR + 3 * HOUR });
    expect(story.file.pauseSpentMs).toBe(3 * HOUR);
  });

  it('an answer that was given already: who takes next owes the next answer', () => {
    const story = takenByAino();
    story.does(AINO, act.answer());
    story.does(by, what);
    expect(story.running()).toEqual(['take']);
    expect(types(story.does(EERO, act.take))).toEqual(['case.taken']);
    expect(story.running()).toEqual(['next_answer']);
  });

  it('the former owner may take it again, as a new ownership', () => {
    const story = missedByAino();
    story.does(by, what);
    story.does(AINO, act.take);
    expect(story.file.owner).toMatchObject({ personId: 'aino', no: 2, breached: false });
  });
});

it('a resident who writes to a waiting case changes nothing but the journal', () => {
  const story = opened();
  const before = story.file;
  story.does(RESIDENT, act.writes);
  expect(story.file).toEqual({ ...before, seq: before.seq + 1 });
});

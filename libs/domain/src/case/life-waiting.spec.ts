import {
  act,
  AINO,
  DAY,
  EERO,
  EVERYBODY,
  HOST,
  HOUR,
  MONDAY,
  opened,
  POLICY,
  RESIDENT,
  ROBIN,
  SECOND,
  snapshot,
  types,
  WORKDAY,
} from '../../test/story.js';

const empty = { duty: null, dutyAll: null, mayor: null };
const TUESDAY = MONDAY + DAY;

describe('– → waiting: a contact arrives', () => {
  it('stands on level 0, with `take` and `first_answer` running, and nobody owns it', () => {
    const { file, journal } = opened();
    expect(file).toMatchObject({ state: 'waiting', level: 0, owner: null, live: false, openedAt: MONDAY });
    expect(types(journal)).toEqual(['case.opened']);
    expect(file.clocks).toMatchObject([
      { kind: 'first_answer', round: 1, startedAt: MONDAY, dueAt: MONDAY + 2 * DAY + WORKDAY },
      { kind: 'take', round: 1, startedAt: MONDAY, dueAt: MONDAY + 4 * HOUR },
    ]);
  });

  it('outside working hours its clocks count from the next opening', () => {
    const story = opened({ at: MONDAY + 12 * HOUR });
    expect(story.clock('take')).toMatchObject({ startedAt: MONDAY + 12 * HOUR, dueAt: TUESDAY + 4 * HOUR });
  });

  it('is warned of at three quarters of each clock', () => {
    const story = opened();
    expect(story.clock('take').warnAt).toBe(MONDAY + 3 * HOUR);
    expect(story.clock('first_answer').warnAt).toBe(MONDAY + 2 * DAY + 2 * HOUR);
    expect(story.at(MONDAY + 3 * HOUR - 1).settles()).toEqual([]);
    expect(story.at(MONDAY + 3 * HOUR).settles()).toMatchObject([{ type: 'clock.warned', facts: { kind: 'take', round: 1 } }]);
    expect(story.pass(1).settles()).toEqual([]);
    expect(story.clock('take')).toMatchObject({ warnAt: null, dueAt: MONDAY + 4 * HOUR });
  });

  it.each(['chat', 'voice'] as const)('%s is live: the wall clock and the live ladder', (channel) => {
    const story = opened({ channel, at: MONDAY - HOUR });
    expect(story.file.live).toBe(true);
    expect(story.clock('take')).toMatchObject({ dueAt: MONDAY - HOUR + 20 * SECOND, warnAt: null });
    expect(story.clock('first_answer').dueAt).toBe(MONDAY + 2 * DAY + WORKDAY);
  });

  it.each([
    ['who sits at the desk and waits', true, 'live', true],
    ['who left their words there', undefined, 'usual', false],
    ['who waits, where the policy has no live ladder', true, 'none', false],
  ] as const)('a visitor %s', (_who, waits, ladder, live) => {
    const policy = ladder === 'none' ? { policy: snapshot({ live: undefined }) } : {};
    expect(opened({ channel: 'walk_in', ...(waits ? { live: waits } : {}), ...policy }).file.live).toBe(live);
  });

  it('a policy without a live ladder serves a chat like everything else', () => {
    const story = opened({ channel: 'chat', policy: snapshot({ live: undefined }) });
    expect(story.file.live).toBe(false);
    expect(story.clock('take').dueAt).toBe(MONDAY + 4 * HOUR);
  });
});

describe('waiting → owned: take', () => {
  it('stops `take`; `first_answer` runs on, measured from the contact and not from the take', () => {
    const story = opened().work(3 * HOUR - 1);
    const firstAnswer = story.clock('first_answer');
    expect(types(story.does(AINO, act.take))).toEqual(['case.taken']);
    expect(story.file).toMatchObject({ state: 'owned', level: 0, owner: { personId: 'aino', since: story.now, no: 1, breached: false } });
    expect(story.running()).toEqual(['first_answer']);
    expect(story.clock('first_answer')).toEqual(firstAnswer);
    expect(story.rounds('take')).toMatchObject([{ stoppedAt: story.now, breachedAt: null }]);
  });

  it('Rule 2: a second take is refused with the name of the winner; the winner repeating it gets the same', () => {
    const story = opened();
    story.does(AINO, act.take);
    const { file } = story;
    expect(story.refused(EERO, act.take)).toEqual({ code: 'case-already-taken', ownerId: 'aino' });
    expect(story.does(AINO, act.take)).toEqual([]);
    expect(story.file).toBe(file);
  });

  it.each([{ by: HOST }, { by: ROBIN }, { by: RESIDENT }])('not everybody may: $by.personId', ({ by }) => {
    expect(opened().refused(by, act.take)).toEqual({ code: 'may-not-take' });
  });

  it('a take one second late is a take and a breach', () => {
    const story = opened();
    const { dueAt } = story.clock('take');
    const events = story.at(dueAt + SECOND).does(AINO, act.take);
    expect(types(events)).toEqual(['clock.breached', 'case.taken']);
    expect(events[0]?.facts).toMatchObject({ kind: 'take', round: 1, dueAt, fromLevel: 0, toLevel: 1, missedBy: null });
    expect(story.file).toMatchObject({ state: 'owned', level: 1, owner: { personId: 'aino', breached: false } });
  });

  it.each([
    { late: -1, breached: false },
    { late: 0, breached: true },
  ])('at $late ms from the due time: breached $breached', ({ late, breached }) => {
    const story = opened();
    story.at(story.clock('take').dueAt + late).does(AINO, act.take);
    expect(story.rounds('take')[0]?.breachedAt !== null).toBe(breached);
  });
});

describe('waiting n → waiting n+1: `take` runs out', () => {
  it('breaches at the due time, goes up, and the next rung gets a round of its own', () => {
    const story = opened();
    const { dueAt } = story.clock('take');
    const events = story.due('take').settles();
    expect(types(events)).toEqual(['clock.breached']);
    expect(events[0]).toMatchObject({
      at: dueAt,
      actor: { type: 'system' },
      facts: { kind: 'take', fromLevel: 0, toLevel: 1, missedBy: null },
    });
    expect(story.file).toMatchObject({ state: 'waiting', level: 1 });
    expect(story.rounds('take')).toMatchObject([
      { round: 1, breachedAt: dueAt, stoppedAt: null },
      { round: 2, startedAt: dueAt, dueAt: dueAt + DAY, breachedAt: null },
    ]);
  });

  it('the last rung is the mayor and repeats: it is never finished', () => {
    // Ten working days of answering, so that only `take` runs out here.
    const story = opened({ policy: snapshot({ clocks: { ...POLICY.clocks, first_answer: 'P10D' } }) }).misses('take', 6);
    expect(story.file).toMatchObject({ state: 'waiting', level: 2 });
    expect(story.rounds('take')).toHaveLength(7);
    expect(story.journal.filter(({ type }) => type === 'clock.breached').map(({ facts }) => facts['toLevel'])).toEqual([1, 2, 2, 2, 2, 2]);
    expect(story.clock('take').dueAt - story.now).toBe(DAY);
  });

  it('`first_answer` running out on the way calls the mayor at once', () => {
    const story = opened({ policy: snapshot({ clocks: { ...POLICY.clocks, first_answer: 'PT2H' } }) });
    const events = story.due('first_answer').settles();
    expect(events).toMatchObject([{ facts: { kind: 'first_answer', fromLevel: 0, toLevel: 2, missedBy: null } }]);
    expect(story.rounds('take')).toMatchObject([
      { stoppedAt: story.now, breachedAt: null },
      { round: 2, dueAt: story.now + DAY },
    ]);
  });

  it('at the mayor`s rung `first_answer` running out leaves `take` alone', () => {
    const story = opened().misses('take', 3);
    const take = story.clock('take');
    expect(types(story.due('first_answer').settles())).toEqual(['clock.breached']);
    expect(story.file.level).toBe(2);
    expect(story.clock('take')).toEqual(take);
  });
});

describe('a live contact', () => {
  const SHORT = snapshot({ live: { ladder: [POLICY.live?.ladder[0], POLICY.live?.ladder[2]].flatMap((rung) => rung ?? []) } });

  it('climbs on the wall clock: 20 s, 40 s, then every 60 s to the mayor on duty', () => {
    const story = opened({ channel: 'chat' }).misses('take', 4);
    expect(story.rounds('take').map(({ startedAt, dueAt }) => (dueAt - startedAt) / SECOND)).toEqual([20, 40, 60, 60, 60]);
    expect(story.file).toMatchObject({ live: true, level: 2 });
  });

  it('outside the mayor`s duty it is told at most once an hour', () => {
    const story = opened({ channel: 'chat', staffing: { ...EVERYBODY, mayor: null } }).misses('take', 3);
    expect(story.rounds('take').map(({ startedAt, dueAt }) => (dueAt - startedAt) / SECOND)).toEqual([20, 40, 3600, 3600]);
    story.set({ staffing: EVERYBODY }).misses('take');
    expect(story.clock('take').dueAt - story.now).toBe(60 * SECOND);
  });

  it('a rung that waits longer than quietRepeat is not told more often for that', () => {
    const story = opened({ channel: 'chat', staffing: empty, policy: snapshot({ quietRepeat: 'PT30S' }) });
    expect(story.clock('take').dueAt - story.now).toBe(60 * SECOND);
  });

  it('once the resident has gone, goes on at the same level on the asynchronous ladder', () => {
    const story = opened({ channel: 'chat' }).set({ residentPresent: false });
    const events = story.due('take').settles();
    expect(types(events)).toEqual(['clock.breached', 'live.ended']);
    expect(story.file).toMatchObject({ state: 'waiting', live: false, level: 1 });
    expect(story.clock('take')).toMatchObject({ dueAt: story.now + DAY, warnAt: MONDAY + 20 * SECOND + 6 * HOUR });
  });

  it('who hangs up is no miss: the same level, the asynchronous ladder, said twice done once', () => {
    const story = opened({ channel: 'voice' });
    story.at(story.now + 5 * SECOND).does(RESIDENT, act.leaveLive);
    expect(types(story.journal.slice(-1))).toEqual(['live.ended']);
    expect(story.file).toMatchObject({ state: 'waiting', live: false, level: 0 });
    expect(story.rounds('take').map(({ stoppedAt, breachedAt }) => [stoppedAt, breachedAt])).toEqual([
      [MONDAY + 5 * SECOND, null],
      [null, null],
    ]);
    expect(story.clock('take').dueAt).toBe(story.now + 4 * HOUR);
    const { file } = story;
    story.does(RESIDENT, act.leaveLive);
    expect(story.file).toEqual(file);
  });

  it('a caller who goes on with a case of theirs that is open: the new one ends as its duplicate, by the resident', () => {
    const story = opened({ channel: 'voice' });
    story.does(RESIDENT, act.join('older'));
    expect(story.file).toMatchObject({
      state: 'closed',
      live: false,
      duplicateOf: 'older',
      closing: { by: 'resident', outcome: 'duplicate' },
    });
    expect(story.running()).toEqual([]);
    expect(opened({ channel: 'voice' }).try(RESIDENT, act.join('older', false))).toMatchObject({
      ok: false,
      refusal: { code: 'duplicate-of-a-closed-case' },
    });
  });

  it('the mayor`s level of a shorter live ladder is the mayor`s level of the other', () => {
    const story = opened({ channel: 'chat', policy: SHORT }).misses('take');
    expect(story.file).toMatchObject({ live: true, level: 1 });
    story.set({ residentPresent: false }).misses('take');
    expect(story.file).toMatchObject({ live: false, level: 2 });
  });

  it('taken, it is live no more, on the level where it was taken', () => {
    const story = opened({ channel: 'chat' }).misses('take');
    story.does(AINO, act.take);
    expect(story.file).toMatchObject({ state: 'owned', live: false, level: 1 });
    const high = opened({ channel: 'chat', policy: SHORT }).misses('take');
    high.does(AINO, act.take);
    expect(high.file).toMatchObject({ live: false, level: 2 });
  });
});

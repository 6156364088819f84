import { act, DAY, EVERYBODY, HOUR, MONDAY, opened, SYSTEM_BY, types, WORKDAY } from '../../test/story.js';

const empty = { duty: null, dutyAll: null, mayor: null };
const TUESDAY = MONDAY + DAY;

describe('waiting n → waiting n+1: nobody on duty on this rung', () => {
  it.each([
    { staffing: EVERYBODY, level: 0, skipped: [] },
    { staffing: { ...EVERYBODY, duty: null }, level: 1, skipped: [0] },
    { staffing: { ...empty, mayor: 0 }, level: 2, skipped: [0, 1] },
    { staffing: empty, level: 2, skipped: [0, 1] },
  ])('$staffing: at once to level $level, which the journal says and which is no escalation', ({ staffing, level, skipped }) => {
    const story = opened({ staffing });
    expect(story.file).toMatchObject({ state: 'waiting', level });
    expect(types(story.journal)).toEqual(['case.opened', ...skipped.map(() => 'rung.skipped')]);
    expect(story.journal.slice(1).map(({ facts }) => facts)).toEqual(skipped.map((from) => ({ from, why: 'nobody-on-duty' })));
    expect(story.rounds('take')).toHaveLength(1);
    expect(story.clock('take').dueAt).toBe(level === 0 ? MONDAY + 4 * HOUR : MONDAY + WORKDAY);
  });

  const OFFICE_WAIT = 4 * HOUR;
  const NIGHT = MONDAY + 12 * HOUR;
  it.each([
    { comes: 'a ms before the wait ends', at: MONDAY, from: MONDAY + OFFICE_WAIT - 1, level: 0 },
    { comes: 'when it ends', at: MONDAY, from: MONDAY + OFFICE_WAIT, level: 1 },
    { comes: 'in the morning after a night contact, whose wait is of working hours', at: NIGHT, from: TUESDAY, level: 0 },
    { comes: 'as late as the wait of that contact ends', at: NIGHT, from: TUESDAY + OFFICE_WAIT, level: 1 },
  ])('a rung on which somebody is rostered $comes: level $level', ({ at, from, level }) => {
    const story = opened({ at, staffing: { ...EVERYBODY, duty: from } });
    expect(story.file.level).toBe(level);
    expect(types(story.journal)).toEqual(level === 0 ? ['case.opened'] : ['case.opened', 'rung.skipped']);
  });

  it.each([
    { after: 19_999, level: 0 },
    { after: 20_000, level: 1 },
  ])('a live rung waits on the wall clock: somebody who comes after $after ms, level $level', ({ after, level }) =>
    expect(opened({ channel: 'chat', staffing: { ...EVERYBODY, duty: MONDAY + after } }).file.level).toBe(level),
  );

  describe('whoever stood on the rung went off duty', () => {
    const later = MONDAY + 2 * HOUR;
    const wentHome = (staffing: Partial<typeof empty | typeof EVERYBODY>) =>
      opened()
        .at(later)
        .set({ staffing: { ...EVERYBODY, ...staffing } });

    it.each([
      { goes: 'nobody comes', duty: null, level: 1 },
      { goes: 'somebody comes as late as it was promised by', duty: MONDAY + OFFICE_WAIT, level: 1 },
      { goes: 'somebody comes before that', duty: MONDAY + OFFICE_WAIT - 1, level: 0 },
    ])('and $goes: level $level', ({ duty, level }) => {
      const story = wentHome({ duty });
      story.does(SYSTEM_BY, act.leaveEmptyRung);
      expect(story.file.level).toBe(level);
      expect(types(story.journal)).toEqual(level === 0 ? ['case.opened'] : ['case.opened', 'rung.skipped']);
    });

    it('what was promised to the resident is not put off, and no miss is recorded', () => {
      const story = wentHome({ duty: null });
      story.does(SYSTEM_BY, act.leaveEmptyRung);
      expect(story.rounds('take').map(({ dueAt, stoppedAt }) => [dueAt - MONDAY, stoppedAt])).toEqual([
        [OFFICE_WAIT, later],
        [OFFICE_WAIT, null],
      ]);
      expect(types(story.due('take').settles())).toEqual(['clock.breached']);
      expect(story.file.level).toBe(2);
    });

    it('goes on to the mayor where the next rung is empty too, once', () => {
      const story = wentHome(empty);
      story.does(SYSTEM_BY, act.leaveEmptyRung);
      expect(story.file.level).toBe(2);
      story.does(SYSTEM_BY, act.leaveEmptyRung);
      expect(types(story.journal)).toEqual(['case.opened', 'rung.skipped', 'rung.skipped']);
    });
  });

  it('an empty rung further up is skipped when the case comes there', () => {
    const story = opened().set({ staffing: { ...EVERYBODY, dutyAll: null } });
    expect(types(story.due('take').settles())).toEqual(['clock.breached', 'rung.skipped']);
    expect(story.file.level).toBe(2);
    expect(story.journal.filter(({ type }) => type === 'clock.breached')).toHaveLength(1);
  });

  it('Rule 4: the mayor`s rung is never skipped', () => {
    const story = opened({ staffing: empty }).misses('take', 3);
    expect(story.file).toMatchObject({ state: 'waiting', level: 2 });
    expect(story.running()).toContain('take');
  });
});

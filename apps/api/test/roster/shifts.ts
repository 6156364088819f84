import { randomUUID } from 'node:crypto';
import { api, clock, get, HOUR, monday, notices, outcome, post, read, shift } from './harness.js';

describe('shifts', () => {
  it('are added, changed, cancelled; their person is told, and the journal tells who did it', async () => {
    const added = await shift({ channels: ['chat', 'chat'], villages: ['Kallio'], room: 'Kallion olohuone' });
    expect(added).toMatchObject({
      version: 1,
      person: { username: 'aino' },
      channels: ['chat'],
      villages: ['Kallio'],
      room: 'Kallion olohuone',
    });
    const changed = await post('yllapito', `/roster/shifts/${added.id}`, { version: 1, endsAt: '2026-11-16T15:00:00Z', room: null });
    expect(changed.body).toMatchObject({ version: 2, endsAt: '2026-11-16T15:00:00.000Z', channels: ['chat'] });
    expect(changed.body.room).toBeUndefined();
    expect((await post('yllapito', `/roster/shifts/${added.id}/cancel`, { version: 2 })).body).toMatchObject({
      cancelledAt: expect.any(String),
    });
    expect(outcome(await post('yllapito', `/roster/shifts/${added.id}/cancel`, { version: 2 }))).toBe('200');
    expect(outcome(await post('yllapito', `/roster/shifts/${added.id}`, { version: 3 }))).toBe('409 shift-cancelled');
    expect(await notices()).toEqual(['aino shift.added', 'aino shift.cancelled', 'aino shift.changed']);
    const cancelled = (await get('aino', '/me')).body.notices.find(({ type }: { type: string }) => type === 'shift.cancelled');
    expect(cancelled.facts).toEqual({
      startsAt: '2026-11-16T12:00:00.000Z',
      endsAt: '2026-11-16T15:00:00.000Z',
    });
    const journal = await api.sql(
      `SELECT j.type, a.username AS by FROM staff_journal j JOIN person a ON a.id = j.actor_id WHERE j.data ->> 'shiftId' = $1 ORDER BY j.seq`,
      [added.id],
    );
    expect(journal).toEqual(['shift.added', 'shift.changed', 'shift.cancelled'].map((type) => ({ type, by: 'yllapito' })));
  });

  it.each([
    ['backwards', { startsAt: '2026-11-16T16:00:00Z', endsAt: '2026-11-16T12:00:00Z' }, '422 shift-backwards'],
    ['of no length', { endsAt: monday.startsAt }, '422 shift-backwards'],
    ['longer than a day', { endsAt: '2026-11-17T12:00:00.001Z' }, '422 shift-too-long'],
    ['over already', { startsAt: '2026-11-16T04:00:00Z', endsAt: '2026-11-16T08:00:00Z' }, '422 shift-in-the-past'],
    ['in three years', { startsAt: '2029-11-16T04:00:00Z', endsAt: '2029-11-16T08:00:00Z' }, '422 shift-too-far'],
    ['of nobody', { person: 'eioo' }, '422 no-such-person'],
    ['of a host', { person: 'leena' }, '422 cannot-be-rostered'],
    ['in no village', { villages: ['Atlantis'] }, '422 unknown-village'],
    ['about no topic', { topics: ['weather'] }, '400 invalid-body'],
    ['on no channel', { channels: ['telegraph'] }, '400 invalid-body'],
    ['on a day that is none', { startsAt: '2026-02-31T12:00:00Z' }, '400 invalid-body'],
    ['without a zone', { startsAt: '2026-11-16T12:00:00' }, '400 invalid-body'],
    ['with what nobody knows', { colour: 'red' }, '400 invalid-body'],
  ])('a shift %s is refused', async (_what, more, expected) =>
    expect(outcome(await post('yllapito', '/roster/shifts', { ...monday, ...more }))).toBe(expected),
  );

  it('the village that the city has not is named by its place', async () =>
    expect((await post('yllapito', '/roster/shifts', { ...monday, villages: ['Malmi', 'Atlantis'] })).body).toMatchObject({
      errors: [{ path: 'villages.1', code: 'unknown-village' }],
    }));

  it('on the night when autumn comes a day has 25 hours, and in spring 23', async () => {
    await clock.set('2026-10-20T08:00:00.000Z');
    expect(
      outcome(
        await post('yllapito', '/roster/shifts', { person: 'aino', startsAt: '2026-10-24T05:00:00Z', endsAt: '2026-10-25T06:00:00Z' }),
      ),
    ).toBe('201');
    expect(
      outcome(
        await post('yllapito', '/roster/shifts', { person: 'eero', startsAt: '2026-10-24T05:00:00Z', endsAt: '2026-10-25T06:00:00.001Z' }),
      ),
    ).toBe('422 shift-too-long');
    await clock.set('2027-03-25T08:00:00.000Z');
    expect(
      outcome(
        await post('yllapito', '/roster/shifts', { person: 'maija', startsAt: '2027-03-27T06:00:00Z', endsAt: '2027-03-28T06:00:00Z' }),
      ),
    ).toBe('422 shift-too-long');
  });

  it('nobody is in two places at once, whoever writes it down at the same moment', async () => {
    await shift();
    expect(
      outcome(
        await post('yllapito', '/roster/shifts', { ...monday, startsAt: '2026-11-16T15:59:59.999Z', endsAt: '2026-11-16T18:00:00Z' }),
      ),
    ).toBe('409 shift-overlaps');
    expect(
      outcome(await post('yllapito', '/roster/shifts', { ...monday, startsAt: '2026-11-16T16:00:00Z', endsAt: '2026-11-16T18:00:00Z' })),
    ).toBe('201');
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('yllapito', '/roster/shifts', { ...monday, person: 'eero' })));
    expect(answers.map(outcome).sort()).toEqual(['201', ...Array.from({ length: 4 }, () => '409 shift-overlaps')]);
  });

  it('two tabs: the one that saw an older state is told how it stands now', async () => {
    const { id } = await shift();
    expect(outcome(await post('yllapito', `/roster/shifts/${id}`, { version: 1, languages: ['sv'] }))).toBe('200');
    const late = await post('yllapito', `/roster/shifts/${id}`, { version: 1, languages: ['en'] });
    expect(late).toMatchObject({ status: 409, body: { code: 'roster-changed', shift: { version: 2, languages: ['sv'] } } });
    expect(outcome(await post('yllapito', `/roster/shifts/${id}/cancel`, { version: 1 }))).toBe('409 roster-changed');
  });

  it('the same request twice is one shift', async () => {
    const key = randomUUID();
    const first = await post('yllapito', '/roster/shifts', monday, key);
    expect(await post('yllapito', '/roster/shifts', monday, key)).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(outcome(await post('yllapito', '/roster/shifts', { ...monday, person: 'eero' }, key))).toBe('422 idempotency-key-reused');
    expect((await read()).shifts).toHaveLength(1);
  });

  it('one that runs keeps its beginning, and ends when it is cancelled', async () => {
    const { id } = await shift();
    await clock.advance(5 * HOUR);
    expect(outcome(await post('yllapito', `/roster/shifts/${id}`, { version: 1, startsAt: '2026-11-16T14:00:00Z' }))).toBe(
      '409 shift-began',
    );
    expect((await post('yllapito', `/roster/shifts/${id}/cancel`, { version: 1 })).body).toMatchObject({
      endsAt: '2026-11-16T13:00:00.000Z',
    });
    expect((await get('aino', '/me')).body).toMatchObject({ onDuty: false });
    expect(outcome(await post('yllapito', `/roster/shifts/${id}`, { version: 2, endsAt: '2026-11-16T18:00:00Z' }))).toBe('409 shift-over');
  });

  it('one`s own account tells of a shift that runs', async () => {
    await shift();
    await clock.advance(5 * HOUR);
    expect((await get('aino', '/me')).body).toMatchObject({ onDuty: true, dutySwitch: false, shiftUntil: '2026-11-16T16:00:00.000Z' });
    expect((await get('yllapito', '/people')).body.items.find(({ username }: { username: string }) => username === 'aino')).toMatchObject({
      onDuty: true,
    });
  });

  it.each([
    ['2026-11-22', '2026-11-16', 'backwards'],
    ['2026-11-01', '2027-01-02', 'too-many-days'],
    // Days at the edges of what clocks can count.
    ['2026-11-01', '9999-12-31', 'not-a-day'],
  ])('from %s to %s is no query', async (from, to, code) =>
    expect((await get('aino', `/roster?from=${from}&to=${to}`)).body).toMatchObject({
      code: 'invalid-query',
      errors: [{ path: 'to', code }],
    }),
  );
});

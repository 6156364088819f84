import { openApiDocument } from '#contracts';
import { startTestApi, type Answer, type TestApi } from '#testing/api';
import { fakeClock, type FakeClock } from '#testing/postgres';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { randomUUID } from 'node:crypto';
import { PatternMaking } from '../../../libs/staff/src/roster/pattern-making.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;
const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
const document = openApiDocument('http://127.0.0.1') as {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>>;
};

let api: TestApi;
let clock: FakeClock;
beforeAll(async () => {
  api = await startTestApi();
  clock = await fakeClock(api.database.ownerUrl);
  for (const name of ['aino', 'eero', 'maija']) await api.person(name, ['official'], { onDuty: false });
  await api.person('leena', ['host'], { onDuty: false });
  await api.person('pormestari', ['mayor'], { onDuty: false });
  await api.person('yllapito', ['administrator'], { onDuty: false });
}, 60_000);
afterAll(async () => {
  await clock.release();
  await api.close();
});
// A Monday at ten in Helsinki.
beforeEach(async () => {
  await clock.set('2026-11-16T08:00:00.000Z');
  await api.sql('DELETE FROM duty_swap');
  await api.sql('DELETE FROM duty_shift');
  await api.sql('DELETE FROM duty_pattern');
  await api.sql('DELETE FROM absence');
  await api.sql('DELETE FROM staff_notice');
});

/** The path with what stands for ids in it, as it is documented. */
const templateOf = (path: string): string => path.split('?')[0]!.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}');

async function call(as: string | undefined, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answer> {
  const answer = await api.call(as, method, path, body, key === undefined ? {} : { 'idempotency-key': key });
  const schema =
    document.paths[`/api/v1${templateOf(path)}`]?.[method.toLowerCase()]?.responses[answer.status]?.content?.['application/json']?.schema;
  if (answer.status < 300 && schema) {
    const valid = ajv.validate(schema, answer.body);
    expect({ path, errors: valid ? [] : ajv.errors }).toEqual({ path, errors: [] });
  }
  return answer;
}
const post = (as: string, path: string, body: unknown = {}, key?: string) => call(as, 'POST', path, body, key);
const get = (as: string, path: string) => call(as, 'GET', path);
const outcome = ({ status, body }: Answer): string => (status < 300 ? String(status) : `${status} ${(body as { code: string }).code}`);

const monday = { person: 'aino', startsAt: '2026-11-16T12:00:00Z', endsAt: '2026-11-16T16:00:00Z' };
const shift = async (more: object = {}): Promise<{ id: string; version: number }> => {
  const { status, body } = await post('yllapito', '/roster/shifts', { ...monday, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as { id: string; version: number };
};
const read = async (from = '2026-11-16', to = '2026-11-22') => (await get('eero', `/roster?from=${from}&to=${to}`)).body;
const notices = () =>
  api
    .sql(`SELECT p.username || ' ' || n.type AS told FROM staff_notice n JOIN person p ON p.id = n.person_id ORDER BY 1`)
    .then((rows) => rows.map(({ told }) => told));

describe('who may', () => {
  const plan = {
    ...{ person: 'aino', weekdays: ['tue'], from: '08:00', to: '16:00', startsOn: '2026-11-17' },
  };
  it.each([
    ['read it', (as: string) => get(as, '/roster?from=2026-11-16&to=2026-11-22'), 'aino pormestari yllapito'],
    ['read its gaps', (as: string) => get(as, '/roster/gaps'), 'pormestari yllapito'],
    ['add a shift', (as: string) => post(as, '/roster/shifts', monday), 'yllapito'],
    ['add a pattern', (as: string) => post(as, '/roster/patterns', plan), 'yllapito'],
    [
      'enter an absence of their own',
      (as: string) => post(as, '/roster/absences', { startsAt: monday.startsAt, endsAt: monday.endsAt }),
      'aino pormestari',
    ],
    ['enter one of somebody else', (as: string) => post(as, '/roster/absences', { ...monday, person: 'eero' }), 'yllapito'],
    ['have a calendar', (as: string) => post(as, '/me/calendar-feed'), 'aino pormestari'],
  ] as const)('%s', async (_what, act, allowed) => {
    const may: string[] = [];
    for (const as of ['aino', 'leena', 'pormestari', 'yllapito']) {
      const answer = await act(as);
      if (answer.status < 300) may.push(as);
      else expect([as, outcome(answer)]).toEqual([as, '403 forbidden']);
    }
    expect(may.join(' ')).toBe(allowed);
    expect((await api.call(undefined, 'GET', '/roster?from=2026-11-16&to=2026-11-22')).status).toBe(401);
  });

  it('nobody but its person and administrators changes an absence', async () => {
    const { body } = await post('aino', '/roster/absences', { startsAt: monday.startsAt, endsAt: monday.endsAt });
    expect(outcome(await post('eero', `/roster/absences/${body.id}`, { endsAt: '2026-11-17T12:00:00Z' }))).toBe('403 forbidden');
    expect(outcome(await post('eero', `/roster/absences/${body.id}/end`))).toBe('403 forbidden');
    expect(outcome(await post('yllapito', `/roster/absences/${body.id}`, { endsAt: '2026-11-17T12:00:00Z' }))).toBe('200');
    expect(outcome(await post('aino', `/roster/absences/${body.id}/end`))).toBe('204');
    expect((await read()).absences).toEqual([]);
    expect(await notices()).toEqual(['aino absence.changed']);
  });
});

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

describe('patterns', () => {
  it.each(['0000-01-01', '9999-12-31'])('from %s there is none', async (startsOn) =>
    expect((await post('yllapito', '/roster/patterns', { ...nights, startsOn })).body).toMatchObject({
      code: 'invalid-body',
      errors: [{ path: 'startsOn', code: 'not-a-day' }],
    }),
  );

  const nights = { person: 'aino', weekdays: ['mon', 'wed'], from: '22:00', to: '06:00', startsOn: '2026-11-16' };
  const made = async () =>
    (await api.sql('SELECT starts_at, cancelled_at IS NOT NULL AS cancelled FROM duty_shift ORDER BY starts_at')) as {
      starts_at: Date;
      cancelled: boolean;
    }[];
  const times = async () =>
    (await made()).filter(({ cancelled }) => !cancelled).map(({ starts_at }) => starts_at.toISOString().slice(0, 16));

  it('are made eight weeks ahead at once, and on from there by the worker, once', async () => {
    const { body } = await post('yllapito', '/roster/patterns', nights);
    expect(body).toMatchObject({ version: 1, everyWeeks: 1, leftOut: [], madeUntil: '2027-01-11' });
    expect(await times()).toHaveLength(17);
    const making = api.app.get(PatternMaking);
    expect(await making.step()).toBe(0);
    await clock.advance(3 * DAY);
    expect(await making.step()).toBe(1);
    expect(await making.step()).toBe(0);
    const after = await times();
    expect(after).toHaveLength(18);
    expect(after.at(-1)).toBe('2027-01-13T20:00');
    expect(new Set(after).size).toBe(18);
  });

  it('change from now on: what was changed by itself stays, and what a person has otherwise is left out', async () => {
    const { body } = await post('yllapito', '/roster/patterns', { ...nights, endsOn: '2026-11-25' });
    const [, second, third] = (await read('2026-11-16', '2026-11-30')).shifts;
    await post('yllapito', `/roster/shifts/${second.id}/cancel`, { version: 1 });
    await post('yllapito', `/roster/shifts/${third.id}`, { version: 1, room: 'Itäkeskus' });
    await post('yllapito', '/roster/shifts', { person: 'aino', startsAt: '2026-11-26T18:30:00Z', endsAt: '2026-11-26T19:00:00Z' });
    await clock.advance(13 * HOUR);
    const changed = await post('yllapito', `/roster/patterns/${body.id}`, {
      version: 1,
      weekdays: ['mon', 'wed', 'thu'],
      from: '20:00',
      to: '02:00',
      endsOn: '2026-11-30',
    });
    expect(changed.body).toMatchObject({ version: 2, leftOut: ['2026-11-26'] });
    expect(await times()).toEqual([
      // It had begun.
      '2026-11-16T20:00',
      // Wednesday was cancelled by itself.
      '2026-11-19T18:00',
      // Got a room of its own.
      '2026-11-23T20:00',
      '2026-11-25T18:00',
      '2026-11-26T18:30',
      '2026-11-30T18:00',
    ]);
    expect(outcome(await post('yllapito', `/roster/patterns/${body.id}`, { version: 1, from: '21:00' }))).toBe('409 roster-changed');
    expect((await post('yllapito', `/roster/patterns/${body.id}/end`, { version: 2 })).status).toBe(200);
    expect(await times()).toEqual(['2026-11-16T20:00', '2026-11-23T20:00', '2026-11-26T18:30']);
    expect((await read()).patterns).toEqual([]);
    expect(outcome(await post('yllapito', `/roster/patterns/${body.id}`, { version: 3, from: '21:00' }))).toBe('404 not-found');
  });

  it('a day that was left out is made once it is free', async () => {
    const other = await shift({ startsAt: '2026-11-18T19:00:00Z', endsAt: '2026-11-18T21:00:00Z' });
    expect((await post('yllapito', '/roster/patterns', nights)).body).toMatchObject({ code: 'shift-overlaps', days: ['2026-11-18'] });
    await post('yllapito', `/roster/shifts/${other.id}/cancel`, { version: 1 });
    expect((await post('yllapito', '/roster/patterns', nights)).status).toBe(201);
  });

  it.each([
    ['no weekday', { weekdays: [] }, '400 invalid-body'],
    ['an end before the beginning', { endsOn: '2026-11-15' }, '422 pattern-never-comes'],
    ['a weekday that never comes', { weekdays: ['sun'], endsOn: '2026-11-20' }, '422 pattern-never-comes'],
    ['31 February', { startsOn: '2027-02-31' }, '400 invalid-body'],
    ['every zeroth week', { everyWeeks: 0 }, '400 invalid-body'],
    ['24:00', { to: '24:00' }, '400 invalid-body'],
    ['years ahead', { startsOn: '2030-01-01' }, '422 shift-too-far'],
    ['an unknown village', { villages: ['Atlantis'] }, '422 unknown-village'],
  ])('%s is refused, and nothing is made', async (_what, more, expected) => {
    expect(outcome(await post('yllapito', '/roster/patterns', { ...nights, ...more }))).toBe(expected);
    expect(await made()).toEqual([]);
  });
});

describe('swaps', () => {
  const asked = async (): Promise<{ shiftId: string; swapId: string }> => {
    const { id } = await shift();
    const { body } = await post('aino', `/roster/shifts/${id}/swaps`, { to: 'eero' });
    return { shiftId: id, swapId: body.swap.id };
  };
  const holder = async () => (await read()).shifts.map(({ person }: { person: { username: string } }) => person.username);

  it('a shift moves only when the other one takes it, and both are told', async () => {
    const { swapId } = await asked();
    expect(await holder()).toEqual(['aino']);
    for (const as of ['maija', 'aino', 'pormestari'])
      expect(outcome(await post(as, `/roster/swaps/${swapId}/accept`))).toBe('404 not-found');
    expect((await post('eero', `/roster/swaps/${swapId}/accept`)).body).toMatchObject({ person: { username: 'eero' }, version: 2 });
    expect(outcome(await post('eero', `/roster/swaps/${swapId}/accept`))).toBe('200');
    expect(outcome(await post('eero', `/roster/swaps/${swapId}/decline`))).toBe('409 swap-ended');
    expect(await holder()).toEqual(['eero']);
    expect(await notices()).toEqual(['aino shift.added', 'aino swap.accepted', 'eero swap.asked']);
  });

  it('declined or withdrawn it stays', async () => {
    const first = await asked();
    expect((await post('eero', `/roster/swaps/${first.swapId}/decline`)).body).toMatchObject({ person: { username: 'aino' } });
    const again = await post('aino', `/roster/shifts/${first.shiftId}/swaps`, { to: 'maija' });
    expect(outcome(await post('aino', `/roster/swaps/${again.body.swap.id}/withdraw`))).toBe('200');
    expect(outcome(await post('maija', `/roster/swaps/${again.body.swap.id}/accept`))).toBe('409 swap-ended');
    expect(await holder()).toEqual(['aino']);
  });

  it('is refused to whoever has another shift then', async () => {
    const { swapId } = await asked();
    await shift({ person: 'eero', startsAt: '2026-11-16T15:00:00Z', endsAt: '2026-11-16T18:00:00Z' });
    expect(outcome(await post('eero', `/roster/swaps/${swapId}/accept`))).toBe('409 shift-overlaps');
    expect(await holder()).toEqual(['aino', 'eero']);
  });

  it.each([
    ['eero', 'maija', '403 not-your-shift'],
    ['aino', 'aino', '422 swap-to-oneself'],
    ['aino', 'leena', '422 cannot-be-rostered'],
    ['aino', 'eioo', '422 no-such-person'],
  ])('%s cannot ask %s', async (as, to, expected) => {
    const { id } = await shift();
    expect(outcome(await post(as, `/roster/shifts/${id}/swaps`, { to }))).toBe(expected);
  });

  it('one is asked at a time', async () => {
    const { shiftId } = await asked();
    expect(outcome(await post('aino', `/roster/shifts/${shiftId}/swaps`, { to: 'maija' }))).toBe('409 swap-is-open');
  });

  it('ends when the shift is cancelled, moved, or begins', async () => {
    const cancelled = await asked();
    await post('yllapito', `/roster/shifts/${cancelled.shiftId}/cancel`, { version: 1 });
    expect(outcome(await post('eero', `/roster/swaps/${cancelled.swapId}/accept`))).toBe('409 swap-ended');
    const moved = await asked();
    await post('yllapito', `/roster/shifts/${moved.shiftId}`, { version: 1, startsAt: '2026-11-16T12:30:00Z' });
    expect(outcome(await post('eero', `/roster/swaps/${moved.swapId}/accept`))).toBe('409 swap-ended');
    await post('aino', `/roster/shifts/${moved.shiftId}/swaps`, { to: 'eero' });
    await clock.advance(5 * HOUR);
    const [open] = (await read()).shifts.flatMap(({ swap }: { swap?: { id: string } }) => swap ?? []);
    expect(outcome(await post('eero', `/roster/swaps/${open.id}/accept`))).toBe('409 swap-ended');
    expect(outcome(await post('aino', `/roster/shifts/${moved.shiftId}/swaps`, { to: 'maija' }))).toBe('409 shift-began');
  });
});

describe('absences', () => {
  const week = { startsAt: '2026-11-16T12:00:00Z', endsAt: '2026-11-20T12:00:00Z' };
  it.each([
    ['backwards', { endsAt: '2026-11-16T12:00:00Z' }, '422 absence-backwards'],
    ['over', { startsAt: '2026-11-15T12:00:00Z', endsAt: '2026-11-16T08:00:00Z' }, '422 absence-in-the-past'],
    ['three years', { endsAt: '2029-11-20T12:00:00Z' }, '422 absence-too-long'],
  ])('%s is refused', async (_what, more, expected) =>
    expect(outcome(await post('aino', '/roster/absences', { ...week, ...more }))).toBe(expected),
  );

  it('there is one at a time, it can be made longer, and ends when one is back', async () => {
    const { body } = await post('aino', '/roster/absences', week);
    expect(outcome(await post('aino', '/roster/absences', { ...week, endsAt: '2026-11-17T12:00:00Z' }))).toBe('409 absence-overlaps');
    expect((await post('aino', `/roster/absences/${body.id}`, { endsAt: '2026-11-27T12:00:00Z' })).body).toMatchObject({
      endsAt: '2026-11-27T12:00:00.000Z',
    });
    await clock.advance(DAY);
    expect((await get('aino', '/me')).body).toMatchObject({ absentUntil: '2026-11-27T12:00:00.000Z' });
    expect(outcome(await post('aino', `/roster/absences/${body.id}/end`))).toBe('204');
    expect((await get('aino', '/me')).body.absentUntil).toBeUndefined();
    expect((await read()).absences).toMatchObject([{ startsAt: '2026-11-16T12:00:00.000Z', endsAt: '2026-11-17T08:00:00.000Z' }]);
    expect(outcome(await post('aino', `/roster/absences/${body.id}`, { endsAt: '2026-11-27T12:00:00Z' }))).toBe('409 absence-over');
  });
});

it('gaps: of fourteen days, in each live channel and language', async () => {
  await api.sql(`UPDATE person SET duties = '{"languages": ["fi"]}' WHERE username = 'aino'`);
  await shift({ startsAt: '2026-11-16T08:00:00Z', endsAt: '2026-11-17T08:00:00Z' });
  await shift({ person: 'eero', channels: ['chat'], startsAt: '2026-11-16T08:00:00Z', endsAt: '2026-11-16T20:00:00Z' });
  await post('eero', '/roster/absences', { startsAt: '2026-11-16T10:00:00Z', endsAt: '2026-11-16T11:00:00Z' });
  const { body } = await get('pormestari', '/roster/gaps');
  const told = body.gaps.map(
    (gap: Record<string, string>) => `${gap['channel']} ${gap['language']} ${gap['startsAt']?.slice(5, 13)} ${gap['endsAt']?.slice(5, 13)}`,
  );
  expect(body).toMatchObject({ from: '2026-11-16T08:00:00.000Z', to: '2026-11-30T08:00:00.000Z' });
  expect(told).toEqual([
    'chat fi 11-17T08 11-30T08',
    'chat sv 11-16T10 11-16T11',
    'chat sv 11-16T20 11-30T08',
    'chat en 11-16T10 11-16T11',
    'chat en 11-16T20 11-30T08',
    'voice fi 11-17T08 11-30T08',
    'voice sv 11-16T08 11-30T08',
    'voice en 11-16T08 11-30T08',
  ]);
});

describe('a calendar of one`s own', () => {
  const fetched = async (url: string) => api.call(undefined, 'GET', new URL(url).pathname + new URL(url).search);
  const lines = (text: string, name: string) => text.split('\r\n').filter((line) => line.startsWith(`${name}:`));

  it('holds one`s shifts under the same names, cancelled ones as cancelled, and nobody else`s', async () => {
    const key = randomUUID();
    const { body } = await post('aino', '/me/calendar-feed', {}, key);
    expect((await post('aino', '/me/calendar-feed', {}, key)).body).toEqual(body);
    const kept = await shift({ room: 'Kallio', channels: ['voice'], languages: ['sv'] });
    const gone = await shift({ startsAt: '2026-11-18T12:00:00Z', endsAt: '2026-11-18T16:00:00Z' });
    await shift({ person: 'eero' });
    await post('yllapito', `/roster/shifts/${gone.id}/cancel`, { version: 1 });
    const answer = await fetched(body.url);
    expect(answer.headers['content-type']).toMatch(/^text\/calendar/);
    const text = answer.body as string;
    expect(lines(text, 'UID')).toEqual([`UID:${kept.id}@batline`, `UID:${gone.id}@batline`]);
    expect(lines(text, 'DTSTART')).toEqual(['DTSTART:20261116T120000Z', 'DTSTART:20261118T120000Z']);
    expect(lines(text, 'STATUS')).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
    expect(lines(text, 'SEQUENCE')).toEqual(['SEQUENCE:1', 'SEQUENCE:2']);
    expect(lines(text, 'LOCATION')).toEqual(['LOCATION:Kallio']);
    expect(lines(text, 'SUMMARY')).toEqual(['SUMMARY:Päivystysvuoro', 'SUMMARY:Päivystysvuoro']);
    expect(lines((await fetched(`${body.url}?language=sv`)).body as string, 'SUMMARY')[0]).toBe('SUMMARY:Jourpass');
  });

  it('a new address ends the old one; without one, or with another`s, there is nothing', async () => {
    const { body: old } = await post('aino', '/me/calendar-feed');
    const { body: fresh } = await post('aino', '/me/calendar-feed');
    expect(fresh.url).not.toBe(old.url);
    expect(outcome(await fetched(old.url))).toBe('404 not-found');
    expect((await fetched(fresh.url)).status).toBe(200);
    expect(await api.sql(`SELECT 1 FROM idempotency_key WHERE answer::text LIKE '%' || $1 || '%'`, [fresh.url.slice(-40, -4)])).toEqual([]);
    await api.sql(`UPDATE person SET disabled_at = batline_now() WHERE username = 'aino'`);
    expect(outcome(await fetched(fresh.url))).toBe('404 not-found');
    await api.sql(`UPDATE person SET disabled_at = NULL WHERE username = 'aino'`);
    expect((await post('aino', '/me/calendar-feed/stop')).body).toEqual({ createdAt: null });
    for (const url of [fresh.url, `${fresh.url.slice(0, -8)}A.ics`, 'http://x/api/v1/calendars/x.ics', 'http://x/api/v1/calendars/%00.ics'])
      expect(outcome(await fetched(url))).toBe('404 not-found');
  });
});

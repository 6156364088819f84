import { PatternMaking } from '../../../../libs/staff/src/roster/pattern-making.service.js';
import { api, clock, DAY, HOUR, journal, outcome, post, read, shift } from './harness.js';

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
    expect((await post('yllapito', `/roster/patterns/${body.id}/end`, { version: 2 })).body).toMatchObject({ version: 3 });
    expect(await journal('patternId', body.id)).toEqual(['pattern.added', 'pattern.changed', 'pattern.ended']);
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

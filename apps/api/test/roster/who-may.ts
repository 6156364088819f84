import { api, get, monday, notices, outcome, post, read } from './harness.js';

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

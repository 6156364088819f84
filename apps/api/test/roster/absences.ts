import { clock, DAY, get, journal, notices, outcome, post, read } from './harness.js';

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

  it('one that is over is not ended again: nobody is told, and the journal tells nothing', async () => {
    const { body } = await post('aino', '/roster/absences', week);
    await clock.advance(DAY);
    for (let times = 0; times < 2; times += 1) expect(outcome(await post('yllapito', `/roster/absences/${body.id}/end`))).toBe('204');
    expect(await journal('absenceId', body.id)).toEqual(['absence.added', 'absence.ended']);
    expect(await notices()).toEqual(['aino absence.ended']);
  });
});

import { clock, HOUR, notices, outcome, post, read, shift } from './harness.js';

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

import { alarmsFor } from './alarms-for.js';

const clock = (id: number, nextAt: number, now = 0) => ({ id: String(id), caseId: `case-${id}`, nextAt, now });

it('gives each clock an alarm of its own, a little late rather than early', () => {
  expect(alarmsFor([clock(7, 20_000, 5_000)])).toEqual([{ id: '7.20000', data: { caseId: 'case-7' }, delayMs: 15_010 }]);
});

it('gives a clock that was moved another alarm, and the same clock the same one', () => {
  const [first] = alarmsFor([clock(7, 20_000)]);
  const [moved] = alarmsFor([clock(7, 21_000)]);
  const [again] = alarmsFor([clock(7, 20_000, 3_000)]);
  expect(moved?.id).not.toBe(first?.id);
  expect(again?.id).toBe(first?.id);
  expect(first?.id).not.toContain(':');
});

it('gives very many at once one alarm, after the last of them', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => clock(n, 60_000 + (n % 1_000), 1_000));
  expect(alarmsFor([...many, clock(-1, 62_000, 1_000)])).toEqual([
    { id: 'all.60', data: { caseId: null }, delayMs: 60_010 },
    { id: '-1.62000', data: { caseId: 'case--1' }, delayMs: 61_010 },
  ]);
});

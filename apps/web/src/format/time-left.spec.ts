import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.js';

const at = Date.parse('2026-11-24T10:00:00.000Z');
const left = (due: string) => timeLeft(due, at);

describe('time left', () => {
  it('is late from the very instant', () => {
    expect(left('2026-11-24T10:00:00.000Z').late).toBe(true);
    expect(left('2026-11-24T10:00:00.001Z').late).toBe(false);
  });
  it('says seconds only when nothing larger is left', () => {
    expect(left('2026-11-24T10:00:20.000Z')).toMatchObject({ minutes: 0, seconds: 20 });
    expect(left('2026-11-24T10:05:20.000Z')).toMatchObject({ minutes: 5, seconds: 0 });
  });
  it('drops minutes once they say nothing', () => {
    expect(left('2026-11-24T14:31:00.000Z')).toMatchObject({ hours: 4, minutes: 31 });
    expect(left('2026-11-25T04:31:00.000Z')).toMatchObject({ hours: 18, minutes: 0 });
    expect(left('2026-11-27T11:31:00.000Z')).toMatchObject({ days: 3, hours: 1, minutes: 0 });
  });
  it('counts backwards when late', () => {
    expect(left('2026-11-24T05:55:00.000Z')).toMatchObject({ late: true, hours: 4, minutes: 5 });
  });
});

import { expect, it } from 'vitest';
import { asOrder, moved, newStep, repeated, secondsOf, stepsOf } from './steps.js';

it.each([
  ['2', 120],
  ['0', 0],
  ['0,5', 30],
  [' 1.25 ', 75],
  ['1440', 86_400],
  ['1440,01', undefined],
  ['1441', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['', undefined],
  ['kaksi', undefined],
])('%s minutes are %s s', (minutes, seconds) => expect(secondsOf(minutes)).toBe(seconds));

it('changes the places of the paths, not the times, and loses nobody at the ends', () => {
  const steps = [newStep('push', '2'), newStep('sms', '5'), newStep('call', '10')];
  const said = (list: typeof steps) => list.map(({ path, minutes }) => `${path} ${minutes}`);
  expect(said(moved(steps, 1, -1))).toEqual(['sms 2', 'push 5', 'call 10']);
  expect(said(moved(steps, 1, 1))).toEqual(['push 2', 'call 5', 'sms 10']);
  expect(said(moved(steps, 0, -1))).toEqual(said(steps));
  expect(said(moved(steps, 2, 1))).toEqual(said(steps));
});

it('goes there and back', () => {
  const order = {
    steps: [
      { path: 'app' as const, afterSeconds: 0 },
      { path: 'sms' as const, afterSeconds: 90 },
    ],
    quiet: false,
  };
  const steps = stepsOf(order);
  expect(steps.map(({ minutes }) => minutes)).toEqual(['1,5']);
  expect(asOrder(steps, false)).toEqual(order);
});

it('sees the same step twice however its minutes are written', () => {
  expect(repeated([newStep('push', '2'), newStep('push', '2,0')])).toBe(true);
  expect(repeated([newStep('push', '2'), newStep('sms', '2')])).toBe(false);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const started = vi.fn();
let resumed: Promise<void>;

/** As much of WebAudio as a ring uses. */
class FakeAudio {
  readonly currentTime = 5;
  readonly destination = {};
  resume = () => resumed;
  createGain = () => ({ gain: { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() }, connect: () => undefined });
  createOscillator = () => ({ frequency: { value: 0 }, connect: (to: unknown) => to, start: started, stop: vi.fn() });
}

const freshRing = async () => {
  vi.resetModules();
  return (await import('./ring.js')).ring;
};

beforeEach(() => {
  started.mockClear();
  resumed = Promise.resolve();
  vi.stubGlobal('AudioContext', FakeAudio);
});
afterEach(() => vi.restoreAllMocks());

it('plays two tones, one after the other', async () => {
  (await freshRing())();
  await resumed;
  expect(started.mock.calls.map(([at]) => Number(at))).toEqual([5, 5.18]);
});

it('does not play later what the browser did not let it play at once', async () => {
  const ring = await freshRing();
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let allow: () => void = () => undefined;
  resumed = new Promise((resolve) => (allow = resolve));
  ring();
  now = 60_000;
  allow();
  await resumed;
  expect(started).not.toHaveBeenCalled();
});

it('is silent where there is no sound', async () => {
  vi.stubGlobal('AudioContext', undefined);
  expect((await freshRing())()).toBeUndefined();
  expect(started).not.toHaveBeenCalled();
});

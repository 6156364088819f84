import { Attention, Interrupted } from './attention.js';

const never = new Promise<void>(() => undefined);
const why = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'not interrupted',
    (error: unknown) => (error instanceof Interrupted ? error.why.kind : 'another error'),
  );

describe('attention', () => {
  it('waits for what is promised', async () => {
    expect(await new Attention().on(() => Promise.resolve(7))).toBe(7);
  });

  it('is interrupted, and tells whoever was waited for', async () => {
    const attention = new Attention();
    let signal: AbortSignal | undefined;
    const waiting = attention.on((given) => {
      signal = given;
      return never;
    });
    attention.interrupt({ kind: 'over' });
    expect([await why(waiting), signal!.aborted]).toEqual(['over', true]);
  });

  it('an interruption that comes too early takes effect at the next wait', async () => {
    const attention = new Attention();
    attention.interrupt({ kind: 'redirected', to: { url: 'http://127.0.0.1/' } });
    expect(await why(attention.on(() => never))).toBe('redirected');
    expect(await attention.on(() => Promise.resolve(1))).toBe(1);
  });

  it('the end overrides a redirection, and stays', async () => {
    const attention = new Attention();
    attention.interrupt({ kind: 'over' });
    attention.interrupt({ kind: 'redirected', to: { url: 'http://127.0.0.1/' } });
    expect(await why(attention.on(() => Promise.resolve(1)))).toBe('over');
    expect(await why(attention.on(() => Promise.resolve(1)))).toBe('over');
  });

  it('an interruption at the same moment as the result counts', async () => {
    const attention = new Attention();
    const waiting = attention.on(async () => {
      attention.interrupt({ kind: 'over' });
      return 1;
    });
    expect(await why(waiting)).toBe('over');
  });
});

import { Health } from './health.js';

it('is well when all that it needs answers', async () => {
  const health = new Health();
  expect(await health.report()).toEqual({ ok: true, checks: {} });
  health.need('database', async () => 1);
  expect(await health.report()).toEqual({ ok: true, checks: { database: 'ok' } });
});

it('is not well when something fails, throws at once, or gives no answer, and tells nothing of why', async () => {
  const health = new Health(20);
  health.need('database', async () => Promise.reject(new Error('password of batline is wrong')));
  health.need('disk', () => {
    throw new Error('full');
  });
  health.need('auditor', () => new Promise(() => undefined));
  health.need('clock', async () => undefined);
  expect(await health.report()).toEqual({ ok: false, checks: { database: 'failed', disk: 'failed', auditor: 'no answer', clock: 'ok' } });
});

it('what is merely worth knowing is told, and keeps nobody from being served', async () => {
  const health = new Health();
  health.need('database', async () => 1);
  health.mind('phone', async () => Promise.reject(new Error('texts wait')));
  expect(await health.report()).toEqual({ ok: true, checks: { database: 'ok', phone: 'failed' } });
});

it('does not let one check hide another', () => {
  const health = new Health();
  health.need('database', async () => 1);
  expect(() => health.need('database', async () => 1)).toThrow('two health checks are named database');
  expect(() => health.mind('database', async () => 1)).toThrow('two health checks are named database');
});

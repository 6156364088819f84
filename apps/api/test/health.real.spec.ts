import { startTestApi, type TestApi } from '#testing/api';
import { PHONE_LINE } from '#testing/webhooks';

describe('health', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await startTestApi()));
  afterAll(() => api.close());

  it('says whether the process runs and can serve', async () => {
    expect((await api.call(undefined, 'GET', '/health/live')).body).toEqual({ status: 'ok' });
    expect(await api.call(undefined, 'GET', '/health/ready')).toMatchObject({
      status: 200,
      body: { ok: true, checks: { database: 'ok' } },
    });
  });

  it('an auditor that was never heard of, went silent, or found something is 503', async () => {
    expect(await api.call(undefined, 'GET', '/health/clocks')).toMatchObject({ status: 503, body: { auditor: 'silent' } });
    await api.sql(`INSERT INTO audit_beat (at, overdue, findings) VALUES (batline_now(), 0, '[]')`);
    expect(await api.call(undefined, 'GET', '/health/clocks')).toMatchObject({ status: 200, body: { auditor: 'ok' } });
    await api.sql(`UPDATE audit_beat SET at = batline_now() - interval '4 minutes'`);
    expect(await api.call(undefined, 'GET', '/health/clocks')).toMatchObject({ status: 503, body: { auditor: 'silent' } });
  });

  it('gives metrics to this machine alone', async () => {
    const metrics = await api.call(undefined, 'GET', '/health/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.body).toMatch(/^batline_audit_age_seconds \d+/m);
    for (const header of ['x-forwarded-for', 'forwarded'])
      expect((await api.call(undefined, 'GET', '/health/metrics', undefined, { [header]: '203.0.113.1' })).status).toBe(404);
  });
});

it('says when texts do not go out, and goes on serving', async () => {
  const api = await startTestApi(PHONE_LINE);
  const phone = async () => (await api.call(undefined, 'GET', '/health/ready')).body;
  expect(await phone()).toEqual({ ok: true, checks: { database: 'ok', phone: 'ok' } });
  await api.sql(`INSERT INTO phone_delivery (id, kind, purpose, to_number, from_number, text, status_path, created_at)
    VALUES (gen_random_uuid(), 'sms', 'message', '+358401234567', '+358931000000', 'Hei', '/sms/status', batline_now() - interval '61 s')`);
  expect(await phone()).toEqual({ ok: true, checks: { database: 'ok', phone: 'failed' } });
  await api.close();
});

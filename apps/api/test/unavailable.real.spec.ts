import { startTestApi, type TestApi } from '#testing/api';
import { cuttableWayTo, type Cuttable } from '#testing/cuttable';
import { randomUUID } from 'node:crypto';

describe('a database that is away', () => {
  let api: TestApi;
  let way: Cuttable;
  const contact = { channel: 'web_form', text: 'Hei' };

  beforeAll(async () => {
    api = await startTestApi({}, async (url) => {
      const direct = new URL(url);
      way = await cuttableWayTo(direct.hostname, Number(direct.port || 5432));
      direct.hostname = '127.0.0.1';
      direct.port = String(way.port);
      return direct.href;
    });
    await api.person('aino', ['official']);
  });
  afterAll(async () => {
    way.mend();
    await api.close();
    await way.close();
  });
  afterEach(() => way.mend());

  const expectAway = (answer: Awaited<ReturnType<TestApi['call']>>) => {
    expect({ status: answer.status, code: answer.body.code, again: Number(answer.headers['retry-after']) > 0 }).toEqual({
      status: 503,
      code: 'temporarily-unavailable',
      again: true,
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|postgres|5432|Connection/i);
  };

  it('cut: 503 with Retry-After for every call, and again a case when it is back', async () => {
    expect((await api.call(undefined, 'POST', '/contacts', contact)).status).toBe(201);
    way.cut();
    expectAway(await api.call(undefined, 'POST', '/contacts', contact));
    expectAway(await api.call('aino', 'GET', '/cases'));
    const [{ tracking_code: code } = {}] = await api.sql('SELECT tracking_code FROM case_file LIMIT 1');
    expectAway(await api.call(undefined, 'GET', `/track/${code}`));
    expect((await api.call(undefined, 'GET', '/health/ready')).status).toBe(503);
    expect((await api.call(undefined, 'GET', '/health/live')).status).toBe(200);
    way.mend();
    expect((await api.call(undefined, 'POST', '/contacts', contact)).status).toBe(201);
    expect((await api.sql('SELECT count(*)::int AS n FROM case_file'))[0]?.n).toBe(2);
  });

  it('frozen: 503 before a person gives up, and a retry with the same key makes one case', async () => {
    const before = (await api.sql('SELECT count(*)::int AS n FROM case_file'))[0]?.n;
    const key = { 'idempotency-key': randomUUID() };
    way.freeze();
    const started = performance.now();
    expectAway(await api.call(undefined, 'POST', '/contacts', contact, key));
    expect(performance.now() - started).toBeLessThan(20_000);
    way.mend();
    const answers = [
      await api.call(undefined, 'POST', '/contacts', contact, key),
      await api.call(undefined, 'POST', '/contacts', contact, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await api.sql('SELECT count(*)::int AS n FROM case_file'))[0]?.n).toBe(before + 1);
  }, 90_000);
});

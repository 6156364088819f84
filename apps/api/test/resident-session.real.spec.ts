import { startTestApi, type TestApi } from '#testing/api';

describe('the resident’s cookie', () => {
  let api: TestApi;
  let key: string;
  const ORIGIN = 'http://127.0.0.1:3999';

  beforeAll(async () => {
    api = await startTestApi();
    await api.person('aino', ['official']);
    key = (await api.call(undefined, 'POST', '/contacts', { channel: 'chat', text: 'Hei' })).body.residentKey;
  });
  afterAll(() => api.close());

  const cookie = async () =>
    String((await api.call(undefined, 'POST', '/my/session', { residentKey: key }, { origin: ORIGIN })).headers['set-cookie']);

  it('is given for a key, and no script can read it', async () => {
    const header = await cookie();
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Lax/);
    const mine = await api.call(undefined, 'GET', '/my/case', undefined, { cookie: header.split(';')[0] ?? '' });
    expect(mine.status).toBe(200);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site', origin: ORIGIN }],
    ['an opaque origin', { origin: 'null' }],
  ])('is neither set nor used from %s', async (_name, headers) => {
    const set = await api.call(undefined, 'POST', '/my/session', { residentKey: key }, headers);
    expect({ status: set.status, code: set.body.code, cookie: set.headers['set-cookie'] }).toEqual({
      status: 403,
      code: 'cross-site-request',
      cookie: undefined,
    });
    const value = (await cookie()).split(';')[0] ?? '';
    for (const [path, body] of [
      ['messages', { text: 'x' }],
      ['withdraw', {}],
      ['verdict', { helped: true }],
    ] as const) {
      const used = await api.call(undefined, 'POST', `/my/case/${path}`, body, { cookie: value, ...headers });
      expect({ status: used.status, code: used.body.code }).toEqual({ status: 403, code: 'cross-site-request' });
    }
  });

  it('two cookies of one name are a trick: none counts', async () => {
    const value = (await cookie()).split(';')[0] ?? '';
    const answer = await api.call(undefined, 'GET', '/my/case', undefined, { cookie: `${value}; batline_resident=other` });
    expect(answer.status).toBe(401);
  });

  it('shows the resident who opened their case and why, and never the officials’ notes or other people’s details', async () => {
    await api.person('eero', ['official']);
    const { id } = (await api.call('aino', 'GET', '/cases?view=waiting')).body.items[0];
    await api.call('aino', 'POST', `/cases/${id}/take`, {});
    await api.call('aino', 'POST', `/cases/${id}/messages`, { text: 'SALAINEN-MUISTIINPANO', visibility: 'note' });
    await api.call('aino', 'POST', `/cases/${id}/assists`, { to: 'eero', text: 'SALAINEN-PYYNTÖ' });
    await api.call('eero', 'POST', `/cases/${id}/open`, { reason: 'sama katu' });
    const mine = await api.call(key, 'GET', '/my/case');
    expect(JSON.stringify(mine.body)).not.toContain('SALAINEN');
    const other = await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Toinen asia' });
    const otherId = (await api.call('aino', 'GET', '/cases?view=waiting')).body.items[0].id;
    await api.call('aino', 'POST', `/cases/${otherId}/take`, {});
    await api.call('eero', 'POST', `/cases/${otherId}/open`, { reason: 'selvitän päällekkäisyyttä' });
    expect((await api.call(other.body.residentKey, 'GET', '/my/case')).body.reads).toEqual([
      { at: expect.any(String), name: 'eero Testaaja', reason: 'selvitän päällekkäisyyttä' },
    ]);
  });

  it('Rule 9: what the public sees holds no words, names or details of a resident', async () => {
    const opened = await api.call(undefined, 'POST', '/contacts', {
      channel: 'web_form',
      text: 'KANARIA-SANA',
      name: 'KANARIA-NIMI',
      phone: '+358401234567',
      email: 'kanaria@example.org',
      village: 'Kallio',
    });
    const code = opened.body.case.trackingCode;
    const id = (await api.call('aino', 'GET', `/cases?view=all&q=${code}`)).body.items[0].id;
    await api.call('aino', 'POST', `/cases/${id}/take`, {});
    await api.call('aino', 'POST', `/cases/${id}/classify`, { title: 'KANARIA-OTSIKKO' });
    await api.call('aino', 'POST', `/cases/${id}/answer`, {
      text: 'KANARIA-VASTAUS',
      outcome: 'not_possible',
      reason: 'KANARIA-SYY',
      alternative: 'KANARIA-VAIHTOEHTO',
    });
    await api.call(opened.body.residentKey, 'POST', '/my/case/verdict', { helped: false, text: 'KANARIA-ARVIO' });
    await api.call('aino', 'POST', `/cases/${id}/release`, { reasonCode: 'workload', reason: 'KANARIA-LUOPUMINEN' });
    const seen = await api.call(undefined, 'GET', `/track/${code}`);
    expect(JSON.stringify(seen.body)).not.toMatch(/KANARIA|358401234567|kanaria@|Kallio/i);
    const journal = await api.sql(`SELECT data::text || actor::text AS entry FROM journal`);
    expect(JSON.stringify(journal)).not.toMatch(/KANARIA|358401234567|kanaria@|Kallio/i);
  });
});

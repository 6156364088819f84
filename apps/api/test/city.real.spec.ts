import { startTestApi, type Answer, type TestApi } from '#testing/api';
import { fakeClock, type FakeClock } from '#testing/postgres';
import { randomUUID } from 'node:crypto';
import { documented } from './documented.js';

describe('the city', () => {
  let api: TestApi;
  let clock: FakeClock;
  beforeAll(async () => {
    api = await startTestApi();
    clock = await fakeClock(api.database.ownerUrl);
    await clock.set('2026-11-23T08:00:00.000Z');
    for (const name of ['aino', 'eero']) await api.person(name, ['official']);
    for (const name of ['leena', 'oiva']) await api.person(name, ['host']);
    await api.person('pormestari', ['mayor']);
    await api.person('yllapito', ['administrator']);
  });
  afterAll(async () => {
    await clock.release();
    await api.close();
  });

  const post = (as: string | undefined, path: string, body: unknown, key: string = randomUUID()) =>
    api.call(as, 'POST', path, body, { 'idempotency-key': key });
  const OPEN = [{ from: '08:00', to: '16:00' }];
  const room = (village: string, more: object = {}) => ({
    ...{ village, school: `Testikoulu, ${village}`, address: 'Testikatu 1', week: { mon: OPEN }, hosts: ['leena'] },
    ...more,
  });
  const expectUnknown = (answer: Answer, path: string) =>
    expect({ status: answer.status, code: answer.body.code, errors: answer.body.errors }).toEqual({
      ...{ status: 422, code: 'unknown-village', errors: [{ path, code: 'unknown-village' }] },
    });

  describe('one spelling of a village', () => {
    const contact = (village: string) => post(undefined, '/contacts', { channel: 'web_form', text: 'Katuvalo on pimeä.', village });
    const villageOf = async (answer: Answer) => {
      const { items } = (await api.call('aino', 'GET', `/cases?view=all&q=${answer.body.case.trackingCode}`)).body;
      return items[0].village;
    };
    it.each(['11', 'kallio', 'BERGHÄLL'])('a contact from %j is stored and shown as Kallio', async (words) => {
      const answer = await contact(words);
      expect(answer.status).toBe(201);
      expect(await villageOf(answer)).toBe('Kallio');
    });
    it.each(['Itäkeskus', '60', 'Kallio 131052-308T'])('a contact from %j is refused, and nothing is stored', async (words) => {
      const [before] = await api.sql('SELECT count(*)::int AS n FROM case_file');
      const answer = await contact(words);
      expectUnknown(answer, 'village');
      expect(JSON.stringify(answer.body)).not.toContain('308T');
      expect(await api.sql('SELECT count(*)::int AS n FROM case_file')).toEqual([before]);
    });
    it('is refused in the caller’s language', async () => {
      const titles = await Promise.all(
        ['fi', 'sv', 'en'].map(async (language) => {
          const body = { channel: 'web_form', text: 'Hei', village: 'Atlantis' };
          return (await api.call(undefined, 'POST', '/contacts', body, { 'accept-language': language })).body.title;
        }),
      );
      expect(new Set(titles).size).toBe(3);
    });

    it('classifying: the owner sets, others suggest, both in official words', async () => {
      const opened = await contact('01');
      const id = (await api.call('aino', 'GET', `/cases?view=all&q=${opened.body.case.trackingCode}`)).body.items[0].id;
      await post('aino', `/cases/${id}/take`, {});
      const set = await post('aino', `/cases/${id}/classify`, { village: 'Drumsö' });
      expect(set.body).toMatchObject({ village: 'Lauttasaari' });
      await post('eero', `/cases/${id}/open`, { reason: 'sama katu' });
      const suggested = await post('eero', `/cases/${id}/classify`, { village: '38' });
      expect(suggested.body.suggestions.map((one: { village: string }) => one.village)).toEqual(['Malmi']);
      expectUnknown(await post('aino', `/cases/${id}/classify`, { village: 'Stadi' }), 'village');
    });
    it('old words stay readable', async () => {
      const opened = await contact('01');
      await api.sql(`UPDATE case_file SET village = 'Kurvin kulma' WHERE tracking_code = $1`, [
        opened.body.case.trackingCode.replaceAll('-', ''),
      ]);
      expect(await villageOf(opened)).toBe('Kurvin kulma');
    });
    it('a person’s villages', async () => {
      const duties = { villages: ['berghäll', '11', 'Malmi'], languages: ['fi'] };
      const added = await post('yllapito', '/people', { username: 'uusi', name: 'Uusi', roles: ['official'], duties });
      expect(added.body.duties.villages).toEqual(['Kallio', 'Malmi']);
      const changed = await post('yllapito', '/people/uusi', { duties: { villages: ['Gloet'] } });
      expect(changed.body.duties.villages).toEqual(['Kluuvi']);
      expectUnknown(await post('yllapito', '/people/uusi', { duties: { villages: ['Kallio', 'Ankkalinna'] } }), 'duties.villages.1');
    });
  });

  describe('living rooms', () => {
    let id: string;
    it('are opened by the administrator, in a village by any of its names', async () => {
      const answer = documented(
        'post',
        '/living-rooms',
        await post('yllapito', '/living-rooms', room('Berghäll', { phone: '09 310 1691' })),
      );
      id = answer.body.id;
      expect(answer.body).toMatchObject({
        village: { code: '11', name: { fi: 'Kallio', sv: 'Berghäll' } },
        phone: '+35893101691',
        hosts: [{ username: 'leena', name: 'leena Testaaja' }],
        source: 'administrator',
        open: true,
        changesAt: '2026-11-23T14:00:00.000Z',
      });
    });
    it.each<[object, number, string, string | undefined]>([
      [room('Kallio'), 409, 'village-has-a-room', undefined],
      [room('Aluemeri'), 422, 'no-room-at-sea', undefined],
      [room('Atlantis'), 422, 'unknown-village', 'village'],
      [room('Malmi', { hosts: ['leena', 'aino'] }), 422, 'not-a-host', 'hosts.1'],
      [room('Malmi', { hosts: ['nobody'] }), 422, 'not-a-host', 'hosts.0'],
      [room('Malmi', { week: { mon: [{ from: '16:00', to: '08:00' }] } }), 400, 'invalid-body', 'week.mon.0'],
      [room('Malmi', { week: { mon: [{ from: '08:00', to: '08:00' }] } }), 400, 'invalid-body', 'week.mon.0'],
      [room('Malmi', { week: { mon: [{ from: '08:00', to: '12:00' }, { from: '11:00', to: '16:00' }] } }), 400, 'invalid-body', 'week.mon'], // prettier-ignore
      [room('Malmi', { week: { mon: [{ from: '8', to: '16:00' }] } }), 400, 'invalid-body', 'week.mon.0.from'],
      [room('Malmi', { exceptions: [{ date: '2026-02-30', spans: [] }] }), 400, 'invalid-body', 'exceptions.0.date'],
      [room('Malmi', { exceptions: Array(2).fill({ date: '2026-12-24', spans: [] }) }), 400, 'invalid-body', 'exceptions'],
      [room('Malmi', { school: ' ' }), 400, 'invalid-body', 'school'],
      [room('Malmi', { beds: 3 }), 400, 'invalid-body', ''],
    ])('%j: %s %s', async (body, status, code, path) => {
      const answer = await post('yllapito', '/living-rooms', body);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      if (path !== undefined) expect(answer.body.errors[0].path).toBe(path);
    });
    it.each(['aino', 'leena', 'pormestari'])('%s may neither keep them nor read their hosts', async (who) => {
      for (const answer of [
        await api.call(who, 'GET', '/living-rooms/kept'),
        await post(who, '/living-rooms', room('Malmi')),
        await post(who, `/living-rooms/${id}`, { school: 'Toinen' }),
        await post(who, `/living-rooms/${id}/close`, {}),
      ])
        expect(answer.status).toBe(403);
    });
    it('nobody without signing in either', async () => expect((await api.call(undefined, 'GET', '/living-rooms/kept')).status).toBe(401));

    it('are public without their hosts, with the exceptions still to come', async () => {
      const exceptions = ['2026-11-20', '2026-11-23', '2026-12-24'].map((date) => ({ date, spans: [] }));
      documented('post', '/living-rooms/{id}', await post('yllapito', `/living-rooms/${id}`, { exceptions }));
      const { body } = documented('get', '/living-rooms', await api.call(undefined, 'GET', '/living-rooms'));
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).toMatchObject({ open: false, changesAt: '2026-11-30T06:00:00.000Z', school: 'Testikoulu, Berghäll' });
      expect(body.items[0].exceptions.map((one: { date: string }) => one.date)).toEqual(['2026-11-23', '2026-12-24']);
      expect(JSON.stringify(body)).not.toMatch(/leena|hosts|source/);
    });
    it('are their hosts’ own', async () => {
      const own = documented('get', '/me/living-rooms', await api.call('leena', 'GET', '/me/living-rooms'));
      expect(own.body.items.map((one: { village: { code: string } }) => one.village.code)).toEqual(['11']);
      expect((await api.call('oiva', 'GET', '/me/living-rooms')).body.items).toEqual([]);
    });
    it('stand in the list of villages, which caches may keep', async () => {
      const answer = documented('get', '/villages', await api.call(undefined, 'GET', '/villages'));
      const { items } = answer.body as { items: { code: string; sea?: true; livingRoom?: { school: string } }[] };
      expect(items).toHaveLength(60);
      expect(items.filter((one) => one.livingRoom).map((one) => one.code)).toEqual(['11']);
      expect(JSON.stringify(items)).not.toMatch(/leena|hosts/);
      expect(answer.headers['cache-control']).toBe('public, max-age=30');
      const etag = String(answer.headers.etag);
      const again = await api.call(undefined, 'GET', '/villages', undefined, { 'if-none-match': `"other", W/${etag}` });
      expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
      await post('yllapito', `/living-rooms/${id}`, { school: 'Toinen koulu' });
      expect((await api.call(undefined, 'GET', '/villages', undefined, { 'if-none-match': etag })).status).toBe(200);
    });
    it('close for good, once; the village may get another', async () => {
      documented('post', '/living-rooms/{id}/close', await post('yllapito', `/living-rooms/${id}/close`, {}));
      expect((await post('yllapito', `/living-rooms/${id}/close`, {})).status).toBe(404);
      expect((await post('yllapito', `/living-rooms/${id}`, { school: 'Kolmas' })).status).toBe(404);
      expect((await api.call('leena', 'GET', '/me/living-rooms')).body.items).toEqual([]);
      const key = randomUUID();
      const again = await post('yllapito', '/living-rooms', room('11', { accessible: true }), key);
      expect(again.status).toBe(201);
      expect((await post('yllapito', '/living-rooms', room('11', { accessible: true }), key)).body).toEqual(again.body);
      expect(documented('get', '/living-rooms/kept', await api.call('yllapito', 'GET', '/living-rooms/kept')).body.items).toHaveLength(1);
    });
    it('a disabled host is named no more by those who add rooms', async () => {
      await post('yllapito', '/people/oiva/disable', {});
      expect((await post('yllapito', '/living-rooms', room('Malmi', { hosts: ['oiva'] }))).body.code).toBe('not-a-host');
    });
  });

  describe('which village am I in?', () => {
    const find = async (postalCode: string) =>
      documented('get', '/villages/find', await api.call(undefined, 'GET', `/villages/find?postalCode=${postalCode}`)).body;
    it('is not known before the city’s postal codes are imported', async () =>
      expect(await find('00500')).toEqual({ items: [], imported: false }));
    it('then the largest share comes first, with its room', async () => {
      await api.sql(`INSERT INTO postal_code_village VALUES ('00500', '10', 0.3), ('00500', '11', 0.7), ('00700', '38', NULL)`);
      const { items, imported } = await find('00500');
      expect([imported, items.map((one: { code: string }) => one.code)]).toEqual([true, ['11', '10']]);
      expect(items[0].livingRoom.open).toBe(true);
      expect(await find('99999')).toEqual({ items: [], imported: true });
    });
    it.each(['', '0050', '005000', 'abcde', '0050O', '%0000500', '٠٠٥٠٠'])('%j is no postal code', async (postalCode) => {
      const answer = await api.call(undefined, 'GET', `/villages/find?postalCode=${encodeURIComponent(postalCode)}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'invalid-query', errors: [{ path: 'postalCode', code: 'not-a-postal-code' }] });
    });
    it('has no outlines before they are imported', async () => {
      const answer = documented('get', '/villages/outlines', await api.call(undefined, 'GET', '/villages/outlines'));
      expect(answer.body).toEqual({ items: [], real: false });
    });
  });
});

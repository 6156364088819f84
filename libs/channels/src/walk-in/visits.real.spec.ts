import { startTestApi, type TestApi } from '#testing/api';
import { fakeClock, type FakeClock } from '#testing/postgres';
import { PHONE_LINE } from '#testing/webhooks';
import { randomUUID } from 'node:crypto';
import { VisitCourse } from './visit-course.service.js';

/** Monday, ten in Helsinki. */
const NOW = '2026-11-16T08:00:00.000Z';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let api: TestApi;
let clock: FakeClock;
beforeAll(async () => {
  api = await startTestApi(PHONE_LINE);
  clock = await fakeClock(api.database.ownerUrl);
  await api.person('aino', ['official']);
  await api.person('eero', ['official']);
  await api.person('leena', ['host'], { onDuty: false });
  await api.person('kalle', ['host'], { onDuty: false });
  await api.person('pormestari', ['mayor'], { name: 'Paula Pormestari' });
  await api.person('robin', ['robin'], { onDuty: false });
  await api.person('yllapito', ['administrator'], { onDuty: false });
}, 60_000);
afterAll(async () => {
  await clock?.release();
  await api?.close();
});
beforeEach(() => clock.set(NOW));

const post = (as: string | undefined, path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call(as, 'POST', path, body, headers);
const FIRST = { village: 'Kallio', text: 'KANARIA katuvalo on pimeä.', language: 'fi' };

async function visit(more: object = {}, as = 'leena') {
  const { status, body } = await post(as, '/visits', { ...FIRST, ...more });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body as {
    caseId: string;
    residentKey: string;
    slip: { url: string };
    case: { trackingCode: string; openedAt: string; clocks: [] };
  };
}
const mine = async (as = 'leena'): Promise<any[]> => (await api.call(as, 'GET', '/visits/mine')).body.items; // eslint-disable-line @typescript-eslint/no-explicit-any
const journal = async (caseId: string, type: string) =>
  (await api.sql(`SELECT actor, data->'facts' AS facts FROM journal WHERE case_id = $1 AND type = $2 ORDER BY seq`, [caseId, type])).map(
    ({ actor, facts }) => ({ actor, facts }),
  );

describe('a visit', () => {
  it('is a case by walking in, with a code, a key, a slip, and who answers by when', async () => {
    const opened = await visit();
    expect(opened.case).toMatchObject({ channel: 'walk_in', state: 'waiting', answerable: { role: 'duty' }, openedAt: NOW });
    expect(opened.case.clocks).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'take' })]));
    expect(opened.slip.url).toBe(`http://127.0.0.1:3999/lappu#key=${encodeURIComponent(opened.residentKey)}`);
    const slip = await api.call(opened.residentKey, 'GET', '/my/slip');
    expect(slip.body).toEqual({
      trackingCode: opened.case.trackingCode,
      ...{ state: 'waiting', answerable: { role: 'duty' }, clocks: opened.case.clocks, openedAt: NOW },
      ...{ village: 'Kallio', livingRoom: expect.objectContaining({ village: 'Kallio' }), language: 'fi' },
      followUrl: `http://127.0.0.1:3999/s/${opened.case.trackingCode}`,
      keyUrl: `http://127.0.0.1:3999/s/${opened.case.trackingCode}#key=${encodeURIComponent(opened.residentKey)}`,
    });
  });

  it('says on its slip where the visit was', async () => {
    const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, []]));
    await api.sql(
      `INSERT INTO living_room (village, school, address, week, source) VALUES ('22', 'Demokoulu', 'Demokatu 1', $1, 'administrator')`,
      [JSON.stringify(week)],
    );
    const { residentKey } = await visit({ desk: 'Vallila' });
    expect((await api.call(residentKey, 'GET', '/my/slip')).body).toMatchObject({
      village: 'Kallio',
      livingRoom: { village: 'Vallila', name: 'Demokoulu', address: 'Demokatu 1' },
    });
  });

  it('tells its key to no script that has but the cookie', async () => {
    const { residentKey } = await visit();
    const slip = await api.call(undefined, 'GET', '/my/slip', undefined, { cookie: `batline_resident=${residentKey}` });
    expect(slip.status).toBe(200);
    expect(JSON.stringify(slip.body)).not.toContain(residentKey.slice(4));
  });

  it('is noted by host and desk, and the words are the resident’s, written down by the host', async () => {
    const { caseId, residentKey } = await visit({ desk: 'Vallila' });
    const [{ actor, facts }] = (await journal(caseId, 'case.opened')) as [{ actor: object; facts: object }];
    const [{ id: leena }] = (await api.sql(`SELECT id FROM person WHERE username = 'leena'`)) as [{ id: string }];
    expect(actor).toEqual({ type: 'host', personId: leena, tokenId: expect.any(String) });
    expect(facts).toMatchObject({ desk: 'Vallila', visitId: expect.any(String), channel: 'walk_in' });
    expect(JSON.stringify(facts)).not.toMatch(/KANARIA|katuvalo/);
    await post('aino', `/cases/${caseId}/take`, {});
    const { messages, village } = (await api.call('aino', 'GET', `/cases/${caseId}`)).body;
    expect(village).toBe('Kallio');
    expect(messages[0]).toMatchObject({ from: { role: 'resident' }, enteredBy: { username: 'leena' }, text: FIRST.text });
    expect(Object.keys(messages[0].from)).toEqual(['role']);
    const own = (await api.call(residentKey, 'GET', '/my/case')).body.messages[0];
    expect(own.from).toEqual({ role: 'resident' });
  });

  it('keeps contact details of nobody who did not agree: nothing is stored', async () => {
    const count = async () => (await api.sql('SELECT count(*)::int AS n FROM case_file'))[0]!['n'] as number;
    const before = await count();
    for (const details of [{ name: 'Asukas' }, { phone: '040 123 4567', consent: false }, { email: 'a@example.org' }]) {
      const refused = await post('leena', '/visits', { ...FIRST, ...details });
      expect([refused.status, refused.body.code]).toEqual([422, 'consent-needed']);
    }
    expect(await count()).toBe(before);
    const { caseId } = await visit({ name: 'Asukas', phone: '040 123 4567', consent: true });
    expect(await journal(caseId, 'case.opened')).toMatchObject([{ facts: { consent: true } }]);
  });

  it.each([
    [{ village: 'Atlantis' }, 422, 'unknown-village'],
    [{ desk: 'Atlantis' }, 422, 'unknown-village'],
    [{ text: ' ' }, 400, 'invalid-body'],
    [{ kind: 'nonsense' }, 400, 'invalid-body'],
    [{ owner: 'aino' }, 400, 'invalid-body'],
    [{ arrivedAt: 'eilen' }, 400, 'invalid-body'],
  ])('%j is refused', async (wrong, status, code) => {
    const refused = await post('leena', '/visits', { ...FIRST, ...wrong });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('typed while the network was down and sent twice is one case, whoever is signed in when it is sent again', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { ...FIRST, arrivedAt: '2026-11-15T18:00:00+02:00' };
    const [one, other] = await Promise.all([post('leena', '/visits', body, key), post('leena', '/visits', body, key)]);
    const later = await post('kalle', '/visits', body, key);
    expect([one.status, other.status, later.status]).toEqual([201, 201, 201]);
    expect(other.body).toEqual(one.body);
    expect(later.body).toEqual(one.body);
    expect(one.body.case.openedAt).toBe('2026-11-15T16:00:00.000Z');
    expect((await api.sql('SELECT 1 FROM visit WHERE case_id = $1', [one.body.caseId])).length).toBe(1);
    const reused = await post('leena', '/visits', { ...body, text: 'Muuta.' }, key);
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
    // A key that might be guessed is its sender's own.
    const short = { 'idempotency-key': 'short' };
    const own = [
      await post('leena', '/visits', body, short),
      await post('leena', '/visits', body, short),
      await post('kalle', '/visits', body, short),
    ];
    expect(own[1]!.body).toEqual(own[0]!.body);
    expect(own[2]!.body.caseId).not.toBe(own[0]!.body.caseId);
  });

  it.each([
    ['ahead', '2026-11-18T08:00:00Z'],
    ['behind', '2026-11-01T08:00:00Z'],
  ])('of a tablet whose clock is %s counts from now, and that is noted', async (deviceClock, arrivedAt) => {
    const opened = await visit({ arrivedAt });
    expect(opened.case.openedAt).toBe(NOW);
    expect(await journal(opened.caseId, 'case.opened')).toMatchObject([{ facts: { deviceClock } }]);
  });

  it('who waits at the desk waits live, as long as the host’s page is open', async () => {
    const { caseId } = await visit({ waiting: true });
    const live = async () => (await api.sql('SELECT live FROM case_file WHERE id = $1', [caseId]))[0]!['live'] as boolean;
    expect(await live()).toBe(true);
    expect((await mine()).find((each) => each.caseId === caseId)).toMatchObject({ waiting: true });
    await clock.advance(80_000);
    await mine();
    expect((await api.sql('SELECT resident_seen_at AS at FROM case_file WHERE id = $1', [caseId]))[0]!['at']).toEqual(
      new Date(Date.parse(NOW) + 80_000),
    );
    expect((await post('leena', `/visits/${caseId}/end`, {})).status).toBe(204);
    expect(await live()).toBe(false);
    await clock.advance(91_000);
    // What was kept on a device waits for nobody any more.
    const late = await visit({ waiting: true, arrivedAt: NOW });
    expect((await api.sql('SELECT live FROM case_file WHERE id = $1', [late.caseId]))[0]!['live']).toBe(false);
  });
});

describe('what a host sees and does', () => {
  it('their own open visits: state, code, who answers, by when; never a word', async () => {
    const { caseId, case: opened } = await visit({
      name: 'KANARIA-NIMI',
      phone: '040 765 4321',
      email: 'kanaria@example.org',
      consent: true,
    });
    await post('aino', `/cases/${caseId}/take`, {});
    await post('aino', `/cases/${caseId}/messages`, { text: 'KANARIA-VASTAUS', visibility: 'public' });
    expect((await mine()).find((each) => each.caseId === caseId)).toMatchObject({
      ...{ caseId, trackingCode: opened.trackingCode, state: 'owned', desk: 'Kallio', waiting: false, canSend: ['sms'] },
      answerable: { role: 'owner', name: 'aino Testaaja' },
    });
    expect(JSON.stringify(await mine())).not.toMatch(/KANARIA|katuvalo|7654321|kanaria@/i);
  });

  /** Each act on somebody's visit, and what it is answered with when it is allowed. */
  const ACTS: [string, unknown, number][] = [
    ['messages', { text: 'Lisäksi ovi on rikki.' }, 201],
    ['slip/send', { by: 'sms' }, 200],
    ['end', {}, 204],
  ];
  it.each(ACTS)('%s: the visit’s own host alone', async (path, body, done) => {
    const { caseId, residentKey } = await visit({ phone: '040 123 4567', consent: true });
    const at = `/visits/${caseId}/${path}`;
    const as = async (who: string | undefined) => {
      const answer = await post(who, at, body);
      return `${answer.status} ${answer.body.code ?? ''}`.trim();
    };
    expect(await as(undefined)).toBe('401 sign-in-needed');
    expect(await as(residentKey)).toBe('401 sign-in-needed');
    for (const who of ['aino', 'pormestari', 'robin', 'yllapito']) expect(await as(who)).toBe('403 forbidden');
    // Another host, whoever sits where; and exactly so for a case that is not there.
    expect(await as('kalle')).toBe('404 not-found');
    expect((await post('kalle', `/visits/${randomUUID()}/${path}`, body)).body.code).toBe('not-found');
    await api.sql(`UPDATE person SET disabled_at = batline_now() WHERE username = 'leena'`);
    expect(await as('leena')).toBe('401 sign-in-needed');
    await api.sql(`UPDATE person SET disabled_at = NULL, roles = '{official}' WHERE username = 'leena'`);
    expect(await as('leena')).toBe('403 forbidden');
    await api.sql(`UPDATE person SET roles = '{host}' WHERE username = 'leena'`);
    expect(await as('leena')).toBe(String(done));
  });

  it('a case that did not come to their desk is not there for a host', async () => {
    const other = (await post(undefined, '/contacts', { channel: 'web_form', text: 'Muu asia.' })).body;
    const [{ id }] = (await api.sql(`SELECT id FROM case_file WHERE tracking_code = $1`, [
      other.case.trackingCode.replaceAll('-', ''),
    ])) as [{ id: string }];
    const { caseId } = await visit();
    for (const path of [`/cases/${caseId}`, `/cases/${id}`]) expect((await api.call('leena', 'GET', path)).status).toBe(404);
    for (const act of ['take', 'no-matter'])
      expect((await post('leena', `/cases/${caseId}/${act}`, act === 'take' ? {} : { reasonCode: 'spam' })).status).toBe(404);
    expect((await post('leena', `/visits/${id}/messages`, { text: 'Hei.' })).status).toBe(404);
    expect((await api.call(other.residentKey, 'GET', '/my/case')).body.messages).toHaveLength(1);
  });

  it('a message sent again is written once, by the journal entered by the host', async () => {
    const { caseId, residentKey } = await visit();
    const body = { text: 'Lisäksi ovi on rikki.', clientId: randomUUID() };
    for (const key of [randomUUID(), randomUUID()]) {
      expect((await post('leena', `/visits/${caseId}/messages`, body, { 'idempotency-key': key })).status).toBe(201);
    }
    expect((await api.call(residentKey, 'GET', '/my/case')).body.messages).toHaveLength(2);
    expect(await journal(caseId, 'message.resident')).toMatchObject([{ actor: { type: 'host' } }]);
  });

  it('a visit ends by itself after half an hour of silence, which the worker notes; what is done keeps it going', async () => {
    const { caseId } = await visit();
    await clock.advance(29 * MINUTE);
    expect((await post('leena', `/visits/${caseId}/messages`, { text: 'Vielä tämä.' })).status).toBe(201);
    await clock.advance(30 * MINUTE - 1);
    expect((await mine()).map((each) => each.caseId)).toContain(caseId);
    await clock.advance(1);
    expect((await mine()).map((each) => each.caseId)).not.toContain(caseId);
    expect((await post('leena', `/visits/${caseId}/messages`, { text: 'Hei.' })).status).toBe(404);
    const course = api.app.get(VisitCourse, { strict: false });
    await clock.advance(DAY);
    expect(await course.endSilent()).toBeGreaterThan(0);
    expect(await course.endSilent()).toBe(0);
    expect(await journal(caseId, 'visit.ended')).toMatchObject([{ actor: { type: 'system' }, facts: { how: 'silence' } }]);
    const [row] = await api.sql('SELECT how, ended_at = ends_at AS then FROM visit WHERE case_id = $1', [caseId]);
    expect(row).toEqual({ how: 'silence', then: true });
  });
});

describe('going on with a case at any desk', () => {
  it('takes code and key together; everything else is not there', async () => {
    const { caseId, residentKey, case: opened } = await visit();
    const other = await visit();
    const go = (given: object) =>
      post('kalle', '/visits/continue', { trackingCode: opened.trackingCode, residentKey, desk: 'Vallila', ...given });
    for (const wrong of [
      { residentKey: other.residentKey },
      { residentKey: `${residentKey.slice(0, -1)}${residentKey.endsWith('A') ? 'B' : 'A'}` },
      { residentKey: 'x' },
      { trackingCode: other.case.trackingCode },
      { trackingCode: 'KX74-PD2M-9' },
      { trackingCode: '?' },
    ]) {
      const refused = await go(wrong);
      expect([refused.status, refused.body.code]).toEqual([404, 'not-found']);
    }
    expect((await post('kalle', '/visits/continue', { trackingCode: opened.trackingCode })).body.code).toBe('invalid-body');
    const { status, body } = await go({ trackingCode: opened.trackingCode.toLowerCase() });
    expect(status).toBe(201);
    expect(body).toMatchObject({ visit: { caseId, desk: 'Vallila', canSend: [] }, case: { trackingCode: opened.trackingCode } });
    expect(body.slip.url).toContain(encodeURIComponent(residentKey));
    // The resident sits in one place: the first host sees nothing of it any more.
    expect((await post('leena', `/visits/${caseId}/messages`, { text: 'Hei.' })).status).toBe(404);
    expect((await post('kalle', `/visits/${caseId}/messages`, { text: 'Hei.' })).status).toBe(201);
    expect(await journal(caseId, 'visit.began')).toMatchObject([
      { actor: { type: 'host' }, facts: { desk: 'Vallila', contactId: expect.any(String) } },
    ]);
    expect((await api.sql('SELECT channel FROM contact WHERE case_id = $1', [caseId])).map(({ channel }) => channel)).toEqual([
      'walk_in',
      'walk_in',
    ]);
    for (const who of ['aino', 'pormestari', 'yllapito']) {
      expect((await post(who, '/visits/continue', { trackingCode: opened.trackingCode, residentKey })).status).toBe(403);
    }
  });

  const closed = async () => {
    const opened = await visit();
    await post(opened.residentKey, '/my/case/withdraw', {});
    return opened;
  };
  it('a case that was closed lately is open again by what is said; later a new one follows it, and the visit goes on there', async () => {
    const lately = await closed();
    const again = (it: Awaited<ReturnType<typeof visit>>) =>
      post('kalle', '/visits/continue', { trackingCode: it.case.trackingCode, residentKey: it.residentKey });
    await clock.advance(29 * DAY);
    expect((await again(lately)).body.visit.state).toBe('closed');
    const written = await post('kalle', `/visits/${lately.caseId}/messages`, { text: 'Sama taas.' });
    expect(written.body).toMatchObject({ visit: { caseId: lately.caseId, state: 'waiting' } });

    const old = await closed();
    await clock.advance(31 * DAY);
    await again(old);
    const key = { 'idempotency-key': randomUUID() };
    const write = () => post('kalle', `/visits/${old.caseId}/messages`, { text: 'Sama taas.' }, key);
    const { body } = await write();
    expect(body.opened.case).toMatchObject({ channel: 'walk_in', state: 'waiting' });
    expect(body.visit.caseId).toBe(body.opened.caseId);
    expect(body.opened.caseId).not.toBe(old.caseId);
    expect((await write()).body.opened.caseId).toBe(body.opened.caseId);
    expect((await api.call(body.opened.residentKey, 'GET', '/my/case')).body).toMatchObject({
      linkedTo: old.case.trackingCode,
      messages: [{ text: 'Sama taas.' }],
    });
    expect((await post('kalle', `/visits/${old.caseId}/messages`, { text: 'Muuta.' })).status).toBe(404);
  });
});

describe('the slip', () => {
  it('is texted to who left a number in this visit, with the link that opens the case; at most five times', async () => {
    const { caseId, residentKey, case: opened } = await visit({ phone: '040 123 4567', consent: true, language: 'sv' });
    const key = { 'idempotency-key': randomUUID() };
    for (let i = 0; i < 2; i += 1) expect((await post('leena', `/visits/${caseId}/slip/send`, { by: 'sms' }, key)).status).toBe(200);
    const texts = () => api.sql('SELECT purpose, to_number AS "to", text FROM phone_delivery WHERE case_id = $1', [caseId]);
    expect(await texts()).toEqual([
      {
        ...{ purpose: 'tracking_code', to: '+358401234567' },
        text: `Helsingfors: ditt ärendes kod är ${opened.trackingCode}. Följ och fortsätt: http://127.0.0.1:3999/s/${opened.trackingCode}#key=${encodeURIComponent(residentKey)}`,
      },
    ]);
    for (let i = 0; i < 4; i += 1) await post('leena', `/visits/${caseId}/slip/send`, { by: 'sms' });
    const more = await post('leena', `/visits/${caseId}/slip/send`, { by: 'sms' });
    expect([more.status, more.body.code, (await texts()).length]).toEqual([429, 'too-many-requests', 5]);
    expect((await journal(caseId, 'visit.slip_sent')).map(({ facts }) => (facts as { way: string }).way)).toEqual(Array(5).fill('sms'));
    // The whole case is read as before.
    expect((await post('aino', `/cases/${caseId}/take`, {})).status).toBe(200);
  });

  it.each([
    ['no number', {}, 'sms'],
    ['a landline', { phone: '09 310 1691', consent: true }, 'sms'],
    ['no address', { phone: '040 123 4567', consent: true }, 'email'],
  ])('%s: said honestly', async (_why, details, by) => {
    const { caseId } = await visit(details);
    const refused = await post('leena', `/visits/${caseId}/slip/send`, { by });
    expect([refused.status, refused.body.code]).toEqual([409, 'cannot-send']);
  });
});

describe('the official who comes', () => {
  it('tells host and resident, by name; only the owner, only while somebody sits there', async () => {
    const { caseId, residentKey, case: opened } = await visit();
    const come = (who: string, body: object) => post(who, `/cases/${caseId}/visit/coming`, body);
    expect((await come('aino', { by: 'chat' })).body.code).toBe('not-the-owner');
    await post('aino', `/cases/${caseId}/take`, {});
    expect((await come('eero', { by: 'chat' })).body.code).toBe('not-the-owner');
    expect((await come('pormestari', { by: 'chat' })).body.code).toBe('not-the-owner');
    expect((await come('leena', { by: 'chat' })).status).toBe(404);
    for (const wrong of [
      { by: 'room' },
      { by: 'room', minutes: 0 },
      { by: 'room', minutes: 121 },
      { by: 'chat', minutes: 5 },
      { by: 'phone' },
    ]) {
      expect((await come('aino', wrong)).body.code).toBe('invalid-body');
    }
    expect((await api.call('aino', 'GET', `/cases/${caseId}/visit`)).body).toMatchObject({
      open: { desk: 'Kallio', waiting: false, host: { username: 'leena' } },
      may: { come: true },
    });
    const coming = { at: NOW, by: 'room', minutes: 45, name: 'aino Testaaja' };
    expect((await come('aino', { by: 'room', minutes: 45 })).body.coming).toEqual(coming);
    expect((await mine()).find((each) => each.caseId === caseId).coming).toEqual(coming);
    const shown = { at: NOW, type: 'visit.official_coming', level: 0, name: 'aino Testaaja', by: 'room', minutes: 45 };
    expect((await api.call(residentKey, 'GET', '/my/case')).body.timeline.at(-1)).toEqual(shown);
    expect((await api.call(undefined, 'GET', `/track/${opened.trackingCode}`)).body.timeline.at(-1)).toEqual(shown);
    // The visit lasts until then.
    await clock.advance(74 * MINUTE);
    expect((await mine()).map((each) => each.caseId)).toContain(caseId);
    await clock.advance(MINUTE);
    expect((await come('aino', { by: 'chat' })).body.code).toBe('no-visit');
    expect((await api.call('aino', 'GET', `/cases/${caseId}/visit`)).body).toEqual({ may: { come: false } });
    expect((await api.call('eero', 'GET', `/cases/${caseId}/visit`)).status).toBe(404);
  });
});

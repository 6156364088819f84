import { JournalVerifyService, type Finding } from '#cases';
import { DAY, MINUTE, NOW, startDesk, type Desk } from '#testing/desk';
import { randomUUID } from 'node:crypto';
import { VisitCourse } from './visit-course.service.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  ({ api, clock, post, visit, mine, journal } = desk);
}, 60_000);
afterAll(() => desk?.close());
beforeEach(() => clock.set(NOW));
let api: Desk['api'];
let clock: Desk['clock'];
let post: Desk['post'];
let visit: Desk['visit'];
let mine: Desk['mine'];
let journal: Desk['journal'];

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

it('Rule 10: whatever happened at the desk above, the journal is whole and holds facts, not words', async () => {
  const rows = await api.sql('SELECT data::text || actor::text AS entry FROM journal');
  expect(rows.length).toBeGreaterThan(30);
  expect(JSON.stringify(rows)).not.toMatch(/KANARIA|katuvalo|ovi on rikki|Sama taas|4012345|kanaria@|Asukas/i);
  const findings: Finding[] = [];
  expect(await api.app.get(JournalVerifyService, { strict: false }).verify((finding) => findings.push(finding))).toBeGreaterThan(8);
  expect(findings).toEqual([]);
});

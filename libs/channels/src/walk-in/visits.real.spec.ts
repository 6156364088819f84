import { FIRST, MINUTE, NOW, startDesk, type Desk } from '#testing/desk';
import { randomUUID } from 'node:crypto';

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

  it('of just now is not noted as one that the city learned of only later, while the clock runs as it does', async () => {
    await api.sql('UPDATE test_clock SET frozen = NULL');
    const { caseId } = await visit();
    const [opened] = await journal(caseId, 'case.opened');
    expect(opened!.facts).not.toHaveProperty('recordedAt');
    const kept = await visit({ arrivedAt: new Date((await clock.now()) - MINUTE).toISOString() });
    expect(await journal(kept.caseId, 'case.opened')).toMatchObject([{ facts: { recordedAt: expect.any(Number) } }]);
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

import { LIVE_OFFER_HINT, type LiveOfferHint } from '#cases';
import type { LiveOffers, OpenedContact, OwnPresence } from '#contracts';
import { HintBus } from '#platform/hints';
import { PERSON_GONE_TOPIC, PersonAccess } from '#staff';
import { ask, heard, hears, LiveCity, type Client, type Someone } from '#testing/live-city';
import { randomUUID } from 'node:crypto';

// Two whole processes, fifty sockets and a database on a busy machine take their time.
jest.setTimeout(60_000);

const OFFICIALS = 50;

let city: LiveCity;
let officials: { who: Someone; socket: Client }[];
let swede: { who: Someone; socket: Client };
beforeAll(async () => {
  city = await LiveCity.start();
  officials = [];
  for (let no = 0; no < OFFICIALS; no += 1) officials.push(await connected(`virkailija${no}`, no));
  swede = await connected('svensk', 0);
  await city.sql(`UPDATE person SET duties = '{"languages": ["sv"]}' WHERE id = $1`, [swede.who.id]);
  await allBeat(OFFICIALS + 1);
}, 120_000);
afterAll(() => city.stop());

async function connected(username: string, no: number) {
  const who = await city.someone(username, ['official']);
  return { who, socket: await city.connect(no % 2 === 0 ? city.one : city.other, { auth: { token: who.token } }) };
}

/** The first beat follows the connection; it is awaited, so that nobody is missed. */
async function allBeat(count: number) {
  for (;;) {
    const [row] = await city.sql<{ beats: number }>(
      `SELECT count(*)::int AS beats FROM person_presence WHERE heartbeat_at > now() - interval '60 s'`,
    );
    if ((row?.beats ?? 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function contact(language: 'fi' | 'sv' = 'fi') {
  const resident = await city.connect(city.one);
  const answer = await ask<OpenedContact>(resident, 'contact.open', { clientId: randomUUID(), text: 'Onko kukaan siellä?', language });
  if (!answer.ok) throw new Error(answer.problem.code);
  const code = answer.data.case.trackingCode.replaceAll('-', '');
  const [row] = await city.sql<{ id: string }>('SELECT id FROM case_file WHERE tracking_code = $1', [code]);
  return { resident, caseId: row?.id ?? '', opened: answer.data.case };
}
const take = (who: Someone, caseId: string) => city.rest(who.token, 'POST', `/cases/${caseId}/take`);
const mine = async (who: Someone) => (await city.rest<LiveOffers>(who.token, 'GET', '/me/offers')).body.items;
const put = (socket: Client, state: string, liveCap?: number) => ask<OwnPresence>(socket, 'presence.set', { state, liveCap });
const times = (socket: Client, event: string, caseId: string) =>
  heard(socket).filter((one) => one.event === event && one.message['caseId'] === caseId && one.message['live'] === true);

describe('a live contact', () => {
  it('is offered to everybody on the rung once, in both processes, and to nobody else; the first take wins, and all others see it vanish', async () => {
    const { caseId, opened } = await contact();
    expect(opened.waitsLive).toMatchObject({ offeredTo: OFFICIALS });
    await Promise.all(officials.map(({ socket }) => hears(socket, 'offer.made', { caseId, live: true })));
    const contenders = officials.slice(0, 10);
    const answers = await Promise.all(contenders.map(({ who }) => take(who, caseId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body['code'])).toEqual(
      Array.from({ length: 9 }, () => 'case-already-taken'),
    );
    await Promise.all(officials.map(({ socket }) => hears(socket, 'offer.gone', { caseId, live: true, how: 'taken' })));
    for (const { socket } of officials) {
      expect([times(socket, 'offer.made', caseId), times(socket, 'offer.gone', caseId)].map(({ length }) => length)).toEqual([1, 1]);
    }
    expect(times(swede.socket, 'offer.made', caseId).concat(times(swede.socket, 'offer.gone', caseId))).toEqual([]);
    expect(await city.sql('SELECT 1 FROM ownership WHERE case_id = $1', [caseId])).toHaveLength(1);
  });

  it('that is nobody’s is told to nobody, not to everybody', async () => {
    const { who, socket } = officials[9]!;
    const resident = await city.connect(city.one);
    const offer = { caseId: randomUUID(), offerId: randomUUID(), seq: 1 };
    city.one.app.get(HintBus).publish({ topic: LIVE_OFFER_HINT, body: { ...offer, to: [] } satisfies LiveOfferHint });
    // Sent after it, by the same ways.
    city.one.app.get(HintBus).publish({ topic: LIVE_OFFER_HINT, body: { ...offer, to: [who.id] } satisfies LiveOfferHint });
    await hears(socket, 'offer.made', { caseId: offer.caseId });
    expect(times(socket, 'offer.made', offer.caseId)).toHaveLength(1);
    for (const other of [swede.socket, officials[1]!.socket, resident]) expect(times(other, 'offer.made', offer.caseId)).toEqual([]);
  });

  it('vanishes within a second of the take', async () => {
    const { caseId } = await contact();
    const [taker, ...others] = officials;
    await Promise.all(others.map(({ socket }) => hears(socket, 'offer.made', { caseId })));
    const goneAt = others.map(
      ({ socket }) =>
        new Promise<number>((resolve) =>
          socket.on('offer.gone', (message) => {
            if (message.caseId === caseId) resolve(performance.now());
          }),
        ),
    );
    const answer = await take(taker!.who, caseId);
    const answeredAt = performance.now();
    expect(answer.status).toBe(200);
    for (const at of await Promise.all(goneAt)) expect(at - answeredAt).toBeLessThan(1_000);
  });

  it('is hidden by declining, from all pages of who declined, and from nobody else', async () => {
    const { caseId } = await contact();
    const [one, other] = [officials[1]!, officials[2]!];
    const secondPage = await city.connect(city.one, { auth: { token: one.who.token } });
    const { offerId } = (await hears(one.socket, 'offer.made', { caseId })) as { offerId: string };
    expect((await mine(one.who)).map((item) => item.caseId)).toContain(caseId);
    const declined = await city.rest<LiveOffers>(one.who.token, 'POST', `/live-offers/${offerId}/decline`, {});
    expect([declined.status, declined.body.items.map((item) => item.caseId).includes(caseId)]).toEqual([200, false]);
    for (const page of [one.socket, secondPage]) await hears(page, 'offer.gone', { caseId, how: 'declined' });
    expect((await mine(other.who)).map((item) => item.caseId)).toContain(caseId);
    expect(times(other.socket, 'offer.gone', caseId)).toEqual([]);
    expect((await city.rest(swede.who.token, 'POST', `/live-offers/${offerId}/decline`, {})).status).toBe(404);
    await take(other.who, caseId);
  });
});

describe('presence', () => {
  it('busy: what is offered goes; available again: it comes, at once; all one’s pages hear how one stands', async () => {
    const { who, socket } = officials[3]!;
    const { caseId } = await contact();
    await hears(socket, 'offer.made', { caseId });
    expect(await put(socket, 'busy')).toMatchObject({ ok: true, data: { state: 'busy', offered: 'busy', liveCap: 3 } });
    await hears(socket, 'offer.gone', { caseId, how: 'withdrawn' });
    await hears(socket, 'presence.mine', { state: 'busy' });
    expect(await mine(who)).toEqual([]);
    expect(await put(socket, 'available')).toMatchObject({ ok: true, data: { offered: 'yes' } });
    expect((await mine(who)).map((item) => item.caseId)).toContain(caseId);
    expect(times(socket, 'offer.made', caseId)).toHaveLength(2);
    await take(who, caseId);
  });

  it('off duty by the switch: what is offered goes; on duty again: it comes', async () => {
    const { who, socket } = officials[8]!;
    const { caseId } = await contact();
    await hears(socket, 'offer.made', { caseId });
    await city.rest(who.token, 'POST', '/me/duty', { onDuty: false });
    await hears(socket, 'offer.gone', { caseId, how: 'withdrawn' });
    await hears(socket, 'presence.mine', { offered: 'off_duty' });
    await city.rest(who.token, 'POST', '/me/duty', { onDuty: true });
    await hears(socket, 'presence.mine', { offered: 'yes' });
    expect((await mine(who)).map((item) => item.caseId)).toContain(caseId);
    await take(who, caseId);
  });

  it('at the cap nothing more is offered, and the other pages are told', async () => {
    const { who, socket } = officials[4]!;
    await put(socket, 'available', 1);
    const [first, second] = [await contact(), await contact()];
    await hears(socket, 'offer.made', { caseId: second.caseId });
    await take(who, first.caseId);
    await hears(socket, 'offer.gone', { caseId: second.caseId, how: 'withdrawn' });
    await hears(socket, 'presence.mine', { offered: 'full', liveNow: 1 });
    // The resident leaves: with the next sign of life the other one is offered again.
    first.resident.disconnect();
    await hears(socket, 'offer.gone', { caseId: first.caseId });
    for (let tries = 0; tries < 100 && times(socket, 'offer.made', second.caseId).length < 2; tries += 1) {
      await put(socket, 'available', 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(times(socket, 'offer.made', second.caseId)).toHaveLength(2);
    await take(officials[5]!.who, second.caseId);
  });

  it('refuses what is not a presence, and whoever cannot take', async () => {
    const { socket } = officials[0]!;
    for (const bad of [{}, { state: 'asleep' }, { state: 'busy', liveCap: 11 }, { state: 'busy', liveCap: 0 }, { state: 'busy', more: 1 }])
      expect(await ask(socket, 'presence.set', bad)).toMatchObject({ ok: false, problem: { code: 'invalid-body' } });
    const host = await city.someone('isanta', ['host']);
    const hosts = await city.connect(city.one, { auth: { token: host.token } });
    expect(await put(hosts, 'available')).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
    const resident = await city.connect(city.one);
    expect(await put(resident, 'available')).toMatchObject({ ok: false, problem: { code: 'sign-in-needed' } });
    expect(await mine(host)).toEqual([]);
  });

  it('a disabled person’s offers vanish with their connection', async () => {
    const { who, socket } = officials[6]!;
    const { caseId } = await contact();
    await hears(socket, 'offer.made', { caseId });
    await city.one.app.get(PersonAccess).disable(null, 'virkailija6');
    city.one.app.get(HintBus).publish({ topic: PERSON_GONE_TOPIC, body: { personId: who.id } });
    await hears(socket, 'disconnect');
    expect((await city.rest(who.token, 'GET', '/me/offers')).status).toBe(401);
    // No worker runs here: it takes them back in the database too (live-offers.real.spec in the room of cases).
    await take(officials[7]!.who, caseId);
  });
});

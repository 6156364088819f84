import type { FullCase, MyCase, OpenedContact } from '#contracts';
import { parseTrackingCode } from '#domain';
import { ask, heard, hears, LiveCity, type Client, type Someone } from '#testing/live-city';
import { randomUUID } from 'node:crypto';

// Two whole processes and a database on a busy machine take their time.
jest.setTimeout(30_000);

type Sent = { caseId?: string; seq: number };

let city: LiveCity;
let aino: Someone;
let eero: Someone;
let mayor: Someone;
beforeAll(async () => {
  city = await LiveCity.start();
  aino = await city.someone('aino', ['official']);
  eero = await city.someone('eero', ['official']);
  mayor = await city.someone('pormestari', ['mayor']);
}, 60_000);
afterAll(() => city.stop());

const firstWord = { text: 'Katuvalo on pimeä Kurvissa.', language: 'fi' };

/** A resident's first word on a socket of its own. */
async function contact(client?: Client) {
  const resident = client ?? (await city.connect(city.one));
  const answer = await ask<OpenedContact>(resident, 'contact.open', { clientId: randomUUID(), ...firstWord });
  if (!answer.ok) throw new Error(answer.problem.code);
  const { trackingCode } = answer.data.case;
  const [row] = await city.sql<{ id: string }>('SELECT id FROM case_file WHERE tracking_code = $1', [parseTrackingCode(trackingCode)]);
  return { resident, caseId: row?.id ?? '', key: answer.data.residentKey, trackingCode };
}

async function taken(by: Someone = aino) {
  const opened = await contact();
  expect((await city.rest(by.token, 'POST', `/cases/${opened.caseId}/take`)).status).toBe(200);
  return opened;
}

const read = async (key: string) => (await city.rest<MyCase>(key, 'GET', '/my/case')).body;
const texts = (file: MyCase) => file.messages.map(({ text }) => text);

describe('a first word over the socket', () => {
  it('is a case; the socket follows it, and officials in both processes hear of it', async () => {
    const here = await city.connect(city.one, { auth: { token: aino.token } });
    const there = await city.connect(city.other, { auth: { token: eero.token } });
    const { resident, caseId, key } = await contact();
    for (const official of [here, there]) {
      await hears(official, 'case.changed', { id: caseId, seq: 1 });
      await hears(official, 'message.added', { caseId, seq: 1 });
    }
    expect(texts(await read(key))).toEqual([firstWord.text]);
    await city.rest(aino.token, 'POST', `/cases/${caseId}/take`);
    await hears(resident, 'case.changed', { id: caseId, seq: 2 });
  });

  it('sent again is the same case and the same key, over the socket, by another process and by POST', async () => {
    const clientId = randomUUID();
    const [one, other] = [await city.connect(city.one), await city.connect(city.other)];
    const answers = await Promise.all(
      [one, other, one].map((client) => ask<OpenedContact>(client, 'contact.open', { clientId, ...firstWord })),
    );
    const keys = answers.map((answer) => answer.ok && answer.data.residentKey);
    expect(new Set(keys).size).toBe(1);
    const posted = await city.rest<OpenedContact>(
      undefined,
      'POST',
      '/contacts',
      { channel: 'chat', ...firstWord },
      { 'idempotency-key': clientId },
    );
    expect(posted.body.residentKey).toBe(keys[0]);
    expect(Object.keys(answers[0]!.ok ? answers[0]!.data : {}).sort()).toEqual(['case', 'residentKey']);
    const reused = await ask(one, 'contact.open', { clientId, text: 'Jotain muuta.', language: 'fi' });
    expect(reused).toMatchObject({ ok: false, problem: { status: 422, code: 'idempotency-key-reused' } });
  });
});

describe('messages', () => {
  it('of resident and owner reach each other in any process, and carry no words', async () => {
    const { resident, caseId, key } = await taken();
    const owner = await city.connect(city.other, { auth: { token: aino.token } });
    const asked = await ask<Sent>(resident, 'message.send', { clientId: randomUUID(), text: 'Onko tietoa?' });
    expect(asked).toEqual({ ok: true, data: { caseId, seq: 3 } });
    await hears(owner, 'message.added', { caseId, seq: 3 });
    const told = await ask<Sent>(owner, 'message.send', { caseId, clientId: randomUUID(), text: 'Korjaamme huomenna.' });
    expect(told).toEqual({ ok: true, data: { caseId, seq: 4 } });
    await hears(resident, 'message.added', { caseId, seq: 4 });
    expect(texts(await read(key)).slice(1)).toEqual(['Onko tietoa?', 'Korjaamme huomenna.']);
    expect(JSON.stringify([heard(resident), heard(owner)])).not.toMatch(/tietoa|Korjaamme|Katuvalo/);
  });

  it('sent again are stored once, over the socket and by POST', async () => {
    const { resident, caseId, key } = await taken();
    const again = await city.connect(city.other, { auth: { residentKey: key } });
    const message = { clientId: randomUUID(), text: 'Kerran vain.' };
    const answers = [
      ...(await Promise.all([resident, again, resident].map((client) => ask<Sent>(client, 'message.send', message)))),
      await ask<Sent>(again, 'message.send', message),
    ];
    expect(answers).toEqual(Array(4).fill({ ok: true, data: { caseId, seq: 3 } }));
    await city.rest(key, 'POST', '/my/case/messages', { text: message.text, clientId: message.clientId });
    const owner = await city.connect(city.one, { auth: { token: aino.token } });
    const said = { caseId, clientId: randomUUID(), text: 'Kerran tämäkin.' };
    for (const _ of [1, 2, 3]) expect(await ask(owner, 'message.send', said)).toEqual({ ok: true, data: { caseId, seq: 4 } });
    expect(texts(await read(key))).toEqual([firstWord.text, 'Kerran vain.', 'Kerran tämäkin.']);
  });

  it('of one socket are stored in the order in which they were sent', async () => {
    const { resident, key } = await taken();
    const sent = Array.from({ length: 12 }, (_, at) => `Rivi ${at}`);
    await Promise.all(sent.map((text) => ask(resident, 'message.send', { clientId: randomUUID(), text })));
    expect(texts(await read(key)).slice(1)).toEqual(sent);
  });

  it('are missed by nobody who comes back: the case says at once how far it has come', async () => {
    const { resident, caseId, key } = await taken();
    resident.disconnect();
    await city.rest(aino.token, 'POST', `/cases/${caseId}/messages`, { text: 'Olit poissa.', visibility: 'public' });
    await city.rest(aino.token, 'POST', `/cases/${caseId}/messages`, { text: 'Vieläkin.', visibility: 'public' });
    const back = await city.connect(city.other, { auth: { token: key } });
    expect(await hears(back, 'case.changed', { id: caseId })).toEqual({ id: caseId, seq: 4 });
    const file = await read(key);
    expect([file.seq, ...file.messages.map(({ seq }) => seq)]).toEqual([4, 1, 3, 4]);
  });

  it('thirty days after closing open a new case, which the socket follows', async () => {
    const { resident, caseId, key } = await taken();
    await city.rest(aino.token, 'POST', `/cases/${caseId}/no-matter`, { reasonCode: 'spam' });
    await city.sql(
      `UPDATE case_file SET closed_at = closed_at - interval '31 days',
      closing = jsonb_set(closing, '{at}', to_jsonb((closing->>'at')::bigint - 31::bigint * 86400000)) WHERE id = $1`,
      [caseId],
    );
    const message = { clientId: randomUUID(), text: 'Valo on taas pimeä.' };
    const late = await ask<Sent & { opened: OpenedContact }>(resident, 'message.send', message);
    expect(late).toMatchObject({ ok: true, data: { opened: { case: { state: 'waiting' } } } });
    const opened = late.ok ? late.data.opened : undefined;
    expect(opened?.residentKey).not.toBe(key);
    await ask(resident, 'message.send', { clientId: randomUUID(), text: 'Ja toinenkin.' });
    expect(texts(await read(opened?.residentKey ?? ''))).toEqual([message.text, 'Ja toinenkin.']);
  });
});

describe('who is told', () => {
  it('notes are for officials: the resident hears of none', async () => {
    const { resident, caseId } = await taken();
    const owner = await city.connect(city.one, { auth: { token: aino.token } });
    await city.rest(aino.token, 'POST', `/cases/${caseId}/messages`, { text: 'Soitin urakoitsijalle.', visibility: 'note' });
    await hears(owner, 'message.added', { caseId, seq: 3 });
    await city.rest(aino.token, 'POST', `/cases/${caseId}/messages`, { text: 'Korjaus tulee.', visibility: 'public' });
    await hears(resident, 'message.added', { caseId, seq: 4 });
    expect(heard(resident).filter(({ event, message }) => event === 'message.added' && message['seq'] === 3)).toEqual([]);
  });

  it('an official who may not read a taken case hears that it went, and nothing of what is said in it', async () => {
    const other = await city.connect(city.one, { auth: { token: eero.token } });
    const { resident, caseId } = await taken();
    expect(await hears(other, 'case.changed', { id: caseId, gone: true })).toEqual({ id: caseId, seq: 2, gone: true });
    await ask(resident, 'message.send', { clientId: randomUUID(), text: 'Vain omistajalle.' });
    const next = await contact();
    await hears(other, 'message.added', { caseId: next.caseId });
    expect(heard(other).filter(({ message }) => message['seq'] === 3)).toEqual([]);
  });

  it('whom the case is offered to hears of the offer and of its end, and reads it while it stands', async () => {
    const { resident, caseId } = await taken();
    const addressee = await city.connect(city.other, { auth: { token: eero.token } });
    const offered = await city.rest<FullCase>(aino.token, 'POST', `/cases/${caseId}/handover-offers`, {
      to: 'eero',
      reason: 'Tunnet alueen.',
    });
    const offerId = offered.body.offers[0]?.id;
    await hears(addressee, 'offer.made', { caseId, offerId });
    const said = await ask<Sent>(resident, 'message.send', { clientId: randomUUID(), text: 'Terveisiä.' });
    await hears(addressee, 'message.added', { caseId, seq: said.ok ? said.data.seq : -1 });
    await city.rest(eero.token, 'POST', `/handover-offers/${offerId}/decline`, { reason: 'Olen lomalla.' });
    const gone = await hears(addressee, 'offer.gone', { caseId, offerId });
    await hears(addressee, 'case.changed', { id: caseId, seq: gone['seq'], gone: true });
    expect((await city.rest(eero.token, 'GET', `/cases/${caseId}`)).status).toBe(404);
  });

  it('the mayor hears of what stands on the mayor’s level', async () => {
    const { resident, caseId } = await taken();
    const her = await city.connect(city.other, { auth: { token: mayor.token } });
    const escalated = await contact();
    for (const reason of [1, 2, 3]) {
      await city.rest(aino.token, 'POST', `/cases/${escalated.caseId}/take`);
      await city.rest(aino.token, 'POST', `/cases/${escalated.caseId}/release`, { reasonCode: 'other', reason: `Syy ${reason}` });
    }
    await city.rest(aino.token, 'POST', `/cases/${escalated.caseId}/take`);
    const said = await ask<Sent>(escalated.resident, 'message.send', { clientId: randomUUID(), text: 'Pormestarille.' });
    const unheard = await ask<Sent>(resident, 'message.send', { clientId: randomUUID(), text: 'Vain Ainolle.' });
    await city.rest(aino.token, 'POST', `/cases/${escalated.caseId}/messages`, { text: 'Selvä.', visibility: 'public' });
    const seq = said.ok ? said.data.seq : -1;
    await hears(her, 'message.added', { caseId: escalated.caseId, seq });
    await hears(her, 'message.added', { caseId: escalated.caseId, seq: seq + 1 });
    expect(unheard.ok).toBe(true);
    expect(heard(her).filter(({ message }) => (message['caseId'] ?? message['id']) === caseId)).toEqual([]);
  });
});

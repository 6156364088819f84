import type { OpenedContact } from '#contracts';
import { HintBus } from '#platform/hints';
import { PersonAccess, PERSON_GONE_TOPIC } from '#staff';
import { ask, hears, LiveCity, type Someone } from '#testing/live-city';
import { randomUUID } from 'node:crypto';
import { Sessions } from '../../../staff/src/sessions/sessions.service.js';
import { SessionWatch } from './session-watch.service.js';

// Two whole processes and a database on a busy machine take their time.
jest.setTimeout(30_000);

const ORIGIN = 'http://127.0.0.1:3999';

let city: LiveCity;
beforeAll(async () => {
  city = await LiveCity.start();
}, 60_000);
afterAll(() => city.stop());

let number = 0;
const someone = () => city.someone(`virkailija${(number += 1)}`, ['official']);
const browser = (who: Someone, process = city.one) =>
  city.connect(process, { headers: { origin: ORIGIN, cookie: `batline_session=${who.session}` } });

describe('who connects', () => {
  it.each([
    ['another site’s page', { origin: 'https://evil.example' }],
    ['another port of ours', { origin: 'http://127.0.0.1:4000' }],
    ['a page without an origin', { origin: 'null' }],
    ['a fetch of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused', async (_name, headers) => {
    const who = await someone();
    for (const transports of [['websocket'], ['polling']]) {
      await expect(city.connect(city.one, { headers, auth: { token: who.token }, transports })).rejects.toThrow();
    }
  });

  it('cookies count from our own pages alone, over websockets and by polling', async () => {
    const who = await someone();
    const cookie = `batline_session=${who.session}`;
    await expect(city.connect(city.one, { headers: { cookie } })).rejects.toMatchObject({ status: 403, code: 'cross-site-request' });
    await browser(who);
    const polling = { cookie, 'sec-fetch-site': 'same-origin' };
    await city.connect(city.one, { headers: polling, transports: ['polling'] });
  });

  it('a token or key that opens nothing is refused by its own name, in the language asked for', async () => {
    await expect(city.connect(city.one, { auth: { token: 'bl_nothing', language: 'en' } })).rejects.toMatchObject({
      status: 401,
      code: 'sign-in-needed',
      title: expect.stringMatching(/^[A-Z][a-z ]+/) as string,
    });
    await expect(city.connect(city.one, { auth: { residentKey: 'bk1.nothing.nothing' } })).rejects.toMatchObject({
      status: 401,
      code: 'resident-key-needed',
    });
    await expect(city.connect(city.one, { auth: { role: 'mayor' } })).rejects.toMatchObject({ status: 400, code: 'bad-request' });
  });

  it('a resident’s cookie and a bearer are as good as `auth`', async () => {
    const anonymous = await city.connect(city.one);
    const opened = await ask<OpenedContact>(anonymous, 'contact.open', { clientId: randomUUID(), text: 'Hei', language: 'fi' });
    const key = opened.ok ? opened.data.residentKey : '';
    const byCookie = await city.connect(city.other, { headers: { origin: ORIGIN, cookie: `batline_resident=${key}` } });
    await hears(byCookie, 'case.changed', { seq: 1 });
    const byBearer = await city.connect(city.other, { headers: { authorization: `Bearer ${key}` } });
    await hears(byBearer, 'case.changed', { seq: 1 });
  });
});

describe('a session that ends', () => {
  it('closes its sockets in both processes at once, after saying so, and no others', async () => {
    const [who, another] = [await someone(), await someone()];
    const [here, there, other] = [await browser(who), await browser(who, city.other), await browser(another)];
    await city.one.app.get(Sessions).end(who.sessionIdHash);
    for (const client of [here, there]) {
      await hears(client, 'session.ended');
      expect(await hears(client, 'disconnect')).toEqual({ reason: 'io server disconnect' });
    }
    expect(other.connected).toBe(true);
  });

  it('is the end for somebody who is disabled, sockets opened with their tokens included', async () => {
    const who = await someone();
    const [page, program] = [await browser(who, city.other), await city.connect(city.other, { auth: { token: who.token } })];
    await city.one.app.get(PersonAccess).disable(null, `virkailija${number}`);
    await hears(page, 'disconnect');
    city.one.app.get(HintBus).publish({ topic: PERSON_GONE_TOPIC, body: { personId: who.id } });
    await hears(program, 'session.ended');
    await hears(program, 'disconnect');
  });

  it('is found out at the next write, and by the regular check, when no hint came', async () => {
    const [writer, idle] = [await someone(), await someone()];
    const [writing, waiting] = [await browser(writer), await city.connect(city.one, { auth: { token: idle.token } })];
    await city.sql(`UPDATE session SET expires_at = now() - interval '1 second' WHERE person_id = $1`, [writer.id]);
    await city.sql('UPDATE api_token SET revoked_at = now() WHERE person_id = $1', [idle.id]);
    expect(await ask(writing, 'message.send', { caseId: randomUUID(), clientId: randomUUID(), text: 'Hei' })).toMatchObject({
      ok: false,
      problem: { status: 401, code: 'sign-in-needed' },
    });
    await hears(writing, 'disconnect');
    await city.one.app.get(SessionWatch).checkAll();
    await hears(waiting, 'session.ended');
    await hears(waiting, 'disconnect');
  });
});

describe('when hints may have been missed', () => {
  it('connections are cut, and clients come back by themselves to ask anew', async () => {
    const who = await someone();
    const client = city.client(city.other, { auth: { token: who.token }, reconnection: true });
    await new Promise<void>((resolve) => void client.once('connect', resolve));
    const back = new Promise<void>((resolve) => void client.once('connect', resolve));
    await city.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'batline-hints'`,
    );
    expect(await hears(client, 'disconnect')).toEqual({ reason: 'transport close' });
    await back;
    const anonymous = await city.connect(city.one);
    await ask(anonymous, 'contact.open', { clientId: randomUUID(), text: 'Vieläkö kuuluu?', language: 'fi' });
    await hears(client, 'message.added', { seq: 1 });
  });
});

describe('a process that stops', () => {
  it('lets its sockets go and is gone soon; they come back where there is another', async () => {
    const short = await LiveCity.start();
    const who = await short.someone('aino', ['official']);
    const clients = [
      await short.connect(short.one, { auth: { token: who.token } }),
      await short.connect(short.one, { auth: { token: who.token }, transports: ['polling'] }),
    ];
    const began = performance.now();
    await short.one.app.close();
    expect(performance.now() - began).toBeLessThan(5_000);
    for (const client of clients) await hears(client, 'disconnect');
    await short.connect(short.other, { auth: { token: who.token } });
    await short.stop();
  }, 90_000);
});

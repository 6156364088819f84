import { request } from 'node:http';
import { LINE, openStage, RESIDENT } from './stage.js';
import { differences, operationOf, publishedOperations } from './published-operations.js';
import { RestClient } from './rest-client.js';
import { response, say } from './toy-line.js';

const ONE = '+358401111111';
const NO_CALL = `CA${'0'.repeat(32)}`;
type Opened = Awaited<ReturnType<typeof openStage>>;

describe('the REST API', () => {
  let stage: Opened;
  beforeEach(async () => {
    stage = await openStage();
    for (const path of ['/status/line', '/status']) stage.program.on(path, () => null);
    stage.program.on('/voice', () => response('<Pause length="600"/>')).on('/sms', () => response());
  });
  afterEach(() => stage.close());
  const callTo = (to: string, fields = {}) =>
    stage.rest.post('Calls.json', { To: to, From: LINE, Url: `${stage.program.url}/voice`, ...fields });

  describe('refuses', () => {
    const url = 'http://127.0.0.1:9/x';
    it.each<[string, string, Record<string, string>, number, number]>([
      ['a call to nobody', 'Calls.json', { From: LINE, Url: url }, 400, 21201],
      ['a call from nobody', 'Calls.json', { To: ONE, Url: url }, 400, 21213],
      ['a call without anything to do', 'Calls.json', { To: ONE, From: LINE }, 400, 21205],
      ['a call to what is no number', 'Calls.json', { To: '112', From: LINE, Url: url }, 400, 21211],
      ['a call from a number that is not ours', 'Calls.json', { To: ONE, From: ONE, Url: url }, 400, 21210],
      ['an address of another machine', 'Calls.json', { To: ONE, From: LINE, Url: 'http://example.com/' }, 400, 21205],
      [
        'a status address of another machine',
        'Calls.json',
        { To: ONE, From: LINE, Url: url, StatusCallback: 'https://example.com/' },
        400,
        21205,
      ],
      ['a parameter that is spelled wrong', 'Calls.json', { To: ONE, From: LINE, Url: url, StatusCalback: url }, 400, 20001],
      ['an event that is none', 'Calls.json', { To: ONE, From: LINE, Url: url, StatusCallbackEvent: 'answer' }, 400, 20001],
      ['too long a time', 'Calls.json', { To: ONE, From: LINE, Url: url, Timeout: '601' }, 400, 20001],
      ['a call that is not there', `Calls/${NO_CALL}.json`, { Status: 'completed' }, 404, 20404],
      ['a message to nobody', 'Messages.json', { From: LINE, Body: 'Hei' }, 400, 21604],
      ['a message from nobody', 'Messages.json', { To: ONE, Body: 'Hei' }, 400, 21603],
      ['a message without words', 'Messages.json', { To: ONE, From: LINE }, 400, 21619],
      ['a message that is too long', 'Messages.json', { To: ONE, From: LINE, Body: 'a'.repeat(1_601) }, 400, 21617],
      ['a message to what is no number', 'Messages.json', { To: '+15005550001', From: LINE, Body: 'Hei' }, 400, 21211],
      ['a message from a number that is not ours', 'Messages.json', { To: ONE, From: RESIDENT, Body: 'Hei' }, 400, 21606],
      ['what does not exist', 'Nothing.json', {}, 404, 20404],
    ])('%s', async (_name, path, fields, status, code) => {
      const { status: given, body } = await stage.rest.post(path, fields);
      expect(body).toMatchObject({
        code,
        status,
        more_info: `https://www.twilio.com/docs/errors/${code}`,
        message: expect.any(String) as string,
      });
      expect(given).toBe(status);
      expect(stage.simulator.trace.entries('call')).toEqual([]);
    });

    it.each(['', 'x', `AC${'0'.repeat(32)}:wrong`, `AC${'1'.repeat(32)}:a-token-for-tests`])('a stranger: %j', async (credentials) => {
      const stranger = new RestClient(stage.simulator, credentials);
      expect(await stranger.get('Calls.json')).toMatchObject({ status: 401, body: { code: 20003 } });
      expect(await stranger.post('Calls.json', { To: ONE, From: LINE, Url: `${stage.program.url}/voice` })).toMatchObject({ status: 401 });
    });

    it('too many at once, and says when to come again', async () => {
      await stage.close();
      stage = await openStage({ maxConcurrentRequests: 1 });
      const refused = { status: 429, body: { code: 20429 } };
      // One that was begun and whose body does not come.
      const { url, accountSid, authToken } = stage.simulator;
      const held = request(`${url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
        method: 'POST',
        auth: `${accountSid}:${authToken}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '10' },
      });
      held.on('error', () => undefined);
      held.write('To=');
      let answer = await stage.rest.get('Calls.json');
      while (answer.status === 200) answer = await stage.rest.get('Calls.json');
      expect(answer).toMatchObject(refused);
      expect(answer.headers.get('retry-after')).toBe('1');
      held.destroy();
      while (answer.status !== 200) answer = await stage.rest.get('Calls.json');
      stage.simulator.failNextRest('too-many');
      expect(await stage.rest.get('Calls.json')).toMatchObject(refused);
    });
  });

  it('dials as many calls a second as it may; the others wait, and can be called off', async () => {
    await stage.close();
    stage = await openStage({ callsPerSecond: 1 });
    stage.program.on('/voice', () => response(say('Hei.'))).on('/status', () => null);
    const sids: string[] = [];
    for (let index = 0; index < 4; index += 1)
      sids.push(String((await callTo(`+3584011111${10 + index}`, { StatusCallback: `${stage.program.url}/status` })).body.sid));
    await stage.simulator.clock.run(0.9);
    const states = async () => Promise.all(sids.map(async (sid) => (await stage.rest.get(`Calls/${sid}.json`)).body.status));
    expect(await states()).toEqual(['ringing', 'queued', 'queued', 'queued']);
    await stage.rest.post(`Calls/${sids[3]}.json`, { Status: 'canceled' });
    await stage.simulator.clock.run(1);
    expect(await states()).toEqual(['ringing', 'ringing', 'queued', 'canceled']);
    expect((await stage.rest.get(`Calls/${sids[1]}.json`)).body.queue_time).toBe('1000');
    await stage.simulator.clock.settle();
    expect(stage.program.formsAt('/status')).toMatchObject([{ CallSid: sids[3], CallStatus: 'canceled' }]);
  });

  it('a call that is over cannot be sent elsewhere or ended again; `canceled` leaves one that was answered alone', async () => {
    const { body } = await callTo(ONE);
    const path = `Calls/${String(body.sid)}.json`;
    const leg = await stage.simulator.phone(ONE).answers();
    expect((await stage.rest.post(path, { Status: 'canceled' })).body.status).toBe('in-progress');
    expect(leg.isOver).toBe(false);
    expect((await stage.rest.post(path, { Status: 'completed' })).body.status).toBe('completed');
    expect(await stage.rest.post(path, { Status: 'completed' })).toMatchObject({ status: 400, body: { code: 21220 } });
    expect(await stage.rest.post(path, { Url: `${stage.program.url}/voice` })).toMatchObject({ status: 400, body: { code: 21220 } });
  });

  it('a running call does what a document says that is sent with the request', async () => {
    const resident = stage.simulator.dialFrom(RESIDENT);
    await stage.simulator.clock.run(1);
    await stage.rest.post(`Calls/${resident.sid}.json`, { Twiml: response(say('Suoraan.'), '<Hangup/>') });
    await resident.hears('Suoraan.');
    expect(await resident.ends()).toBe('completed');
  });

  it('lists newest first, filtered and page by page', async () => {
    const sids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const call = stage.simulator.dialFrom(`+35850111111${index}`);
      sids.unshift(call.sid);
      await stage.simulator.clock.run(60);
    }
    const seen: string[] = [];
    let next: string | null = `/2010-04-01/Accounts/${stage.simulator.accountSid}/Calls.json?PageSize=2`;
    for (let pages = 0; next && pages < 9; pages += 1) {
      const { body }: { body: Record<string, unknown> } = await stage.rest.get(next);
      seen.push(...(body.calls as { sid: string }[]).map(({ sid }) => sid));
      next = body.next_page_uri as string | null;
    }
    expect(seen).toEqual(sids);
    const count = async (query: Record<string, string>) => ((await stage.rest.get('Calls.json', query)).body.calls as unknown[]).length;
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const today = day(stage.simulator.clock.now());
    const other = day(stage.simulator.clock.now() + 2 * 86_400_000);
    expect(await count({ From: '+358501111112' })).toBe(1);
    expect(await count({ To: LINE, Status: 'in-progress' })).toBe(5);
    expect(await count({ Status: 'completed' })).toBe(0);
    expect(await count({ 'StartTime>': today })).toBe(5);
    expect(await count({ 'StartTime>': other })).toBe(0);
    expect(await count({ 'StartTime<': other, 'StartTime>': today })).toBe(5);
  });

  it('fails when chaos says so: before anything was done, or after it', async () => {
    stage.simulator.failNextRest('before');
    expect(await callTo(ONE)).toMatchObject({ status: 500, body: { code: 20500 } });
    expect(((await stage.rest.get('Calls.json')).body.calls as unknown[]).length).toBe(0);
    stage.simulator.failNextRest('after');
    expect(await callTo(ONE)).toMatchObject({ status: 500, body: { code: 20500 } });
    expect(((await stage.rest.get('Calls.json')).body.calls as unknown[]).length).toBe(1);
  });

  it('answers as it is published, in every operation', async () => {
    const { simulator, program, rest } = stage;
    const account = `/2010-04-01/Accounts/${simulator.accountSid}`;
    const seen = new Set<string>();
    const problems: string[] = [];
    const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, fields: Record<string, string> = {}) => {
      const answer = await rest.ask(method, path, fields);
      const operation = operationOf(method, `${account}/${path}`);
      if (!operation) throw new Error(`${method} ${path} is not published`);
      seen.add(operation.id);
      for (const name of Object.keys(fields))
        if (!(method === 'GET' ? operation.query : operation.form).includes(name))
          problems.push(`${operation.id}: ${name} is not published`);
      problems.push(...differences(operation, answer));
      return answer.body;
    };
    const first = (body: Record<string, unknown>, key: string) => String((body[key] as { sid: string }[])[0]!.sid);
    program
      .on('/queue', () => response('<Enqueue waitUrl="/voice">q</Enqueue>'))
      .on('/conference', () => response('<Dial><Conference>c</Conference></Dial>'))
      .on('/record', () => response('<Record timeout="2"/>'));
    const go = (sid: string, path: string) => ask('POST', `Calls/${sid}.json`, { Url: program.url + path });

    const leg = String((await ask('POST', 'Calls.json', { To: ONE, From: LINE, Url: `${program.url}/voice`, Timeout: '20' })).sid);
    const official = await simulator.phone(ONE).answers();
    const resident = simulator.dialFrom(RESIDENT);
    await simulator.clock.run(1);
    await ask('GET', `Calls/${leg}.json`);
    await ask('GET', 'Calls.json', { To: LINE, 'StartTime>': '2020-01-01', PageSize: '5' });

    const queue = String((await ask('POST', 'Queues.json', { FriendlyName: 'q', MaxSize: '10' })).sid);
    await go(resident.sid, '/queue');
    await simulator.clock.run(2);
    await ask('GET', 'Queues.json');
    await ask('GET', `Queues/${queue}.json`);
    await ask('POST', `Queues/${queue}.json`, { MaxSize: '20' });
    await ask('GET', `Queues/${queue}/Members.json`);
    await ask('GET', `Queues/${queue}/Members/Front.json`);
    await ask('POST', `Queues/${queue}/Members/${resident.sid}.json`, { Url: `${program.url}/record` });
    await resident.say('Hei.');
    await simulator.clock.run(0.5);

    const recordingsPath = 'Recordings.json';
    await simulator.clock.run(3.2);
    const recording = first(await ask('GET', recordingsPath, { 'DateCreated>': '2020-01-01' }), 'recordings');
    await simulator.clock.run(5);
    await ask('GET', `Recordings/${recording}.json`);
    await ask('DELETE', `Recordings/${recording}.json`);

    const other = simulator.dialFrom('+358501111111');
    await simulator.clock.run(1);
    for (const sid of [other.sid, leg]) await go(sid, '/conference');
    await simulator.clock.run(1);
    const conference = first(await ask('GET', 'Conferences.json', { FriendlyName: 'c', Status: 'in-progress' }), 'conferences');
    const participants = `Conferences/${conference}/Participants`;
    await ask('GET', `Conferences/${conference}.json`);
    await ask('GET', `${participants}.json`, { Hold: 'false' });
    await ask('POST', `${participants}/${leg}.json`, { Hold: 'true', Muted: 'true', EndConferenceOnExit: 'false' });
    await ask('GET', `${participants}/${leg}.json`);
    await ask('DELETE', `${participants}/${leg}.json`);
    await ask('POST', `Conferences/${conference}.json`, { Status: 'completed' });
    await ask('DELETE', `Queues/${queue}.json`);

    const message = String((await ask('POST', 'Messages.json', { To: ONE, From: LINE, Body: 'Hei' })).sid);
    await simulator.sendText(RESIDENT, 'Hei');
    await simulator.clock.run(5);
    await ask('GET', `Messages/${message}.json`);
    await ask('GET', 'Messages.json', { From: LINE, 'DateSent<': '2999-01-01' });
    const number = first(await ask('GET', 'IncomingPhoneNumbers.json', { PhoneNumber: LINE }), 'incoming_phone_numbers');
    await ask('GET', `IncomingPhoneNumbers/${number}.json`);
    await official.hangUp();
    await ask('DELETE', `Calls/${leg}.json`);

    expect(problems).toEqual([]);
    expect([...seen].sort()).toEqual(
      publishedOperations()
        .map(({ id }) => id)
        .sort(),
    );
  });
});

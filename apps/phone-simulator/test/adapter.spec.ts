import { readCallProgress, TwilioTelephony } from '#telephony';
import { describeTelephony, type TelephonyDriver } from '../../../libs/telephony/test/contract.js';
import { HIDDEN_NUMBER } from '../src/index.js';
import { LINE, openStage } from './stage.js';
import { response, say } from './toy-line.js';

const PEOPLE = ['+358401111111', '+358402222222'] as const;
const STOPPED = '+358403333333';
const HIDDEN = '+358404444444';
/** The provider's own number for one that cannot be. */
const NOBODY = '+15005550001';

/** The adapter that talks to Twilio, against this simulator. */
async function start(): Promise<TelephonyDriver> {
  const { simulator, program, rest, close } = await openStage({ callsPerSecond: 50 });
  const { url, accountSid, authToken, clock, trace } = simulator;
  program
    .on('/voice', () => response('<Pause length="600"/>'))
    .on('/script', () => response('<Pause length="600"/>'))
    .on('/record', () => response('<Record action="/script" timeout="3"/>'))
    .on('/conference', (_form, query) => response(`<Dial><Conference>${query.get('name')}</Conference></Dial>`))
    .on('/sms', () => response())
    .on('/status', () => null)
    .on('/status/line', () => null);
  simulator.phone(HIDDEN).behaves({ hidden: true });
  await simulator.sendText(STOPPED, 'STOP');
  // Long before anything else.
  await clock.run(60);

  const numberOf = (callId: string): string => {
    const rang = trace.entries('ringing').find(({ callSid }) => callSid === callId);
    if (!rang) throw new Error(`${callId} never rang`);
    return String(rang.number);
  };
  const callIn = async (from: string | null): Promise<string> => {
    const call = simulator.dialFrom(from ?? HIDDEN);
    await clock.until(() => call.status === 'in-progress');
    return call.sid;
  };
  const redirect = (callId: string, path: string) => rest.post(`Calls/${callId}.json`, { Url: program.url + path });

  return {
    telephony: new TwilioTelephony({ accountSid, authToken, baseUrl: url }),
    line: LINE,
    people: PEOPLE,
    nobody: NOBODY,
    stopped: STOPPED,
    scriptUrl: `${program.url}/script`,
    statusUrl: `${program.url}/status`,
    unknown: { callId: `CA${'0'.repeat(32)}`, recordingId: `RE${'0'.repeat(32)}` },
    now: () => clock.now(),
    pass: (ms) => clock.run(ms / 1_000),
    answer: async (callId) => {
      await simulator.phone(numberOf(callId)).answers();
      await clock.settle();
    },
    decline: (callId) => simulator.phone(numberOf(callId)).rejects(),
    ringOut: () => clock.run(30),
    hangUp: async (callId) => {
      await simulator.phone(numberOf(callId)).call?.hangUp();
    },
    callIn,
    writeIn: async (from, text) => {
      await simulator.sendText(from, text);
      return String(trace.entries('message').findLast(({ direction }) => direction === 'inbound')?.messageSid);
    },
    leaveRecording: async () => {
      const callId = await callIn(PEOPLE[0]);
      await redirect(callId, '/record');
      await simulator.phone(PEOPLE[0]).call!.say('Hei.');
      await clock.run(10);
      const [recording] = trace.entries('recording');
      const recordingId = String(recording?.recordingSid);
      const sound = await fetch(`${url}/2010-04-01/Accounts/${accountSid}/Recordings/${recordingId}.wav`, {
        headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      });
      return { callId, recordingId, bytes: Buffer.from(await sound.arrayBuffer()) };
    },
    confer: async (name) => {
      const ids = [await callIn(PEOPLE[0]), await callIn(PEOPLE[1])] as const;
      for (const callId of ids) await redirect(callId, `/conference?name=${name}`);
      await clock.until(() => trace.entries('conference').some(({ did }) => did === 'conference-start'));
      return ids;
    },
    inConference: async (name, callId) => {
      const { body } = await rest.get('Conferences.json', { FriendlyName: name });
      const [conference] = body.conferences as { sid: string }[];
      const found = await rest.get(`Conferences/${conference!.sid}/Participants/${callId}.json`);
      return found.status === 404 ? 'out' : found.body.hold === true ? 'held' : 'heard';
    },
    loseNextAnswer: () => simulator.failNextRest('after'),
    progressOf: (callId) =>
      program
        .formsAt('/status')
        .flatMap((form) => readCallProgress(form) ?? [])
        .filter((progress) => progress.callId === callId),
    until: async (condition) => {
      for (let tries = 0; !(await condition()); tries += 1) {
        if (tries > 200) throw new Error('it never became so');
        await clock.run(0.5);
      }
    },
    stop: async () => {
      await close();
      expect(program.forged).toBe(0);
    },
  };
}

describeTelephony('Twilio, against the phone simulator', start);

it('a hidden number is shown as Twilio shows one', async () => {
  const stage = await openStage();
  stage.program.on('/voice', () => response(say('Hei.'))).on('/status/line', () => null);
  await stage.simulator.phone(HIDDEN).behaves({ hidden: true }).dial(LINE).ends();
  expect(stage.program.formsAt('/voice')).toMatchObject([{ From: HIDDEN_NUMBER, CallStatus: 'ringing', Direction: 'inbound' }]);
  await stage.close();
});

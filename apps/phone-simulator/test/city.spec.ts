import { LINE, openStage, RESIDENT } from './stage.js';
import { ToyCity } from './toy-city.js';

const OFFICIALS = ['+358401111111', '+358402222222', '+358403333333'];
const [FIRST, SECOND, THIRD] = OFFICIALS as [string, string, string];

type Opened = Awaited<ReturnType<typeof openStage>>;

async function city(patienceSeconds?: number) {
  const holder: { city?: ToyCity } = {};
  const stage: Opened = await openStage({ quiet: { busy: () => holder.city?.isBusy ?? false } });
  holder.city = new ToyCity(stage, OFFICIALS, patienceSeconds);
  return { ...stage, city: holder.city };
}

describe('a small accountability line on the simulator', () => {
  let stage: Awaited<ReturnType<typeof city>>;
  afterEach(async () => {
    expect(stage.program.forged).toBe(0);
    await stage.close();
  });

  it('rings everybody; a machine cannot win; the second official answers, the third stops ringing', async () => {
    stage = await city();
    const { simulator } = stage;
    simulator.phone(FIRST).behaves({ voice: 'machine', afterSeconds: 2 });
    const resident = simulator.dialFrom(RESIDENT);
    await resident.hears('Suomeksi paina yksi.');
    await resident.press('1');
    await resident.hears('Pieni hetki.');
    await simulator.phone(THIRD).rings();
    const official = await simulator.phone(SECOND).answers();
    await official.hears('Ota vastaan painamalla yksi.');
    expect(resident.heard).not.toContain('Ota vastaan painamalla yksi.');
    await official.press('1');
    await resident.hears(`Sinulle vastaa ${SECOND}.`);
    await resident.talks(official);
    await simulator.phone(THIRD).stopsRinging();
    resident.sayNow('Katuvalo on rikki.');
    await official.hears('Katuvalo on rikki.');
    await official.hangUp();
    await resident.hears('Kiitos.');
    expect(await resident.ends()).toBe('completed');
    await simulator.clock.untilQuiet();
    expect(stage.city.outcomes).toEqual(['talked']);
    const legs = stage.program.formsAt('/status/leg').filter(({ CallStatus }) => CallStatus === 'completed' || CallStatus === 'canceled');
    expect(legs.map(({ To }) => To).sort()).toEqual(OFFICIALS);
  });

  it('two press 1: one of them answers, the other is told', async () => {
    stage = await city();
    const { simulator } = stage;
    const resident = simulator.dialFrom(RESIDENT);
    const one = await simulator.phone(FIRST).answers();
    const other = await simulator.phone(SECOND).answers();
    await one.hears('Ota vastaan');
    await other.hears('Ota vastaan');
    one.pressNow('1');
    other.pressNow('1');
    await resident.talks();
    const loser = resident.peerSid === one.sid ? other : one;
    await loser.ends();
    expect(stage.city.contacts.get(resident.sid)).toMatchObject({ state: 'answered' });
    await resident.hangUp();
    await simulator.clock.untilQuiet();
    expect(stage.city.outcomes).toEqual(['talked']);
  });

  it('nobody answers: a voicemail, with a sound that can be fetched and removed', async () => {
    stage = await city(20);
    const { simulator, rest, program } = stage;
    const resident = simulator.dialFrom(RESIDENT);
    await resident.hears('Jätä viesti.');
    await resident.say('Puisto on roskainen, tulkaa katsomaan.');
    await resident.hears('Kiitos viestistä.');
    await simulator.clock.untilQuiet();
    expect(stage.city.outcomes).toEqual(['voicemail']);
    const [told] = program.formsAt('/status/recording');
    expect(told).toMatchObject({ RecordingStatus: 'completed', CallSid: resident.sid, RecordingDuration: '3' });
    const sound = await fetch(`${told!.RecordingUrl}.wav`, { headers: { authorization: basic(simulator) } });
    expect(sound.headers.get('content-type')).toBe('audio/x-wav');
    expect(Buffer.from(await sound.arrayBuffer()).length).toBe(44 + 3 * 16_000);
    expect((await rest.ask('DELETE', `Recordings/${told!.RecordingSid}.json`)).status).toBe(204);
    expect((await rest.get(`Recordings/${told!.RecordingSid}.json`)).body).toMatchObject({ code: 20404 });
  });

  it('an empty recording asks nobody, and the caller is promised a call', async () => {
    stage = await city(20);
    const { simulator, program } = stage;
    const resident = simulator.dialFrom(RESIDENT);
    await resident.hears('Soitamme sinulle.', { seconds: 200 });
    await resident.ends();
    await simulator.clock.untilQuiet();
    expect(stage.city.outcomes).toEqual(['promised']);
    expect(program.formsAt('/status/recording')).toMatchObject([{ RecordingStatus: 'absent' }]);
  });

  it('hanging up in the queue is told, and nobody rings any more', async () => {
    stage = await city();
    const { simulator, program } = stage;
    const resident = simulator.dialFrom(RESIDENT);
    await simulator.phone(FIRST).rings();
    await resident.hangUp();
    await simulator.phone(FIRST).stopsRinging();
    await simulator.clock.untilQuiet();
    expect(stage.city.outcomes).toEqual(['hung-up']);
    expect(program.formsAt('/left')).toMatchObject([{ QueueResult: 'hangup', CallStatus: 'completed' }]);
    expect(program.formsAt('/status/line')).toMatchObject([{ CallStatus: 'completed', SequenceNumber: '0' }]);
    for (const official of OFFICIALS) expect(simulator.phone(official).isRinging).toBe(false);
  });

  it('calls back: the official first, then the resident, who sees the number of the line', async () => {
    stage = await city();
    const { simulator, rest, program } = stage;
    await rest.post('Calls.json', { To: FIRST, From: LINE, Url: `${program.url}/callback?to=${encodeURIComponent(RESIDENT)}` });
    const official = await simulator.phone(FIRST).answers();
    expect(await simulator.phone(RESIDENT).rings()).toBe(LINE);
    const resident = await simulator.phone(RESIDENT).answers();
    await resident.hears('Kaupunki soittaa asiastasi.');
    await official.talks(resident);
    await resident.hangUp();
    await official.hears('Kirjaa lupaus.');
    await official.ends();
    expect(program.formsAt('/after')).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'true', DialCallSid: resident.sid }]);
  });

  it('200 callers at once, three officials: each call ends in exactly one way', async () => {
    stage = await city(30);
    const { simulator } = stage;
    for (const official of OFFICIALS)
      simulator.phone(official).behaves({ voice: 'answers', afterSeconds: 3, presses: '1', talksForSeconds: 8 });
    const callers = Array.from({ length: 200 }, (_, index) => simulator.dialFrom(`+35850${1_000_000 + index}`));
    await simulator.clock.until(() => callers.every(({ isOver }) => isOver), 'all calls are over', 3_600);
    await simulator.clock.untilQuiet();
    expect(stage.city.outcomes).toHaveLength(200);
    expect(new Set(stage.city.outcomes)).toEqual(new Set(['talked', 'promised']));
  }, 120_000);
});

const basic = ({ accountSid, authToken }: { accountSid: string; authToken: string }): string =>
  `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

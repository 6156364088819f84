import { startSimulator, type SimulatorOptions } from '../src/index.js';
import { LINE, openStage, RESIDENT } from './stage.js';
import { response, say } from './toy-line.js';

const OPTIONS: SimulatorOptions = { authToken: 'a-token-for-tests', numbers: [{ number: LINE, voiceUrl: 'http://127.0.0.1:9/voice' }] };

describe('a simulator', () => {
  afterEach(() => {
    process.env.NODE_ENV = 'test';
    delete process.env.DEMO;
  });

  it.each([undefined, '0', 'true'])('does not exist with DEMO=%s outside tests', async (demo) => {
    process.env.NODE_ENV = 'production';
    if (demo !== undefined) process.env.DEMO = demo;
    await expect(startSimulator(OPTIONS)).rejects.toThrow('DEMO=1');
  });

  it('exists in the demo', async () => {
    process.env.NODE_ENV = 'production';
    process.env.DEMO = '1';
    await (await startSimulator(OPTIONS)).stop();
  });

  it.each<[string, Partial<Record<keyof SimulatorOptions, unknown>>]>([
    ['another machine', { numbers: [{ number: LINE, voiceUrl: 'https://example.com/voice' }] }],
    ['all addresses', { host: '0.0.0.0' }],
    ['no number', { numbers: [] }],
    ['a short token', { authToken: 'short' }],
    ['an option that it does not know', { colour: 'blue' } as never],
    ['an account that is none', { accountSid: 'AC1' }],
  ])('refuses %s', async (_name, options) => {
    await expect(startSimulator({ ...OPTIONS, ...options } as SimulatorOptions)).rejects.toThrow();
  });

  it('runs in real time, too', async () => {
    const stage = await openStage({ clock: 'real' });
    stage.program.on('/voice', () => response(say('Hei.'))).on('/status/line', () => null);
    const began = Date.now();
    const resident = stage.simulator.dialFrom(RESIDENT);
    await resident.ends({ seconds: 30 });
    await stage.simulator.clock.untilQuiet(30);
    expect(resident.heard).toEqual(['Hei.']);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
    await stage.close();
  });

  it('a telephone has one call at a time', async () => {
    const stage = await openStage();
    stage.program.on('/voice', () => response('<Pause length="60"/>')).on('/status/line', () => null);
    stage.simulator.dialFrom(RESIDENT);
    expect(() => stage.simulator.dialFrom(RESIDENT)).toThrow('in a call');
    const { body } = await stage.rest.post('Calls.json', { To: RESIDENT, From: LINE, Url: `${stage.program.url}/voice` });
    await stage.simulator.clock.run(2);
    expect((await stage.rest.get(`Calls/${String(body.sid)}.json`)).body.status).toBe('busy');
    await stage.close();
  });

  it('says what was heard when what is waited for never comes', async () => {
    const stage = await openStage();
    stage.program.on('/voice', () => response(say('Hei.'))).on('/status/line', () => null);
    await expect(stage.simulator.dialFrom(RESIDENT).hears('Moi.')).rejects.toThrow('heard: Hei.');
    await stage.close();
  });
});

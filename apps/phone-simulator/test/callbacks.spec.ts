import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator } from '../src/index.js';
import { LINE, openStage, RESIDENT } from './stage.js';
import { response, say } from './toy-line.js';

const ONE = '+358401111111';
const EVENTS = ['initiated', 'ringing', 'answered', 'completed'];
type Opened = Awaited<ReturnType<typeof openStage>>;

describe('callbacks', () => {
  let stage: Opened;
  beforeEach(async () => {
    stage = await openStage();
    stage.program
      .on('/voice', () => response(say('Hei.')))
      .on('/status', () => null)
      .on('/status/line', () => null);
  });
  afterEach(async () => {
    expect(stage.program.forged).toBe(0);
    await stage.close();
  });

  async function oneCall(statusPath = '/status'): Promise<void> {
    stage.simulator.phone(ONE).behaves({ voice: 'answers' });
    const { url } = stage.program;
    await stage.rest.post('Calls.json', {
      To: ONE,
      From: LINE,
      Url: `${url}/voice`,
      StatusCallback: url + statusPath,
      StatusCallbackEvent: EVENTS,
    });
    await stage.simulator.clock.untilQuiet();
  }
  const told = () => stage.program.received.filter(({ path }) => path === '/status');

  it('come once each, with a token and a sequence of their own', async () => {
    await oneCall();
    expect(
      told()
        .map(({ form }) => [form.SequenceNumber, form.CallStatus])
        .sort(),
    ).toEqual([
      ['0', 'initiated'],
      ['1', 'ringing'],
      ['2', 'in-progress'],
      ['3', 'completed'],
    ]);
    expect(new Set(told().map(({ token }) => token)).size).toBe(4);
  });

  it.each([{ duplicate: 1 }, { loseAnswer: 1 }])('%j: come twice, with the same token', async (chaos) => {
    stage.simulator.chaos(chaos);
    await oneCall();
    expect(told()).toHaveLength(8);
    expect(new Set(told().map(({ token }) => token)).size).toBe(4);
  });

  it('dropped: do not come', async () => {
    stage.simulator.chaos({ drop: 1 });
    await oneCall();
    expect(told()).toEqual([]);
  });

  it('delayed: come in another order, and all', async () => {
    stage.simulator.chaos({ delay: 0.8, lateSeconds: 60 });
    for (let call = 0; call < 8; call += 1) await oneCall();
    const sequences = told().map(({ form }) => `${form.CallSid}${form.SequenceNumber}`);
    expect(new Set(sequences).size).toBe(32);
    const order = new Map<string, number[]>();
    for (const { form } of told()) order.set(form.CallSid!, [...(order.get(form.CallSid!) ?? []), Number(form.SequenceNumber)]);
    expect([...order.values()].some((numbers) => numbers.some((number, index) => index > 0 && number < numbers[index - 1]!))).toBe(true);
  });

  it('are tried again only where that was agreed, with the same token', async () => {
    stage.program.failWith.push({ path: '/status', status: 503 });
    await oneCall('/status#rc=2&rp=5xx');
    const tokens = told().map(({ token }) => token);
    expect(tokens).toHaveLength(5);
    expect(new Set(tokens).size).toBe(4);
    stage.program.received.length = 0;
    stage.program.failWith.push({ path: '/status', status: 503 });
    await oneCall();
    expect(told()).toHaveLength(4);
    expect(stage.simulator.trace.entries('debugger').map(({ code }) => code)).toEqual([11200]);
  });

  it('a program that does not answer in time counts as failed, while virtual time stands still', async () => {
    stage.program.on('/slow', () => new Promise(() => undefined)).on('/fallback', () => response(say('Vika.')));
    stage.program.on('/voice', () => response('<Redirect>/slow#rt=100</Redirect>'));
    const before = stage.simulator.clock.now();
    const resident = stage.simulator.dialFrom(RESIDENT);
    await resident.hears('Vika.');
    expect(stage.simulator.clock.now()).toBe(before);
  });

  it('a program that is not there: tried twice, then the fallback, then an apology', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`;
    await new Promise((resolve) => gone.close(resolve));
    const simulator = await startSimulator({
      authToken: 'a-token-for-tests',
      numbers: [{ number: LINE, voiceUrl: `${url}/voice`, fallbackUrl: `${url}/fallback` }],
    });
    const resident = simulator.dialFrom(RESIDENT);
    await resident.ends();
    const tries = simulator.trace.entries('webhook').map(({ about, attempt, result }) => [about, attempt, result]);
    expect(tries).toEqual([
      ['call', 0, 'ct'],
      ['call', 1, 'ct'],
      ['call-fallback', 0, 'ct'],
      ['call-fallback', 1, 'ct'],
    ]);
    expect(resident.heard[0]).toContain('application error');
    await simulator.stop();
  });

  it('a redirection is followed on this machine, and never off it', async () => {
    const elsewhere = createServer((request, reply) => {
      const location = request.url === '/away' ? 'http://example.com/' : `${stage.program.url}/get`;
      reply.writeHead(302, { location }).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    stage.program.on('/get', () => response(say('Perillä.'))).on('/fallback', () => response(say('Vika.')));
    stage.program.on('/voice', () => response(`<Redirect>${url}/here</Redirect>`));
    await stage.simulator.dialFrom(RESIDENT).hears('Perillä.');
    stage.program.on('/voice', () => response(`<Redirect>${url}/away</Redirect>`));
    await stage.simulator.dialFrom('+358501111111').hears('Vika.');
    expect(stage.simulator.trace.entries('webhook').map(({ result }) => result)).toContain('not-loopback');
    elsewhere.closeAllConnections();
    await new Promise((resolve) => elsewhere.close(resolve));
  });
});

import { LINE, openStage, RESIDENT } from './stage.js';
import { response } from './toy-line.js';

type Opened = Awaited<ReturnType<typeof openStage>>;

describe('text messages', () => {
  let stage: Opened;
  beforeEach(async () => {
    stage = await openStage();
    stage.program.on('/status', () => null).on('/sms', () => response());
  });
  afterEach(async () => {
    expect(stage.program.forged).toBe(0);
    await stage.close();
  });
  const write = (to: string, fields = {}) =>
    stage.rest.post('Messages.json', { To: to, From: LINE, Body: 'Hei', StatusCallback: `${stage.program.url}/status`, ...fields });
  const told = () => stage.program.formsAt('/status').map(({ MessageStatus, ErrorCode }) => [MessageStatus, ErrorCode]);

  it('arrive, and are told of step by step', async () => {
    const { body } = await write(RESIDENT);
    expect(body).toMatchObject({ status: 'queued', direction: 'outbound-api', num_segments: '1' });
    expect(await stage.simulator.phone(RESIDENT).receivesText('Hei')).toMatchObject({ from: LINE, body: 'Hei' });
    await stage.simulator.clock.untilQuiet();
    expect(told().sort()).toEqual([
      ['delivered', undefined],
      ['sent', undefined],
    ]);
    expect(stage.program.formsAt('/status')[0]).toMatchObject({ MessageSid: body.sid, SmsSid: body.sid, From: LINE, To: RESIDENT });
  });

  it.each([
    ['landline' as const, '30006'],
    ['off' as const, '30003'],
  ])('do not arrive at %s', async (texts, code) => {
    stage.simulator.phone(RESIDENT).behaves({ texts });
    const { body } = await write(RESIDENT);
    await stage.simulator.clock.untilQuiet();
    expect(told()).toContainEqual(['undelivered', code]);
    expect((await stage.rest.get(`Messages/${String(body.sid)}.json`)).body).toMatchObject({
      status: 'undelivered',
      error_code: Number(code),
    });
    expect(stage.simulator.phone(RESIDENT).texts).toEqual([]);
  });

  it('that come are told with their fields, and may be answered with several', async () => {
    stage.program
      .on('/sms', () =>
        response('<Message><Body>Kiitos.</Body><Media>http://127.0.0.1/a.png</Media></Message>', '<Redirect>/more</Redirect>'),
      )
      .on('/more', () => response('<Message statusCallback="/status">Tunnus 1.</Message>', '<Say>ei</Say>'));
    await stage.simulator.sendText(RESIDENT, 'Katuvalo on rikki: 1 + 1 & "kaksi" 👋');
    expect(stage.program.formsAt('/sms')).toMatchObject([
      { From: RESIDENT, To: LINE, Body: 'Katuvalo on rikki: 1 + 1 & "kaksi" 👋', NumMedia: '0', NumSegments: '1', SmsStatus: 'received' },
    ]);
    expect(await stage.simulator.phone(RESIDENT).receivesText('Kiitos.')).toMatchObject({ media: ['http://127.0.0.1/a.png'] });
    await stage.simulator.phone(RESIDENT).receivesText('Tunnus 1.');
    await stage.simulator.clock.untilQuiet();
    expect(told()).toContainEqual(['delivered', undefined]);
    expect(stage.simulator.trace.entries('debugger')).toMatchObject([{ code: 12200 }]);
  });

  it('STOP is heeded by the provider itself, and START takes it back', async () => {
    await stage.simulator.sendText(RESIDENT, ' stop ');
    expect(await write(RESIDENT)).toMatchObject({ status: 400, body: { code: 21610 } });
    stage.program.on('/sms', () => response('<Message>Vastaus.</Message>'));
    await stage.simulator.sendText(RESIDENT, 'Hei');
    await stage.simulator.clock.untilQuiet();
    expect(stage.simulator.phone(RESIDENT).texts).toEqual([]);
    stage.program.on('/sms', () => response());
    await stage.simulator.sendText(RESIDENT, 'START');
    expect(await write(RESIDENT)).toMatchObject({ status: 201 });
  });

  it('on WhatsApp one may write only within a day of the last message, and it is told when it was read', async () => {
    const to = `whatsapp:${RESIDENT}`;
    const from = { From: `whatsapp:${LINE}` };
    await write(to, from);
    await stage.simulator.clock.untilQuiet();
    expect(told()).toEqual([['failed', '63016']]);
    await stage.simulator.sendText(RESIDENT, 'Hei', { whatsapp: true });
    expect(stage.program.formsAt('/sms')).toMatchObject([{ From: to, To: `whatsapp:${LINE}`, WaId: RESIDENT.slice(1) }]);
    await write(to, from);
    await stage.simulator.clock.untilQuiet();
    expect(told()).toContainEqual(['read', undefined]);
    await stage.simulator.clock.run(24 * 3_600);
    await write(to, from);
    await stage.simulator.clock.untilQuiet();
    expect(told().filter(([status]) => status === 'failed')).toHaveLength(2);
    expect(await write(to)).toMatchObject({ status: 400, body: { code: 63007 } });
  });
});

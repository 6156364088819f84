import { LINE, openStage, RESIDENT } from './stage.js';
import type { PhoneCall } from '../src/index.js';
import { response, say, type Form } from './toy-line.js';

type Opened = Awaited<ReturnType<typeof openStage>>;

describe('verbs', () => {
  let stage: Opened;
  beforeEach(async () => {
    stage = await openStage();
    for (const path of ['/status/line', '/status']) stage.program.on(path, () => null);
    for (const path of ['/next', '/other']) stage.program.on(path, () => response(say(`at ${path}`)));
  });
  afterEach(async () => {
    expect(stage.program.forged).toBe(0);
    await stage.close();
  });

  /** Calls a line that answers with this document, lets the caller act, and waits for the end. */
  async function call(document: string, act: (resident: PhoneCall) => Promise<unknown> = async () => undefined) {
    stage.program.on('/voice', () => response(document));
    const resident = stage.simulator.dialFrom(RESIDENT);
    await act(resident);
    const status = await resident.ends({ seconds: 4_000 });
    return { heard: resident.heard, status, next: stage.program.formsAt('/next'), warnings: warnings() };
  }
  const warnings = () => stage.simulator.trace.entries('debugger').map(({ code }) => code);

  it('Say and Play are heard, in order and as often as they say; Pause takes its time', async () => {
    const began = stage.simulator.clock.now();
    const { heard, status } = await call(`${say('Yksi.')}<Pause length="7"/><Play loop="2">/a.mp3</Play><Say language="sv-SE">Två.</Say>`);
    expect(heard).toEqual(['Yksi.', '♪ /a.mp3', '♪ /a.mp3', 'Två.']);
    expect(status).toBe('completed');
    expect(stage.simulator.clock.now() - began).toBe(1_000 + 7_000 + 6_000 + 1_000);
    expect(stage.simulator.trace.entries('heard').map(({ language }) => language)).toEqual(['fi-FI', undefined, undefined, 'sv-SE']);
  });

  describe('Gather', () => {
    it.each<[string, string, (resident: PhoneCall) => Promise<unknown>, Form | undefined]>([
      ['as many keys as it wants', 'numDigits="2"', (resident) => resident.press('12'), { Digits: '12' }],
      ['keys up to the finishing one', '', (resident) => resident.press('123#'), { Digits: '123', FinishedOnKey: '#' }],
      ['a finishing key of its own', 'finishOnKey="*"', (resident) => resident.press('1#*'), { Digits: '1#', FinishedOnKey: '*' }],
      ['no finishing key at all', 'finishOnKey="" numDigits="2"', (resident) => resident.press('##'), { Digits: '##' }],
      ['keys until silence', 'timeout="3"', (resident) => resident.press('7'), { Digits: '7' }],
      ['words', 'input="speech"', (resident) => resident.say('suomeksi kiitos'), { SpeechResult: 'suomeksi kiitos', Confidence: '0.9' }],
      ['words where keys would do, too', 'input="dtmf speech"', (resident) => resident.say('svenska'), { SpeechResult: 'svenska' }],
      ['nothing', 'timeout="3"', async () => undefined, undefined],
      ['only the finishing key', '', (resident) => resident.press('#'), undefined],
      ['words where only keys count', '', async (resident) => resident.sayNow('hei'), undefined],
      ['nothing, where that counts, too', 'actionOnEmptyResult="true"', async () => undefined, { Digits: '' }],
    ])('%s', async (_name, attributes, act, expected) => {
      const { heard, next } = await call(
        `<Gather ${attributes} action="/next">${say('Valitse.')}</Gather>${say('Ei mitään.')}`,
        async (resident) => {
          await resident.hears('Valitse.');
          await act(resident);
        },
      );
      expect(
        next.map(({ Digits, SpeechResult, Confidence, FinishedOnKey }) => ({ Digits, SpeechResult, Confidence, FinishedOnKey })),
      ).toMatchObject(expected ? [expected] : []);
      expect(heard).toEqual(['Valitse.', expected ? 'at /next' : 'Ei mitään.']);
    });

    it('a key stops what is being said', async () => {
      const { heard } = await call(
        `<Gather numDigits="1" action="/next">${say('Yksi.')}<Pause length="60"/>${say('Kaksi.')}</Gather>`,
        async (resident) => {
          await resident.hears('Yksi.');
          await resident.press('1');
        },
      );
      expect(heard).toEqual(['Yksi.', 'at /next']);
    });

    it('without an action the document is asked for again', async () => {
      let asked = 0;
      stage.program.on('/voice', ({ Digits }) => {
        asked += 1;
        return Digits ? response(say(`Painoit ${Digits}.`)) : response('<Gather numDigits="1"/>');
      });
      const resident = stage.simulator.dialFrom(RESIDENT);
      await resident.press('4');
      await resident.hears('Painoit 4.');
      expect(asked).toBe(2);
    });
  });

  describe('Record', () => {
    const RECORD =
      '<Record action="/next" timeout="4" finishOnKey="#" maxLength="20" recordingStatusCallback="/status" recordingStatusCallbackEvent="completed absent"/>';

    it.each<[string, (resident: PhoneCall) => Promise<unknown>, Form | undefined]>([
      ['until silence', (resident) => resident.say('Puisto on roskainen ja penkki poikki.'), { RecordingDuration: '2' }],
      [
        'until a key',
        async (resident) => {
          resident.sayNow('a'.repeat(150));
          await stage.simulator.clock.run(3);
          resident.pressNow('#');
        },
        { RecordingDuration: '3', Digits: '#' },
      ],
      ['until the longest time', async (resident) => resident.sayNow('a'.repeat(1_000)), { RecordingDuration: '20' }],
      [
        'until the caller hangs up',
        async (resident) => (resident.sayNow('Hei, soitan uudestaan.'), resident.hangUp()),
        { Digits: 'hangup', RecordingDuration: '1', CallStatus: 'completed' },
      ],
      ['another key does not count', async (resident) => (resident.sayNow('Hei.'), resident.pressNow('1')), { RecordingDuration: '1' }],
      ['nothing', async () => undefined, undefined],
      ['nothing, and a key', async (resident) => resident.pressNow('#'), undefined],
    ])('%s', async (_name, act, expected) => {
      const { next, heard } = await call(RECORD + say('Et sanonut mitään.'), async (resident) => {
        await resident.hears('beep');
        await act(resident);
      });
      await stage.simulator.clock.untilQuiet();
      expect(next).toMatchObject(expected ? [expected] : []);
      expect(stage.program.formsAt('/status')).toMatchObject([{ RecordingStatus: expected ? 'completed' : 'absent' }]);
      if (!expected) expect(heard.at(-1)).toBe('Et sanonut mitään.');
    });
  });

  it('Redirect goes on elsewhere, and without an address at the same document', async () => {
    const { heard } = await call(`${say('Yksi.')}<Redirect>/other</Redirect>${say('ei koskaan')}`);
    expect(heard).toEqual(['Yksi.', 'at /other']);
  });

  it('GET is signed by its address', async () => {
    stage.program.on('/get', (_form, query) => response(say(`${query.get('a')} ${query.get('CallStatus')}`)));
    expect((await call('<Redirect method="GET">/get?a=1&amp;b=2</Redirect>')).heard).toEqual(['1 in-progress']);
  });

  it('a circle of documents ends', async () => {
    const { status, warnings } = await call('<Redirect>/voice</Redirect>');
    expect([status, warnings]).toEqual(['completed', [11200]]);
    expect(stage.program.formsAt('/voice')).toHaveLength(100);
  });

  it('Hangup ends the call at once', async () => {
    expect((await call(`${say('Hei.')}<Hangup/>${say('ei koskaan')}`)).heard).toEqual(['Hei.']);
  });

  it.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('%s: the call is never answered', async (document, expected) => {
    const { status, heard } = await call(document);
    expect([status, heard]).toEqual([expected, []]);
    await stage.simulator.clock.settle();
    expect(stage.program.formsAt('/status/line')).toMatchObject([{ CallStatus: expected, CallDuration: '0' }]);
  });

  it('what it does not know is left out, and in the debugger', async () => {
    const { heard, warnings } = await call(`<Sya>Hei</Sya><Gather foo="1" timeout="1"/>${say('Loppu.')}`);
    expect([heard, warnings]).toEqual([['Loppu.'], [12200, 12200]]);
  });

  describe('when a document cannot be had', () => {
    const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';
    it.each<[string, () => void, number[]]>([
      ['an error', () => stage.program.failWith.push({ path: '/voice', status: 500 }), [11200]],
      ['not found', () => stage.program.failWith.push({ path: '/voice', status: 404 }), [11200]],
      ['no XML', () => stage.program.on('/voice', () => 'Hei'), [12100]],
      ['another document', () => stage.program.on('/voice', () => '<html/>'), [12102]],
      ['too long', () => stage.program.on('/voice', () => response(say('a'.repeat(70_000)))), [11750]],
    ])('%s: what is said to be asked instead', async (_name, prepare, expected) => {
      stage.program.on('/fallback', () => response(say('Vika.')));
      prepare();
      const resident = stage.simulator.dialFrom(RESIDENT);
      await resident.ends();
      expect(resident.heard).toEqual(['Vika.']);
      expect(warnings()).toEqual(expected);
      expect(stage.program.formsAt('/fallback')).toMatchObject([
        { ErrorCode: String(expected[0]), ErrorUrl: `${stage.program.url}/voice` },
      ]);
    });

    it('and that cannot be had either: an apology', async () => {
      for (const path of ['/voice', '/fallback']) stage.program.failWith.push({ path, status: 500 });
      const resident = stage.simulator.dialFrom(RESIDENT);
      expect(await resident.ends()).toBe('completed');
      expect(resident.heard).toEqual([APOLOGY]);
    });
  });

  it('every webhook of a call says who calls whom, and how it stands', async () => {
    await call(say('Hei.'));
    await stage.simulator.clock.settle();
    const standard = { From: RESIDENT, To: LINE, Direction: 'inbound', ApiVersion: '2010-04-01', AccountSid: stage.simulator.accountSid };
    expect(stage.program.formsAt('/voice')).toMatchObject([{ ...standard, CallStatus: 'ringing' }]);
    expect(stage.program.formsAt('/status/line')).toMatchObject([
      { ...standard, CallStatus: 'completed', CallDuration: '1', SequenceNumber: '0', CallbackSource: 'call-progress-events' },
    ]);
    expect(Date.parse(stage.program.formsAt('/status/line')[0]!.Timestamp!)).toBe(stage.simulator.clock.now());
  });
});

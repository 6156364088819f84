import { LINE, openStage, RESIDENT } from './stage.js';
import { response, say } from './toy-line.js';

const ONE = '+358401111111';
const TWO = '+358402222222';
const EVENTS = 'initiated ringing answered completed';
type Opened = Awaited<ReturnType<typeof openStage>>;

describe('joining calls', () => {
  let stage: Opened;
  beforeEach(async () => {
    stage = await openStage();
    for (const path of ['/status/line', '/leg', '/conference']) stage.program.on(path, () => null);
    stage.program.on('/after', () => response(say('after')));
  });
  afterEach(async () => {
    expect(stage.program.forged).toBe(0);
    await stage.close();
  });
  const document = (...verbs: string[]) => stage.program.on('/voice', () => response(...verbs));
  const place = async (to: string, path: string) => {
    const { body } = await stage.rest.post('Calls.json', { To: to, From: LINE, Url: stage.program.url + path });
    return String(body.sid);
  };

  describe('numbers', () => {
    const dial = (numbers: string, attributes = '') => document(`<Dial action="/after" timeout="20" ${attributes}>${numbers}</Dial>`);
    const number = (to: string, attributes = '') =>
      `<Number statusCallback="/leg" statusCallbackEvent="${EVENTS}" ${attributes}>${to}</Number>`;

    it('whoever answers first is joined; the others stop ringing', async () => {
      dial(number(ONE) + number(TWO), `callerId="${LINE}"`);
      const resident = stage.simulator.dialFrom(RESIDENT);
      expect(await stage.simulator.phone(ONE).rings()).toBe(LINE);
      const other = await stage.simulator.phone(TWO).answers();
      await resident.talks(other);
      expect(stage.simulator.phone(ONE).isRinging).toBe(false);
      other.sayNow('Hei!');
      await resident.hears('Hei!');
      await stage.simulator.clock.run(9);
      await other.hangUp();
      await resident.hears('after');
      await stage.simulator.clock.untilQuiet();
      expect(stage.program.formsAt('/after')).toMatchObject([
        { DialCallStatus: 'completed', DialCallSid: other.sid, DialBridged: 'true', DialCallDuration: '9' },
      ]);
      const told = (to: string) =>
        stage.program
          .formsAt('/leg')
          .filter(({ To }) => To === to)
          .sort((a, b) => Number(a.SequenceNumber) - Number(b.SequenceNumber))
          .map(({ CallStatus, ParentCallSid }) => [CallStatus, ParentCallSid === resident.sid]);
      expect(told(TWO)).toEqual([
        ['initiated', true],
        ['ringing', true],
        ['in-progress', true],
        ['completed', true],
      ]);
      expect(told(ONE)).toEqual([
        ['initiated', true],
        ['ringing', true],
        ['canceled', true],
      ]);
    });

    it.each([
      [{ voice: 'busy' as const }, 'busy'],
      [{ voice: 'rejects' as const }, 'busy'],
      [{ voice: 'invalid' as const }, 'failed'],
      [{ voice: 'noAnswer' as const }, 'no-answer'],
    ])('%j: %s', async (behaviour, expected) => {
      stage.simulator.phone(ONE).behaves(behaviour);
      dial(number(ONE));
      await stage.simulator.dialFrom(RESIDENT).ends();
      expect(stage.program.formsAt('/after')).toMatchObject([{ DialCallStatus: expected, DialBridged: 'false' }]);
    });

    it('a whisper is heard by the one who answers; unless it hangs up, they are joined', async () => {
      stage.program.on('/whisper', ({ Digits }) =>
        Digits === '1'
          ? response()
          : response(`<Gather numDigits="1" action="/whisper" timeout="4">${say('Paina yksi.')}</Gather><Hangup/>`),
      );
      dial(number(ONE, 'url="/whisper"'));
      const resident = stage.simulator.dialFrom(RESIDENT);
      const other = await stage.simulator.phone(ONE).answers();
      await other.hears('Paina yksi.');
      expect(resident.heard).toEqual(['♪ ringing']);
      await other.press('1');
      await resident.talks(other);
      await resident.hangUp();
      expect(await other.ends()).toBe('completed');
      // Nobody is there to go on with the call; the action is not asked.
      await stage.simulator.clock.untilQuiet();
      expect(stage.program.formsAt('/after')).toEqual([]);
    });

    it('a machine that hears the whisper is not joined', async () => {
      stage.simulator.phone(ONE).behaves({ voice: 'machine' });
      stage.program.on('/whisper', () => response('<Gather numDigits="1" action="/whisper" timeout="4"/>', '<Hangup/>'));
      dial(number(ONE, 'url="/whisper"'));
      const resident = stage.simulator.dialFrom(RESIDENT);
      await resident.hears('after');
      expect(stage.program.formsAt('/after')).toMatchObject([{ DialCallStatus: 'completed', DialBridged: 'false' }]);
    });

    it('* parts them, where that was said', async () => {
      dial(number(ONE), 'hangupOnStar="true"');
      const resident = stage.simulator.dialFrom(RESIDENT);
      const other = await stage.simulator.phone(ONE).answers();
      await resident.talks(other);
      resident.pressNow('1');
      await other.hears('♪ 1');
      resident.pressNow('*');
      await resident.hears('after');
      expect(await other.ends()).toBe('completed');
    });

    it('hanging up while it rings stops the ringing', async () => {
      dial(number(ONE));
      const resident = stage.simulator.dialFrom(RESIDENT);
      await stage.simulator.phone(ONE).rings();
      await resident.hangUp();
      await stage.simulator.phone(ONE).stopsRinging();
      await stage.simulator.clock.untilQuiet();
      expect(stage.program.formsAt('/leg').map(({ CallStatus }) => CallStatus)).toContain('canceled');
    });

    it('a leg that REST sends elsewhere goes on, and so does whoever dialled it', async () => {
      dial(number(ONE));
      stage.program.on('/apart', () => response(say('apart'), '<Pause length="5"/>'));
      const resident = stage.simulator.dialFrom(RESIDENT);
      const other = await stage.simulator.phone(ONE).answers();
      await resident.talks(other);
      await stage.rest.post(`Calls/${other.sid}.json`, { Url: `${stage.program.url}/apart` });
      await other.hears('apart');
      await resident.hears('after');
      expect(await other.ends()).toBe('completed');
    });
  });

  describe('a queue', () => {
    beforeEach(() => {
      document('<Enqueue waitUrl="/wait" action="/after">q</Enqueue>');
      stage.program
        .on('/wait', ({ QueuePosition }) => response(say(`Olet ${QueuePosition}.`), '<Pause length="5"/>'))
        .on('/take', () => response('<Dial action="/taken" timeout="15"><Queue url="/whisper">q</Queue></Dial>'))
        .on('/whisper', () => response(say('Sinulle vastataan.')))
        .on('/taken', () => response(say('taken')));
    });

    it('first come, first served; positions are honest', async () => {
      const first = stage.simulator.dialFrom(RESIDENT);
      await first.hears('Olet 1.');
      const second = stage.simulator.dialFrom('+358501111111');
      await second.hears('Olet 2.');
      await place(ONE, '/take');
      const official = await stage.simulator.phone(ONE).answers();
      await first.hears('Sinulle vastataan.');
      await first.talks(official);
      await second.hears('Olet 1.');
      await official.hangUp();
      await first.hears('after');
      expect(stage.program.formsAt('/after')[0]).toMatchObject({ QueueResult: 'bridged', CallSid: first.sid });
      await second.hangUp();
      await stage.simulator.clock.untilQuiet();
      expect(stage.program.formsAt('/after')[1]).toMatchObject({ QueueResult: 'hangup', CallSid: second.sid });
    });

    it('whoever dials an empty one waits, as long as the document says', async () => {
      const before = stage.simulator.dialFrom(RESIDENT);
      await before.hears('Olet 1.');
      await before.hangUp();
      await place(ONE, '/take');
      const official = await stage.simulator.phone(ONE).answers();
      await official.hears('taken');
      expect(stage.program.formsAt('/taken')).toMatchObject([{ DialCallStatus: 'no-answer' }]);
      await place(TWO, '/take');
      const other = await stage.simulator.phone(TWO).answers();
      await stage.simulator.clock.run(5);
      await stage.simulator.dialFrom(RESIDENT).talks(other);
    });

    it('one that does not exist is an error', async () => {
      stage.program.on('/take', () => response('<Dial action="/taken"><Queue>another</Queue></Dial>'));
      await place(ONE, '/take');
      await (await stage.simulator.phone(ONE).answers()).hears('taken');
      expect(stage.program.formsAt('/taken')).toMatchObject([{ DialCallStatus: 'failed' }]);
    });

    it.each([
      ['the queued caller', 'hangup'],
      ['whoever dialled', 'error'],
    ])('%s hangs up during the whisper', async (who, expected) => {
      stage.program.on('/whisper', () => response(say('Sinulle vastataan.'), '<Pause length="20"/>'));
      const resident = stage.simulator.dialFrom(RESIDENT);
      await place(ONE, '/take');
      const official = await stage.simulator.phone(ONE).answers();
      await resident.hears('Sinulle vastataan.');
      await (who === 'whoever dialled' ? official : resident).hangUp();
      await stage.simulator.clock.untilQuiet();
      expect(stage.program.formsAt('/after')).toMatchObject([
        { CallSid: resident.sid, QueueResult: expected === 'hangup' ? 'bridged' : 'error' },
      ]);
      expect([resident.isOver, official.isOver]).toEqual([true, true]);
    });

    it('leaves by Leave, by REST and by the queue itself', async () => {
      stage.program.on('/wait', ({ QueueTime }) => (Number(QueueTime) >= 10 ? response('<Leave/>') : response('<Pause length="5"/>')));
      await stage.simulator.dialFrom(RESIDENT).hears('after');
      expect(stage.program.formsAt('/after')).toMatchObject([{ QueueResult: 'leave', QueueTime: '10' }]);

      stage.program.on('/wait', () => response('<Pause length="50"/>')).on('/elsewhere', () => response(say('elsewhere')));
      const second = stage.simulator.dialFrom('+358501111111');
      await stage.simulator.clock.run(3);
      await stage.rest.post(`Calls/${second.sid}.json`, { Url: `${stage.program.url}/elsewhere` });
      await second.hears('elsewhere');

      const third = stage.simulator.dialFrom('+358502222222');
      await stage.simulator.clock.run(3);
      const { body } = await stage.rest.get('Queues.json');
      const [queue] = body.queues as { sid: string; current_size: number }[];
      expect(queue).toMatchObject({ current_size: 1, friendly_name: 'q' });
      await stage.rest.post(`Queues/${queue!.sid}/Members/Front.json`, { Url: `${stage.program.url}/elsewhere` });
      await third.hears('elsewhere');
      expect(stage.program.formsAt('/after').map(({ QueueResult }) => QueueResult)).toEqual(['leave', 'redirected', 'redirected']);
    });

    it('a full one lets nobody in', async () => {
      await stage.rest.post('Queues.json', { FriendlyName: 'q', MaxSize: '1' });
      const first = stage.simulator.dialFrom(RESIDENT);
      await first.hears('Olet 1.');
      await stage.simulator.dialFrom('+358501111111').hears('after');
      expect(stage.program.formsAt('/after')).toMatchObject([{ QueueResult: 'queue-full' }]);
    });

    it('a waiting document that takes no time, or that cannot be had, does not stop the clock', async () => {
      stage.program.on('/wait', () => response());
      const resident = stage.simulator.dialFrom(RESIDENT);
      await stage.simulator.clock.run(10);
      expect(stage.program.formsAt('/wait').length).toBeLessThanOrEqual(11);
      stage.program.on('/wait', () => 'no document');
      await resident.hears('♪ music');
    });
  });

  describe('a conference', () => {
    const conference = (attributes = '', dial = 'action="/after"') =>
      `<Dial ${dial}><Conference statusCallback="/conference" statusCallbackEvent="start end join leave mute hold" ${attributes}>c</Conference></Dial>`;
    const events = () => stage.program.formsAt('/conference').sort((a, b) => Number(a.SequenceNumber) - Number(b.SequenceNumber));

    it('starts with the one who may start it, ends with the one who ends it; until then there is music', async () => {
      stage.program.on('/voice', ({ From }) =>
        response(
          From === RESIDENT ? conference('startConferenceOnEnter="false" waitUrl="/music"') : conference('endConferenceOnExit="true"'),
        ),
      );
      stage.program.on('/music', () => response('<Play>/waiting.mp3</Play>'));
      const resident = stage.simulator.dialFrom(RESIDENT);
      await resident.hears('♪ /waiting.mp3');
      const official = stage.simulator.dialFrom(ONE);
      await stage.simulator.clock.until(() => events().some(({ StatusCallbackEvent }) => StatusCallbackEvent === 'conference-start'));
      official.sayNow('Hei!');
      await resident.hears('Hei!');
      expect(official.heard.filter((words) => !words.startsWith('♪'))).toEqual([]);
      await official.hangUp();
      await resident.hears('after');
      await stage.simulator.clock.untilQuiet();
      expect(events().map(({ StatusCallbackEvent }) => StatusCallbackEvent)).toEqual([
        'participant-join',
        'participant-join',
        'conference-start',
        'participant-leave',
        'participant-leave',
        'conference-end',
      ]);
      expect(events().at(-1)).toMatchObject({ FriendlyName: 'c', ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left' });
    });

    it('by REST one is held, muted and taken out, and it is ended', async () => {
      document(conference());
      stage.program.on('/hold', () => response('<Play>/hold.mp3</Play>'));
      const [resident, official, helper] = [
        stage.simulator.dialFrom(RESIDENT),
        stage.simulator.dialFrom(ONE),
        stage.simulator.dialFrom(TWO),
      ];
      await stage.simulator.clock.run(1);
      const { body } = await stage.rest.get('Conferences.json', { FriendlyName: 'c', Status: 'in-progress' });
      const [found] = body.conferences as { sid: string }[];
      const participant = (sid: string) => `Conferences/${found!.sid}/Participants/${sid}.json`;
      expect((await stage.rest.get(`Conferences/${found!.sid}/Participants.json`)).body.participants).toHaveLength(3);

      stage.program.on('/news', () => response('<Say>Eero is here</Say>'));
      await stage.rest.post(participant(resident.sid), { AnnounceUrl: `${stage.program.url}/news`, AnnounceMethod: 'POST' });
      await resident.hears('Eero is here');
      expect([...official.heard, ...helper.heard]).not.toContain('Eero is here');
      official.sayNow('Jatketaan.');
      await resident.hears('Jatketaan.');

      await stage.rest.post(participant(resident.sid), { Hold: 'true', HoldUrl: `${stage.program.url}/hold`, HoldMethod: 'POST' });
      await resident.hears('♪ /hold.mp3');
      official.sayNow('Kahden kesken.');
      await helper.hears('Kahden kesken.');
      expect(resident.heard).not.toContain('Kahden kesken.');
      await stage.rest.post(participant(resident.sid), { Hold: 'false' });
      await stage.rest.post(participant(helper.sid), { Muted: 'true' });
      helper.sayNow('Ei kuulu.');
      official.sayNow('Kuuluuko?');
      await resident.hears('Kuuluuko?');
      expect(resident.heard).not.toContain('Ei kuulu.');

      expect((await stage.rest.ask('DELETE', participant(helper.sid))).status).toBe(204);
      await helper.hears('after');
      await stage.rest.post(`Conferences/${found!.sid}.json`, { Status: 'completed' });
      await resident.hears('after');
      await official.hears('after');
      expect((await stage.rest.get(`Conferences/${found!.sid}.json`)).body).toMatchObject({
        status: 'completed',
        reason_conference_ended: 'conference-ended-via-api',
      });
      const did = events().map(({ StatusCallbackEvent }) => StatusCallbackEvent);
      expect(did.filter((event) => /hold|mute/.test(event!))).toEqual(['participant-hold', 'participant-unhold', 'participant-mute']);
    });
  });
});

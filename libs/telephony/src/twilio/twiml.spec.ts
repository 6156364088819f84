import { LANGUAGES, LIMITS } from '#domain';
import fc from 'fast-check';
import { TwimlGrammar } from '../../test/twiml-grammar.js';
import { elementsIn, parseXml, textOf, type Element } from '../../test/xml.js';
import type { CallScript, Prompt, Step } from '../script/call-script.js';
import { MAX_SPOKEN, xmlText } from './text-pieces.js';
import { renderCallScript, renderMessageReply } from './twiml.js';

const voice = new TwimlGrammar('VoiceResponse');
const messaging = new TwimlGrammar('MessagingResponse');

const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\u0000', '\u001b', '\ud800', '\r', '\n', '😀', 'ä', ' ', 'a'),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
  maxLength: 60,
});
const seconds = fc.integer({ min: 1, max: 600 });
const language = fc.constantFrom(...LANGUAGES);
const key = fc.constantFrom('#', '*', '');
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const prompt: fc.Arbitrary<Prompt> = fc.oneof(
  fc.record({ step: fc.constant('say' as const), text: words, language }),
  fc.record({ step: fc.constant('play' as const), url: words }),
  fc.record({ step: fc.constant('pause' as const), seconds }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  prompt,
  fc.record({
    step: fc.constant('ask' as const),
    digits: fc.record({ max: seconds, finishOnKey: some(key) }),
    timeoutSeconds: seconds,
    speech: some(fc.record({ language, hints: some(fc.array(words, { maxLength: 3 })) })),
    prompts: fc.array(prompt, { maxLength: 3 }),
    then: words,
  }),
  fc.record({ step: fc.constant('waitInQueue' as const), queue: words, waitUrl: words, then: words }),
  fc.constant({ step: 'leaveQueue' as const }),
  fc.record({ step: fc.constant('connectQueue' as const), queue: words, beforeUrl: words, then: words }),
  fc.record({
    step: fc.constant('connectNumber' as const),
    number: words,
    callerId: words,
    ringSeconds: seconds,
    beforeUrl: some(words),
    then: words,
    statusUrl: some(words),
  }),
  fc.record({
    step: fc.constant('joinConference' as const),
    name: words,
    startOnEnter: fc.boolean(),
    endOnExit: fc.boolean(),
    waitUrl: some(words),
    statusUrl: some(words),
    then: some(words),
  }),
  fc.record({
    step: fc.constant('record' as const),
    maxSeconds: seconds,
    finishOnKey: key,
    beep: fc.boolean(),
    then: words,
    statusUrl: words,
  }),
  fc.record({ step: fc.constant('go' as const), url: words }),
  fc.constant({ step: 'hangUp' as const }),
  fc.record({ step: fc.constant('reject' as const), reason: fc.constantFrom('busy', 'rejected') }),
);

const render = (script: CallScript): Element => parseXml(renderCallScript(script));
const one = (only: Step): Element => {
  const { children } = render([only]);
  expect(children).toHaveLength(1);
  return children[0] as Element;
};

it('renders whatever is scripted as XML that the grammar of the installed SDK has a place for', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (script) => {
      expect(voice.problems(render(script))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('says what it was given, whatever it holds', () => {
  fc.assert(
    fc.property(words, language, (text, spoken) => {
      const said = render([{ step: 'say', text, language: spoken }]).children.map((child) => textOf(child as Element));
      expect(said.join(' ')).toBe(xmlText(text).replace(/\s+/g, ' ').trim());
    }),
  );
});

it('hands URLs on letter by letter', () => {
  const url = 'https://linja.example.org/x?a=1&b=%C3%A4&c="<\'>\'"#rc=2';
  expect(textOf(one({ step: 'go', url }))).toBe(url);
  expect(one({ step: 'waitInQueue', queue: 'q', waitUrl: url, then: url }).attributes).toMatchObject({ waitUrl: url, action: url });
});

describe('each step', () => {
  it.each<[Step, Partial<Element>]>([
    [
      { step: 'say', text: 'Hei', language: 'fi' },
      { name: 'Say', attributes: { language: 'fi-FI', voice: 'Polly.Suvi-Neural' }, children: ['Hei'] },
    ],
    [
      { step: 'say', text: 'Hej', language: 'sv' },
      { name: 'Say', attributes: { language: 'sv-SE', voice: 'Polly.Elin-Neural' }, children: ['Hej'] },
    ],
    [
      { step: 'say', text: 'Hello', language: 'en' },
      { name: 'Say', attributes: { language: 'en-GB', voice: 'Polly.Amy-Neural' }, children: ['Hello'] },
    ],
    [
      { step: 'play', url: '/a.mp3' },
      { name: 'Play', attributes: {}, children: ['/a.mp3'] },
    ],
    [
      { step: 'pause', seconds: 0.2 },
      { name: 'Pause', attributes: { length: '1' } },
    ],
    [{ step: 'leaveQueue' }, { name: 'Leave', attributes: {} }],
    [{ step: 'hangUp' }, { name: 'Hangup', attributes: {} }],
    [
      { step: 'reject', reason: 'busy' },
      { name: 'Reject', attributes: { reason: 'busy' } },
    ],
    [
      { step: 'go', url: '/next' },
      { name: 'Redirect', attributes: { method: 'POST' }, children: ['/next'] },
    ],
    [
      { step: 'ask', digits: { max: 1 }, timeoutSeconds: 4, prompts: [], then: '/t' },
      {
        name: 'Gather',
        attributes: { input: 'dtmf', numDigits: '1', finishOnKey: '', timeout: '4', action: '/t', method: 'POST' },
        children: [],
      },
    ],
    [
      {
        step: 'ask',
        digits: { max: 6, finishOnKey: '#' },
        timeoutSeconds: 4,
        speech: { language: 'sv', hints: ['ja', 'nej'] },
        prompts: [{ step: 'pause', seconds: 2 }],
        then: '/t',
      },
      {
        name: 'Gather',
        attributes: {
          input: 'dtmf speech',
          numDigits: '6',
          finishOnKey: '#',
          timeout: '4',
          language: 'sv-SE',
          speechTimeout: 'auto',
          profanityFilter: 'false',
          hints: 'ja,nej',
          action: '/t',
          method: 'POST',
        },
        children: [{ name: 'Pause', attributes: { length: '2' }, children: [] }],
      },
    ],
    [
      { step: 'connectQueue', queue: 'q-1', beforeUrl: '/b', then: '/t' },
      {
        name: 'Dial',
        attributes: { action: '/t', method: 'POST' },
        children: [{ name: 'Queue', attributes: { url: '/b', method: 'POST' }, children: ['q-1'] }],
      },
    ],
    [
      {
        step: 'connectNumber',
        number: '+358401234567',
        callerId: '+358931000',
        ringSeconds: 25,
        beforeUrl: '/b',
        then: '/t',
        statusUrl: '/s',
      },
      {
        name: 'Dial',
        attributes: { action: '/t', method: 'POST', callerId: '+358931000', timeout: '25' },
        children: [
          {
            name: 'Number',
            attributes: {
              url: '/b',
              method: 'POST',
              statusCallback: '/s',
              statusCallbackEvent: 'initiated ringing answered completed',
              statusCallbackMethod: 'POST',
            },
            children: ['+358401234567'],
          },
        ],
      },
    ],
    [
      { step: 'joinConference', name: 'c', startOnEnter: true, endOnExit: false },
      {
        name: 'Dial',
        attributes: {},
        children: [
          {
            name: 'Conference',
            attributes: { beep: 'false', startConferenceOnEnter: 'true', endConferenceOnExit: 'false' },
            children: ['c'],
          },
        ],
      },
    ],
    [
      { step: 'record', maxSeconds: 120, finishOnKey: '#', beep: true, then: '/t', statusUrl: '/s' },
      {
        name: 'Record',
        attributes: {
          maxLength: '120',
          finishOnKey: '#',
          playBeep: 'true',
          action: '/t',
          method: 'POST',
          recordingStatusCallback: '/s',
          recordingStatusCallbackEvent: 'completed absent',
          recordingStatusCallbackMethod: 'POST',
        },
      },
    ],
  ])('%j', (given, element) => {
    expect(one(given)).toMatchObject(element);
  });
});

it('splits what is too long to be read out at once, and the longest message still fits into a document', () => {
  const text = '&'.repeat(LIMITS.message);
  const script = renderCallScript([{ step: 'say', text, language: 'fi' }]);
  const says = parseXml(script).children as Element[];
  expect(says.map((said) => textOf(said).length)).toEqual([MAX_SPOKEN, MAX_SPOKEN, LIMITS.message - 2 * MAX_SPOKEN]);
  expect(Buffer.byteLength(script)).toBeLessThan(64_000);
});

it('answers a text message with messages, or with nothing', () => {
  expect(parseXml(renderMessageReply({ texts: [] })).children).toEqual([]);
  fc.assert(
    fc.property(fc.array(words, { maxLength: 3 }), (texts) => {
      const document = parseXml(renderMessageReply({ texts }));
      expect(messaging.problems(document)).toEqual([]);
      const said = texts.map((text) => xmlText(text).trim()).filter((text) => text !== '');
      expect(document.children.map((child) => textOf(child as Element))).toEqual(said);
    }),
  );
  const long = parseXml(renderMessageReply({ texts: ['sana '.repeat(400)] })).children as Element[];
  expect(long.map((message) => textOf(message).length)).toEqual([1_599, 399]);
});

describe('the grammar', () => {
  const wrong = (xml: string) => voice.problems(parseXml(xml));

  it.each([
    ['<Response><Say language="fi-FI">x</Say></Response>', []],
    ['<Response><Sya>x</Sya></Response>', ['<Sya> in <Response>']],
    ['<Response><Say langauge="fi-FI">x</Say></Response>', ['langauge on <Say>']],
    ['<Response><Say language="fi-XX">x</Say></Response>', ['language="fi-XX" on <Say>']],
    ['<Response><Say voice="Polly.Nobody">x</Say></Response>', ['voice="Polly.Nobody" on <Say>']],
    ['<Response><Gather numDigits="one"/></Response>', ['numDigits="one" on <Gather>']],
    ['<Response><Gather input="dtmf sign"/></Response>', ['input="dtmf sign" on <Gather>']],
    ['<Response><Gather><Hangup/></Gather></Response>', ['<Hangup> in <Gather>']],
    ['<Response><Number>+358</Number></Response>', ['<Number> in <Response>']],
    ['<Response><Record playBeep="yes"/></Response>', ['playBeep="yes" on <Record>']],
    ['<Response><Dial>x<Number>y</Number></Dial></Response>', ['text beside elements in <Dial>']],
    ['<Answer/>', ['<Answer> is no response']],
  ])('%s', (xml, problems) => {
    expect(wrong(xml)).toEqual(problems);
  });

  it('was asked about every element that is rendered here', () => {
    const rendered = fc.sample(fc.array(step, { maxLength: 20 }), 100).flatMap((script) => [...elementsIn(render(script))]);
    const names = 'Conference Dial Enqueue Gather Hangup Leave Number Pause Play Queue Record Redirect Reject Response Say'.split(' ');
    expect([...new Set(rendered.map((element) => element.name))].sort()).toEqual(names);
  });
});

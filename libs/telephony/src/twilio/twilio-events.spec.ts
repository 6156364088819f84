import fc from 'fast-check';
import { parseForm, type Form } from './form.js';
import * as calls from './twilio-call-events.js';
import { numberOf } from './twilio-fields.js';
import { readMessageArrived, readMessageProgress } from './twilio-message-events.js';

const CALL = `CA${'1'.repeat(32)}`;
const OTHER = `CA${'2'.repeat(32)}`;
const RECORDING = `RE${'3'.repeat(32)}`;
const MESSAGE = `SM${'4'.repeat(32)}`;
const base = { CallSid: CALL, AccountSid: `AC${'0'.repeat(32)}`, ApiVersion: '2010-04-01', FieldOfTomorrow: 'x' };

describe('numbers', () => {
  it.each([
    ['+358401234567', '+358401234567'],
    [' +358401234567 ', '+358401234567'],
    ['whatsapp:+358401234567', '+358401234567'],
    ['anonymous', null],
    ['Anonymous', null],
    ['Restricted', null],
    ['', null],
    [undefined, null],
    ['+266696687', null],
    ['+7378742833', null],
    ['+2562533', null],
    ['+8656696', null],
    ['+86282452253', null],
    ['+7748283', null],
    ['16117', null],
    ['OmaKaupunki', null],
    ['sip:matti@example.org', null],
    ['client:eero', null],
    ['+', null],
  ])('%j is %j', (address, number) => {
    expect(numberOf(address)).toBe(number);
  });
});

describe('calls', () => {
  it('start', () => {
    const form = { ...base, From: '+358401234567', To: '+358931000', Direction: 'inbound', CallStatus: 'ringing' };
    expect(calls.readCallStarted(form)).toEqual({ callId: CALL, from: '+358401234567', to: '+358931000', direction: 'incoming' });
    expect(calls.readCallStarted({ ...form, From: '+266696687' })).toMatchObject({ from: null });
    expect(calls.readCallStarted({ ...form, From: 'x'.repeat(400) })).toMatchObject({ from: null });
    expect(calls.readCallStarted({ ...form, Direction: 'outbound-api' })).toMatchObject({ direction: 'outgoing' });
  });

  it.each<[Record<string, string>, object]>([
    [{ Digits: '1' }, { digits: '1', words: null, confidence: null }],
    [{ Digits: '*' }, { digits: '*' }],
    [{ Digits: '' }, { digits: null }],
    [{ Digits: 'hangup' }, { digits: null }],
    [{ Digits: '1'.repeat(65) }, { digits: null }],
    [
      { SpeechResult: 'suomi', Confidence: '0.93' },
      { digits: null, words: 'suomi', confidence: 0.93 },
    ],
    [
      { SpeechResult: ' ', Confidence: '0.1' },
      { words: null, confidence: null },
    ],
    [
      { SpeechResult: 'suomi', Confidence: 'high' },
      { words: 'suomi', confidence: null },
    ],
    [{ SpeechResult: 'ä'.repeat(3_000) }, { words: 'ä'.repeat(2_000) }],
  ])('are given %j', (fields, given) => {
    expect(calls.readGiven({ ...base, ...fields })).toMatchObject({ callId: CALL, ...given });
  });

  it('wait', () => {
    expect(calls.readWaiting({ ...base, QueuePosition: '2', QueueTime: '31', AvgQueueTime: '12' })).toEqual({
      callId: CALL,
      position: 2,
      waitedSeconds: 31,
    });
    expect(calls.readWaiting({ ...base, QueuePosition: 'first', QueueTime: '31' })).toBeNull();
  });

  it.each([
    ['bridged', 'connected'],
    ['leave', 'left'],
    ['redirected', 'redirected'],
    ['queue-full', 'full'],
    ['hangup', 'hung-up'],
    ['error', 'error'],
    ['system-error', 'error'],
  ])('leave a queue: %s is %s', (QueueResult, result) => {
    expect(calls.readQueueLeft({ ...base, QueueResult, QueueTime: '7' })).toEqual({ callId: CALL, result, waitedSeconds: 7 });
    expect(calls.readQueueLeft({ ...base, QueueResult })).toEqual({ callId: CALL, result, waitedSeconds: null });
    expect(calls.readQueueLeft({ ...base, QueueResult: `${result}!` })).toBeNull();
  });

  it.each([
    ['queued', 'starting'],
    ['initiated', 'starting'],
    ['ringing', 'ringing'],
    ['in-progress', 'answered'],
    ['completed', 'completed'],
    ['busy', 'busy'],
    ['no-answer', 'no-answer'],
    ['failed', 'failed'],
    ['canceled', 'cancelled'],
  ])('go on: %s is %s', (CallStatus, state) => {
    const form = { ...base, CallStatus, SequenceNumber: '2', Timestamp: 'Tue, 24 Nov 2026 08:00:00 +0000', CallDuration: '12' };
    expect(calls.readCallProgress(form)).toEqual({
      callId: CALL,
      state,
      sequence: 2,
      at: Date.UTC(2026, 10, 24, 8),
      durationSeconds: 12,
    });
    expect(calls.readCallProgress({ ...base, CallStatus })).toEqual({
      callId: CALL,
      state,
      sequence: null,
      at: null,
      durationSeconds: null,
    });
    expect(calls.readCallProgress({ ...form, CallStatus: 'toString' })).toBeNull();
  });

  it('end a dial', () => {
    const form = { ...base, DialCallSid: OTHER, DialCallStatus: 'completed', DialCallDuration: '61' };
    expect(calls.readDialEnded(form)).toEqual({ callId: CALL, otherCallId: OTHER, state: 'completed', talkedSeconds: 61 });
    expect(calls.readDialEnded({ ...base, DialCallStatus: 'no-answer' })).toEqual({
      callId: CALL,
      otherCallId: null,
      state: 'no-answer',
      talkedSeconds: null,
    });
    expect(calls.readDialEnded({ ...base, DialCallStatus: 'answered', DequeuedCallSid: OTHER })).toMatchObject({
      otherCallId: OTHER,
      state: 'completed',
    });
    expect(calls.readDialEnded(base)).toBeNull();
  });

  it('are recorded', () => {
    const form = { ...base, RecordingSid: RECORDING, RecordingDuration: '9', RecordingUrl: 'https://api.twilio.com/x' };
    expect(calls.readRecording(form)).toEqual({
      recordingId: RECORDING,
      callId: CALL,
      state: 'made',
      durationSeconds: 9,
      startedAt: null,
    });
    const ready = { ...form, RecordingStatus: 'completed', RecordingStartTime: 'Tue, 24 Nov 2026 08:00:00 +0000' };
    expect(calls.readRecording(ready)).toMatchObject({ state: 'ready', startedAt: Date.UTC(2026, 10, 24, 8) });
    expect(calls.readRecording({ ...form, RecordingStatus: 'absent' })).toMatchObject({ state: 'absent' });
    expect(calls.readRecording({ ...form, RecordingStatus: 'in-progress' })).toBeNull();
    expect(calls.readRecording({ ...form, RecordingStatus: 'constructor' })).toBeNull();
    expect(calls.readRecording({ ...form, RecordingSid: '../../etc' })).toBeNull();
  });

  it.each([
    ['conference-start', 'started'],
    ['conference-end', 'ended'],
    ['participant-join', 'joined'],
    ['participant-leave', 'left'],
    ['participant-hold', 'held'],
    ['participant-unhold', 'unheld'],
  ])('confer: %s is %s', (StatusCallbackEvent, event) => {
    const form = { FriendlyName: 'c-1', StatusCallbackEvent, SequenceNumber: '3', CallSid: CALL };
    expect(calls.readConference(form)).toEqual({ conference: 'c-1', event, callId: CALL, sequence: 3, at: null });
    expect(calls.readConference({ ...form, FriendlyName: '' })).toBeNull();
    expect(calls.readConference({ ...form, StatusCallbackEvent: 'participant-mute' })).toBeNull();
  });
});

describe('messages', () => {
  const form = { MessageSid: MESSAGE, From: '+358401234567', To: '+358931000', Body: 'Hei', NumMedia: '0' };

  it('arrive', () => {
    expect(readMessageArrived(form)).toEqual({
      messageId: MESSAGE,
      channel: 'sms',
      from: '+358401234567',
      to: '+358931000',
      text: 'Hei',
      mediaCount: 0,
      media: [],
      consent: null,
    });
    expect(readMessageArrived({ ...form, From: 'whatsapp:+358401234567', To: 'whatsapp:+358931000' })).toMatchObject({
      channel: 'whatsapp',
      from: '+358401234567',
    });
    expect(readMessageArrived({ MessageSid: MESSAGE })).toMatchObject({ from: null, text: '', mediaCount: 0 });
    expect(readMessageArrived({ ...form, MessageSid: CALL })).toBeNull();
  });

  it('are cut, not refused, when they are too long; a character is never cut in two', () => {
    expect(readMessageArrived({ ...form, Body: `${'x'.repeat(9_999)}😀` })?.text).toBe('x'.repeat(9_999));
    expect(readMessageArrived({ ...form, Body: 'a\0b' })?.text).toBe('ab');
  });

  it('bring pictures, of which only sound addresses are handed on', () => {
    const media = {
      NumMedia: '3',
      MediaUrl0: 'https://api.twilio.com/m/0',
      MediaContentType0: 'image/jpeg',
      MediaUrl1: 'no url',
      MediaContentType1: 'image/png',
    };
    expect(readMessageArrived({ ...form, ...media })).toMatchObject({
      mediaCount: 3,
      media: [{ url: 'https://api.twilio.com/m/0', contentType: 'image/jpeg' }],
    });
    expect(readMessageArrived({ ...form, NumMedia: '999999999' })).toMatchObject({ mediaCount: 999_999_999, media: [] });
  });

  it.each([
    ['STOP', 'stop'],
    [' stop\n', 'stop'],
    ['Unstop', 'start'],
    ['stop the bus', null],
    ['STOPALL', 'stop'],
  ])('%j says %s', (Body, consent) => {
    expect(readMessageArrived({ ...form, Body })).toMatchObject({ consent });
  });

  it('say STOP in the words of a language that only Twilio knows', () => {
    expect(readMessageArrived({ ...form, Body: 'seis', OptOutType: 'STOP' })).toMatchObject({ consent: 'stop' });
    expect(readMessageArrived({ ...form, Body: 'stop', OptOutType: 'HELP' })).toMatchObject({ consent: null });
  });

  it.each([
    ['queued', 'queued'],
    ['sending', 'queued'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['undelivered', 'undelivered'],
    ['failed', 'failed'],
    ['read', 'read'],
  ])('fare: %s is %s', (MessageStatus, state) => {
    expect(readMessageProgress({ MessageSid: MESSAGE, MessageStatus })).toEqual({ messageId: MESSAGE, state, refusal: null, code: null });
  });

  it('say why they did not arrive', () => {
    const failed = { MessageSid: MESSAGE, MessageStatus: 'undelivered', ErrorCode: '30003' };
    expect(readMessageProgress(failed)).toMatchObject({ state: 'undelivered', refusal: 'unreachable', code: '30003' });
    expect(readMessageProgress({ ...failed, ErrorCode: 'x' })).toMatchObject({ refusal: null, code: null });
    expect(readMessageProgress({ ...failed, MessageStatus: 'lost' })).toBeNull();
  });
});

const readers: [string, (form: Form) => unknown][] = [
  ...Object.entries(calls),
  ['readMessageArrived', readMessageArrived],
  ['readMessageProgress', readMessageProgress],
];

it.each(readers)('%s never throws, whatever it is given', (_, read) => {
  const names = fc.constantFrom(
    'CallSid',
    'CallStatus',
    'QueueTime',
    'RecordingSid',
    'MessageSid',
    'NumMedia',
    'Body',
    '__proto__',
    'FriendlyName',
  );
  const values = fc.oneof(fc.constantFrom(CALL, RECORDING, MESSAGE, 'completed', '1'), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(fc.tuple(names, values), { maxLength: 12 }), (fields) => {
      expect(() => read(parseForm(new URLSearchParams(fields).toString())!)).not.toThrow();
    }),
  );
});

it('a field that came with two values is none', () => {
  expect(calls.readGiven({ ...base, Digits: ['1', '2'] })).toMatchObject({ digits: null });
  expect(calls.readGiven({ ...base, CallSid: [CALL, OTHER] })).toBeNull();
  expect(calls.readGiven({ ...base, CallSid: [CALL, CALL] })).toMatchObject({ callId: CALL });
});

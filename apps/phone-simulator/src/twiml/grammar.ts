import type { Element } from './parse.js';

/** Where a document is executed: what may stand in it differs. */
export type Place = 'call' | 'queueWait' | 'conferenceWait' | 'queueWhisper' | 'numberWhisper';

const ALL = ['Say', 'Play', 'Pause', 'Gather', 'Record', 'Enqueue', 'Leave', 'Dial', 'Redirect', 'Hangup', 'Reject'];

/** Source: the pages of `<Enqueue>`, `<Conference>`, `<Queue>` and `<Number>` on twilio.com/docs/voice/twiml. */
const ALLOWED: Readonly<Record<Place, readonly string[]>> = {
  call: ALL,
  queueWait: ['Say', 'Play', 'Pause', 'Gather', 'Hangup', 'Redirect', 'Leave'],
  conferenceWait: ['Say', 'Play', 'Pause', 'Redirect'],
  queueWhisper: ['Say', 'Play', 'Pause', 'Redirect'],
  numberWhisper: ['Say', 'Play', 'Pause', 'Gather', 'Record', 'Redirect', 'Hangup'],
};

/** What may stand in an element; elements that are not listed have only text. `Say` may have speech markup, which is read as text. */
const NESTED: Readonly<Record<string, readonly string[]>> = {
  Gather: ['Say', 'Play', 'Pause'],
  Dial: ['Number', 'Client', 'Queue', 'Conference'],
};

const PROGRESS = ['statusCallback', 'statusCallbackEvent', 'statusCallbackMethod'];
const RECORDING = ['recordingStatusCallback', 'recordingStatusCallbackMethod', 'recordingStatusCallbackEvent'];

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  Say: ['voice', 'language', 'loop'],
  Play: ['loop', 'digits'],
  Pause: ['length'],
  Gather: [
    ...['action', 'method', 'input', 'numDigits', 'finishOnKey', 'timeout', 'actionOnEmptyResult', 'language', 'hints'],
    ...['speechTimeout', 'maxSpeechTime', 'profanityFilter', 'enhanced', 'speechModel', 'bargeIn', 'debug'],
  ],
  Record: ['action', 'method', 'maxLength', 'finishOnKey', 'timeout', 'playBeep', 'trim', ...RECORDING],
  Enqueue: ['action', 'method', 'waitUrl', 'waitUrlMethod', 'maxQueueSize'],
  Dial: ['action', 'method', 'timeout', 'timeLimit', 'callerId', 'hangupOnStar', 'ringTone', 'trim'],
  Number: ['url', 'method', ...PROGRESS],
  Client: ['url', 'method', ...PROGRESS],
  Queue: ['url', 'method'],
  Conference: [
    ...['muted', 'beep', 'startConferenceOnEnter', 'endConferenceOnExit', 'waitUrl', 'waitMethod', 'maxParticipants'],
    ...['participantLabel', 'region', 'jitterBufferSize', 'trim', ...PROGRESS],
  ],
  Redirect: ['method'],
  Reject: ['reason'],
};

/** What the provider takes, and only we do not: it is named, so that nobody believes it was done. */
const NOT_SIMULATED: Readonly<Record<string, readonly string[]>> = {
  Gather: ['partialResultCallback', 'partialResultCallbackMethod'],
  Record: ['transcribe', 'transcribeCallback', 'recordingConfigurationId'],
  Enqueue: ['workflowSid'],
  Dial: ['answerOnBridge', 'record', 'sequential', 'events', 'referUrl', 'referMethod', 'recordingTrack', ...RECORDING],
  Number: ['sendDigits', 'byoc', 'machineDetection', 'amdStatusCallback', 'amdStatusCallbackMethod'],
  Queue: ['reservationSid', 'postWorkActivitySid'],
  Conference: ['record', 'coach', 'eventCallbackUrl', ...RECORDING],
};

export interface Finding {
  readonly code: 12200 | 13228 | 'not-simulated';
  readonly about: string;
  /** The element is left out. */
  readonly skip: boolean;
}

const MAX_LEGS = 10;

/** What is wrong with an element that stands directly in a document. Pure. */
export function findingsOf(element: Element, place: Place): readonly Finding[] {
  if (!ALLOWED[place].includes(element.name)) return [{ code: 12200, about: `<${element.name}> may not stand here`, skip: true }];
  return [...attributesOf(element), ...nestedOf(element)];
}

function nestedOf(element: Element): Finding[] {
  if (element.name === 'Say') return [];
  const allowed = NESTED[element.name] ?? [];
  const nested = element.children.flatMap((child): Finding[] =>
    allowed.includes(child.name)
      ? attributesOf(child)
      : [{ code: 12200, about: `<${child.name}> may not stand in <${element.name}>`, skip: false }],
  );
  const legs = element.name === 'Dial' ? element.children.filter(({ name }) => name === 'Number' || name === 'Client').length : 0;
  return legs > MAX_LEGS ? [...nested, { code: 13228, about: `more than ${MAX_LEGS} numbers`, skip: false }] : nested;
}

function attributesOf(element: Element): Finding[] {
  return Object.keys(element.attributes).flatMap((name): Finding[] => {
    const about = `${name} of <${element.name}>`;
    if (ATTRIBUTES[element.name]?.includes(name)) return [];
    return [{ code: NOT_SIMULATED[element.name]?.includes(name) ? 'not-simulated' : 12200, about, skip: false }];
  });
}

/** The children of an element that may stand in it. Pure. */
export const knownChildren = (element: Element): Element[] =>
  element.children.filter((child) => NESTED[element.name]?.includes(child.name));

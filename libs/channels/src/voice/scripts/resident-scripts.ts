import type { CallScript, Prompt, Say } from '#telephony';
import type { Language } from '#domain';
import { givesUpAt, whatNext } from '../decisions/what-next.js';
import type { CallView } from './call-view.js';
import { spokenCode, spokenDay, spokenTime } from './spoken.js';
import { VOICE_TEXTS } from './texts/all-texts.js';
import type { UrlOf } from './voice-urls.js';

/** What somebody who calls the line hears, step by step. Each is a pure function of how the call and its case stand. */

/** No message is longer; two minutes are 1.9 MB. */
const VOICEMAIL_SECONDS = 120;
/** A wait is told of anew about this often. */
const WAIT_PAUSE_SECONDS = 10;
/** As long as a code may take to arrive by text message. */
const CODE_SECONDS = 25;

const LANGUAGE_HINTS = ['suomi', 'suomeksi', 'ruotsi', 'svenska', 'på svenska', 'englanti', 'engelska', 'English'];

const say = (language: Language, ...texts: string[]): Say[] => texts.map((text) => ({ step: 'say', text, language }));
const at = (view: CallView, instant: number | null): string | null =>
  instant === null ? null : spokenTime(instant, view.now, view.language, view.timeZone);

/** Hello, what to do in an emergency, what is kept: no key skips these. Then the language is asked, once. Nothing said: Finnish. */
export function greeting(callId: string, url: UrlOf): CallScript {
  const { fi, sv, en } = VOICE_TEXTS;
  const prompts: Prompt[] = [...say('fi', fi.chooseLanguage), ...say('sv', sv.chooseLanguage), ...say('en', en.chooseLanguage)];
  return [
    ...say('fi', fi.greeting, fi.emergency, fi.recording),
    {
      step: 'ask',
      digits: { max: 1 },
      timeoutSeconds: 3,
      speech: { language: 'fi', hints: LANGUAGE_HINTS },
      prompts,
      then: url('language', { call: callId }),
    },
    { step: 'go', url: url('continue', { call: callId }) },
  ];
}

/** Which language was asked for; null: none that we know, so it stays Finnish. Pure. */
export function languageOfAnswer({ digits, words }: { digits: string | null; words: string | null }): Language | null {
  if (digits !== null) return ({ '1': 'fi', '2': 'sv', '3': 'en' } as const)[digits] ?? null;
  const said = (words ?? '').toLowerCase();
  if (/svensk|ruots/.test(said)) return 'sv';
  if (/englis|englann|englant|engelsk/.test(said)) return 'en';
  return /suom|finsk|finnish/.test(said) ? 'fi' : null;
}

/**
 * In their own language: what those who speak no Finnish have not heard yet, and the offer to go on with an open case. It is made to
 * everybody whom the code can reach, whether or not they have such a case.
 */
export function offerToContinue(view: CallView, url: UrlOf): CallScript {
  const { language } = view;
  const texts = VOICE_TEXTS[language];
  const notices = language === 'fi' ? [] : [texts.greeting, texts.emergency, texts.recording];
  if (!view.takesTexts) return [...say(language, ...notices), { step: 'go', url: url('enter', { call: view.callId }) }];
  return [
    {
      step: 'ask',
      digits: { max: 1 },
      timeoutSeconds: 2,
      prompts: say(language, ...notices, texts.continueOffer),
      then: url('code', { call: view.callId }),
    },
    { step: 'go', url: url('enter', { call: view.callId }) },
  ];
}

/** Asks for the code, in the same words whether or not one was sent; `again`: what was keyed in was wrong. */
export function askCode(view: CallView, url: UrlOf, again = false): CallScript {
  const texts = VOICE_TEXTS[view.language];
  return [
    {
      step: 'ask',
      digits: { max: 6, finishOnKey: '#' },
      timeoutSeconds: again ? 8 : CODE_SECONDS,
      prompts: say(view.language, again ? texts.wrongCode : texts.enterCode),
      then: url('code', { call: view.callId }),
    },
    { step: 'go', url: url('enter', { call: view.callId }) },
  ];
}

/** Which case a caller goes on with, where they could have meant another: what they may hear of it without its title. */
export interface JoinedCase {
  /** As people read it. */
  readonly trackingCode: string;
  /** Epoch ms. */
  readonly openedAt: number;
}

/** @param joined false: the new case goes on; `the-only-one`: there is no other that they could mean */
export function afterCode(view: CallView, joined: JoinedCase | 'the-only-one' | false, url: UrlOf): CallScript {
  const texts = VOICE_TEXTS[view.language];
  const which = ({ trackingCode, openedAt }: JoinedCase): string =>
    texts.codeRightOf(spokenDay(openedAt, view.now, view.language, view.timeZone), spokenCode(trackingCode));
  const text = joined === false ? texts.goesOn : joined === 'the-only-one' ? texts.codeRight : which(joined);
  return [...say(view.language, text), { step: 'go', url: url('enter', { call: view.callId }) }];
}

/** The queue of this call alone. */
export const queueOf = (callId: string): string => `q-${callId}`;

export function enterQueue({ callId }: CallView, url: UrlOf): CallScript {
  const call = { call: callId };
  return [
    { step: 'waitInQueue', queue: queueOf(callId), waitUrl: url('wait', call), then: url('left', call) },
    { step: 'go', url: url('nobody', call) },
  ];
}

/** While they wait: where they stand and what happens next; the code for those whom no text message reaches, once. */
export function waiting(view: CallView, url: UrlOf): CallScript {
  if (whatNext(view) === 'leave') return [{ step: 'leaveQueue' }];
  const texts = VOICE_TEXTS[view.language];
  const leftMs = givesUpAt(view) - view.now;
  const news =
    view.caseIs === 'held' && view.owner
      ? [texts.ownerRung(view.owner.name)]
      : [texts.position(view.before), texts.whatNext(Math.max(1, Math.ceil(leftMs / 60_000)), !isOutOfReach(view))];
  const code = tellsCode(view) ? [texts.code(spokenCode(view.trackingCode))] : [];
  const callback = view.callable ? [texts.keepsPlace] : [];
  const pause: Prompt = { step: 'pause', seconds: Math.max(1, Math.min(WAIT_PAUSE_SECONDS, Math.ceil(leftMs / 1_000))) };
  return [
    {
      step: 'ask',
      digits: { max: 1 },
      timeoutSeconds: 1,
      prompts: [...say(view.language, ...news, ...callback, ...code), pause],
      then: url('wait-key', { call: view.callId }),
    },
  ];
}

/** Their number shows, and the city does not call it: no callback is offered that would be refused. */
const isOutOfReach = ({ number, callable }: Pick<CallView, 'number' | 'callable'>): boolean => number !== null && !callable;

/** Whether the next waiting script reads the code aloud. */
export const tellsCode = (view: Pick<CallView, 'textable' | 'codeTold'>): boolean => !view.textable && !view.codeTold;

/** Nobody came: what we can do instead. Nothing pressed: a voice message. */
export function nobodyCame(view: CallView, url: UrlOf): CallScript {
  const texts = VOICE_TEXTS[view.language];
  const call = { call: view.callId };
  const hidden = view.number === null;
  if (isOutOfReach(view)) return [...say(view.language, texts.nobody, texts.noCallback), { step: 'go', url: url('voicemail', call) }];
  return [
    {
      step: 'ask',
      digits: hidden ? { max: 20, finishOnKey: '#' } : { max: 1 },
      timeoutSeconds: 5,
      prompts: say(view.language, texts.nobody, hidden ? texts.offerCallbackToNumber : texts.offerCallback(at(view, view.dueAt))),
      then: url('callback', call),
    },
    { step: 'go', url: url('voicemail', call) },
  ];
}

/** @param why what is said first: that the number that was keyed in, or their own, is not called */
export function leaveMessage(view: CallView, url: UrlOf, why?: 'wrong-number' | 'no-callback'): CallScript {
  const texts = VOICE_TEXTS[view.language];
  const first = why === undefined ? [] : [why === 'wrong-number' ? texts.notANumber : texts.noCallback];
  const call = { call: view.callId };
  return [
    ...say(view.language, ...first, texts.voicemail),
    {
      step: 'record',
      maxSeconds: VOICEMAIL_SECONDS,
      finishOnKey: '#',
      beep: true,
      then: url('recorded', call),
      statusUrl: url('recording', call),
    },
    // An empty recording goes on here.
    { step: 'go', url: url('recorded', call) },
  ];
}

/** The last words of a call, by what came of it. */
export function goodbye(view: CallView, came: 'promised' | 'voicemail' | 'nothing' | 'talked' | 'closed'): CallScript {
  const texts = VOICE_TEXTS[view.language];
  const held = view.caseIs === 'held' && view.owner;
  const time = at(view, view.promisedBy ?? view.dueAt);
  const said = {
    promised: () => (held ? texts.promisedByOwner(held.name, time) : texts.promised(time)),
    voicemail: () => texts.voicemailKept(at(view, view.dueAt)),
    nothing: () => (view.number === null ? texts.noNumberKept : texts.outOfReachKept),
    talked: () => '',
    closed: () => texts.alreadyClosed,
  }[came]();
  const code = view.textable ? [texts.codeByText] : [texts.code(spokenCode(view.trackingCode))];
  const words = [said, ...(came === 'closed' ? [] : code), texts.thanks].filter((text) => text !== '');
  return [...say(view.language, ...words), { step: 'hangUp' }];
}

/** What the resident hears at the moment when somebody answers. */
export const joining = (language: Language, name: string): CallScript => say(language, VOICE_TEXTS[language].answeredBy(name));

/** What the resident hears when somebody of the city comes into a call that runs. */
export const assistantJoined = (language: Language, name: string): CallScript => say(language, VOICE_TEXTS[language].assistantJoined(name));

export const held = (language: Language): CallScript => [...say(language, VOICE_TEXTS[language].held), { step: 'pause', seconds: 10 }];

export const calledBack = (language: Language, name: string): CallScript => say(language, VOICE_TEXTS[language].calledBack(name));

const inAllLanguages = (which: 'blocked' | 'tooManyCalls'): CallScript => [
  ...(['fi', 'sv', 'en'] as const).flatMap((language) => say(language, VOICE_TEXTS[language][which])),
  { step: 'hangUp' },
];

/** A blocked number: short and honest, in all languages. */
export const turnedAway = (): CallScript => inAllLanguages('blocked');

/** A number that called too often in a short time; the same way. */
export const tooManyCalls = (): CallScript => inAllLanguages('tooManyCalls');

/** Something of ours failed, and we know nothing of the call but that it is there. */
export const inTrouble = (then: string, statusUrl: string): CallScript => [
  ...(['fi', 'sv', 'en'] as const).flatMap((language) => say(language, VOICE_TEXTS[language].trouble)),
  { step: 'record', maxSeconds: VOICEMAIL_SECONDS, finishOnKey: '#', beep: true, then, statusUrl },
  { step: 'hangUp' },
];

export const goodbyeInTrouble = (): CallScript => [
  ...(['fi', 'sv', 'en'] as const).flatMap((language) => say(language, VOICE_TEXTS[language].thanks)),
  { step: 'hangUp' },
];

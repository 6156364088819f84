import type { Language } from '#domain';
import type { CallScript, Say } from '#telephony';
import { queueOf } from './resident-scripts.js';
import { spokenCode } from './spoken.js';
import { VOICE_TEXTS } from './texts/all-texts.js';
import type { UrlOf } from './voice-urls.js';

/** What somebody of the city hears whom the line rings. Whatever answers and presses nothing is hung up on: a machine cannot win. */

export const LEG_ROLES = ['ring', 'owner', 'mayor_line', 'callback', 'assistant'] as const;
export type LegRole = (typeof LEG_ROLES)[number];

/** A leg as what is said on it depends on it. */
export interface LegView {
  readonly legId: string;
  readonly role: LegRole;
  /** Theirs, not the caller's. */
  readonly language: Language;
  /** Who asked for this leg: the owner who brings in an assistant. */
  readonly asker: string | null;
}

/** What an official is told of a call before they are joined with it. */
export interface Whisper {
  readonly callerSpeaks: Language;
  readonly village: string | null;
  /** How many contacts the case has. */
  readonly contacts: number;
  readonly firstWords: string | null;
  readonly trackingCode: string;
}

const say = (language: Language, ...texts: string[]): Say[] => texts.map((text) => ({ step: 'say', text, language }));
const ending = (language: Language, text: string): CallScript => [...say(language, text), { step: 'hangUp' }];

/** Only a person presses 1. The offer is said twice: whoever answers may have missed the first words. */
export function offerToAnswer({ legId, role, language, asker }: LegView, url: UrlOf): CallScript {
  const texts = VOICE_TEXTS[language];
  const text = {
    ring: texts.ring,
    owner: texts.ringOwner,
    mayor_line: texts.ringMayor,
    callback: texts.ringCallback,
    assistant: texts.ringAssistant(asker ?? ''),
  }[role];
  return [
    {
      step: 'ask',
      digits: { max: 1 },
      timeoutSeconds: 8,
      prompts: [...say(language, text), { step: 'pause', seconds: 2 }, ...say(language, text)],
      then: url('pressed', { leg: legId }),
    },
    { step: 'hangUp' },
  ];
}

/** First words are read out this far, in characters. */
const WORDS_READ = 200;

export function whisperAndConnect({ legId, language }: LegView, callId: string, about: Whisper, url: UrlOf): CallScript {
  const texts = VOICE_TEXTS[language];
  const text = texts.whisper({
    language: texts.languages[about.callerSpeaks],
    village: about.village,
    contacts: about.contacts,
    firstWords: about.firstWords === null ? null : about.firstWords.slice(0, WORDS_READ),
    code: spokenCode(about.trackingCode),
  });
  return [
    ...say(language, text),
    { step: 'connectQueue', queue: queueOf(callId), beforeUrl: url('joining', { call: callId }), then: url('talked', { leg: legId }) },
    // The queue was empty: the caller hung up during the whisper.
    ...ending(language, texts.callerGone),
  ];
}

/** The owner's own phone is answered: now the resident's is rung, showing the line's number. */
export function connectResident({ legId, language }: LegView, resident: { number: string; line: string }, url: UrlOf): CallScript {
  return [
    ...say(language, VOICE_TEXTS[language].connecting),
    {
      step: 'connectNumber',
      number: resident.number,
      callerId: resident.line,
      ringSeconds: 30,
      beforeUrl: url('called-back', { leg: legId }),
      then: url('talked', { leg: legId }),
    },
    { step: 'hangUp' },
  ];
}

/** Into the conference of a call. The owner's leaving ends it for all; an assistant's ends nothing. */
export function meet(callId: string, as: 'resident' | 'owner' | 'assistant', url: UrlOf): CallScript {
  const call = { call: callId };
  return [
    {
      step: 'joinConference',
      name: conferenceOf(callId),
      startOnEnter: as !== 'assistant',
      endOnExit: as === 'owner',
      waitUrl: url('held', call),
      statusUrl: url('conference', call),
      ...(as === 'resident' ? { then: url('left', call) } : {}),
    },
    { step: 'hangUp' },
  ];
}

export const conferenceOf = (callId: string): string => `c-${callId}`;

export const tooLate = (language: Language, winner: string | null): CallScript => ending(language, VOICE_TEXTS[language].late(winner));
export const notYours = (language: Language): CallScript => ending(language, VOICE_TEXTS[language].notYours);
export const callerGone = (language: Language): CallScript => ending(language, VOICE_TEXTS[language].callerGone);
export const declined = (language: Language): CallScript => ending(language, VOICE_TEXTS[language].declined);
export const notReached = (language: Language): CallScript => ending(language, VOICE_TEXTS[language].notReached);

import type { Language } from '#domain';
import twilio from 'twilio';
import type { Ask, CallScript, ConnectNumber, JoinConference, Prompt, Record, Say, Step } from '../script/call-script.js';
import type { MessageReply } from '../script/message-reply.js';
import { MAX_MESSAGE_LENGTH } from '../telephony.js';
import { piecesOf, spokenPieces, xmlText } from './text-pieces.js';

const { MessagingResponse, VoiceResponse } = twilio.twiml;
type Voice = InstanceType<typeof VoiceResponse>;
/** What can be heard in a script of its own can be heard while an answer is awaited. */
type Speaker = Pick<Voice, 'say' | 'play' | 'pause'>;

/** The content type of everything that is rendered here. */
export const TWIML_TYPE = 'text/xml; charset=utf-8';

const VOICES = {
  fi: { language: 'fi-FI', voice: 'Polly.Suvi-Neural' },
  sv: { language: 'sv-SE', voice: 'Polly.Elin-Neural' },
  en: { language: 'en-GB', voice: 'Polly.Amy-Neural' },
} as const satisfies { [language in Language]: object };

const POST = 'POST';
const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;

/** The script as Twilio reads it. Pure. Whoever writes a script keeps it below Twilio's 64 kB per document. */
export function renderCallScript(script: CallScript): string {
  const response = new VoiceResponse();
  for (const step of script) render(response, step);
  return response.toString();
}

/** What is answered to a text message at once. A text that is too long for one message becomes several. Pure. */
export function renderMessageReply(reply: MessageReply): string {
  const response = new MessagingResponse();
  for (const piece of reply.texts.flatMap((text) => piecesOf(xmlText(text), MAX_MESSAGE_LENGTH))) response.message(piece);
  return response.toString();
}

function render(response: Voice, step: Step): void {
  switch (step.step) {
    case 'say':
    case 'play':
    case 'pause':
      return renderPrompt(response, step);
    case 'ask':
      return renderAsk(response, step);
    case 'waitInQueue':
      return void response.enqueue(
        { action: url(step.then), method: POST, waitUrl: url(step.waitUrl), waitUrlMethod: POST },
        xmlText(step.queue),
      );
    case 'leaveQueue':
      return void response.leave();
    case 'connectQueue':
      return void response
        .dial({ action: url(step.then), method: POST })
        .queue({ url: url(step.beforeUrl), method: POST }, xmlText(step.queue));
    case 'connectNumber':
      return renderConnectNumber(response, step);
    case 'joinConference':
      return renderConference(response, step);
    case 'record':
      return renderRecord(response, step);
    case 'go':
      return void response.redirect({ method: POST }, url(step.url));
    case 'hangUp':
      return void response.hangup();
    case 'reject':
      return void response.reject({ reason: step.reason });
  }
}

const url = (text: string): string => xmlText(text);

function renderPrompt(to: Speaker, prompt: Prompt): void {
  switch (prompt.step) {
    case 'say':
      return say(to, prompt);
    case 'play':
      return void to.play(url(prompt.url));
    case 'pause':
      return void to.pause({ length: Math.max(1, Math.round(prompt.seconds)) });
  }
}

function say(to: Speaker, { text, language }: Say): void {
  for (const piece of spokenPieces(text)) to.say(VOICES[language], piece);
}

/** Without a finishing key every key counts as given, `#` too, which Twilio would otherwise swallow. */
function renderAsk(response: Voice, { digits, timeoutSeconds, speech, prompts, then }: Ask): void {
  const gather = response.gather({
    input: speech ? ['dtmf', 'speech'] : ['dtmf'],
    numDigits: digits.max,
    finishOnKey: digits.finishOnKey ?? '',
    timeout: timeoutSeconds,
    ...(speech && {
      language: VOICES[speech.language].language,
      speechTimeout: 'auto',
      profanityFilter: false,
      ...(speech.hints?.length && { hints: xmlText(speech.hints.join(',')) }),
    }),
    action: url(then),
    method: POST,
  });
  for (const prompt of prompts) renderPrompt(gather, prompt);
}

function renderConnectNumber(response: Voice, { number, callerId, ringSeconds, beforeUrl, then, statusUrl }: ConnectNumber): void {
  const dial = response.dial({ action: url(then), method: POST, callerId: xmlText(callerId), timeout: ringSeconds });
  dial.number(
    {
      ...(beforeUrl !== undefined && { url: url(beforeUrl), method: POST }),
      ...(statusUrl !== undefined && {
        statusCallback: url(statusUrl),
        statusCallbackEvent: [...PROGRESS],
        statusCallbackMethod: POST,
      }),
    },
    xmlText(number),
  );
}

function renderConference(response: Voice, { name, startOnEnter, endOnExit, waitUrl, statusUrl, then }: JoinConference): void {
  response.dial(then === undefined ? {} : { action: url(then), method: POST }).conference(
    {
      beep: 'false',
      startConferenceOnEnter: startOnEnter,
      endConferenceOnExit: endOnExit,
      ...(waitUrl !== undefined && { waitUrl: url(waitUrl), waitMethod: POST }),
      ...(statusUrl !== undefined && {
        statusCallback: url(statusUrl),
        statusCallbackEvent: ['start', 'end', 'join', 'leave', 'hold'],
        statusCallbackMethod: POST,
      }),
    },
    xmlText(name),
  );
}

function renderRecord(response: Voice, { maxSeconds, finishOnKey, beep, then, statusUrl }: Record): void {
  response.record({
    maxLength: maxSeconds,
    finishOnKey: xmlText(finishOnKey),
    playBeep: beep,
    action: url(then),
    method: POST,
    recordingStatusCallback: url(statusUrl),
    recordingStatusCallbackEvent: ['completed', 'absent'],
    recordingStatusCallbackMethod: POST,
  });
}

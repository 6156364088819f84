import { LIMITS } from '#domain';
import { z } from 'zod';
import type { MessageArrived, MessageMedia, MessageProgress } from '../phone-events.js';
import { fieldOf, type Form } from './form.js';
import { refusalOfCode } from './twilio-refusals.js';
import { address, channelOf, MESSAGE_STATE_OF, numberOf, orNull, readForm, sid, textUpTo, wholeNumber, wordOf } from './twilio-fields.js';

const message = { MessageSid: sid('SM', 'MM') };
const MAX_MEDIA = 10;

/** The words by which Twilio itself stops messages to a number, and starts them again. */
const STOP_WORDS = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'REVOKE']);
const START_WORDS = new Set(['START', 'UNSTOP']);

const arrived = z.object({
  ...message,
  From: address,
  To: address,
  Body: z.optional(textUpTo(LIMITS.message)).transform((text) => text ?? ''),
  NumMedia: orNull(wholeNumber),
  OptOutType: orNull(z.string().max(16)),
});

/** Somebody writes to us, by either channel. Null when the form is no message. */
export function readMessageArrived(form: Form): MessageArrived | null {
  const fields = readForm(arrived, form);
  if (!fields) return null;
  return {
    messageId: fields.MessageSid,
    channel: channelOf(fields.From),
    from: numberOf(fields.From),
    to: numberOf(fields.To),
    text: fields.Body,
    mediaCount: fields.NumMedia ?? 0,
    media: mediaOf(form, fields.NumMedia ?? 0),
    consent: consentOf(fields.OptOutType ?? fields.Body),
  };
}

function consentOf(said: string): MessageArrived['consent'] {
  const word = said.trim().toUpperCase();
  if (STOP_WORDS.has(word)) return 'stop';
  return START_WORDS.has(word) ? 'start' : null;
}

function mediaOf(form: Form, count: number): MessageMedia[] {
  const indices = Array.from({ length: Math.min(count, MAX_MEDIA) }, (_, index) => index);
  return indices.flatMap((index) => {
    const url = fieldOf(form, `MediaUrl${index}`);
    const contentType = fieldOf(form, `MediaContentType${index}`);
    const right = url !== undefined && url.length <= 2_000 && URL.canParse(url) && contentType !== undefined && contentType.length <= 127;
    return right ? [{ url, contentType }] : [];
  });
}

const progress = z.object({
  ...message,
  MessageStatus: wordOf(MESSAGE_STATE_OF),
  ErrorCode: orNull(z.string().regex(/^\d{1,6}$/)),
});

/** The `statusUrl` of a message. Null when the form is no such report. */
export function readMessageProgress(form: Form): MessageProgress | null {
  const fields = readForm(progress, form);
  return (
    fields && {
      messageId: fields.MessageSid,
      state: fields.MessageStatus,
      refusal: fields.ErrorCode === null ? null : refusalOfCode(fields.ErrorCode),
      code: fields.ErrorCode,
    }
  );
}

import { z } from 'zod';
import type {
  CallProgress,
  CallStarted,
  ConferenceNews,
  DialEnded,
  Given,
  QueueLeft,
  QueueResult,
  RecordingNews,
  Waiting,
} from '../phone-events.js';
import type { Form } from './form.js';
import { address, CALL_STATE_OF, instant, numberOf, orNull, readForm, sid, textUpTo, wholeNumber, wordOf } from './twilio-fields.js';

/** Every reader answers null when the form is not what it reads: it was then no such webhook, whoever signed it. Pure. */

const call = { CallSid: sid('CA') };
const MAX_WORDS = 2_000;

const started = z.object({ ...call, From: address, To: address, Direction: orNull(z.string().max(32)) });

/** The first webhook of a call: somebody calls the line, or a call that we placed was answered. */
export function readCallStarted(form: Form): CallStarted | null {
  const fields = readForm(started, form);
  return (
    fields && {
      callId: fields.CallSid,
      from: numberOf(fields.From),
      to: numberOf(fields.To),
      direction: fields.Direction === 'inbound' ? 'incoming' : 'outgoing',
    }
  );
}

const given = z.object({
  ...call,
  Digits: orNull(z.string().regex(/^[0-9*#]{1,64}$/)),
  SpeechResult: orNull(textUpTo(MAX_WORDS)),
  Confidence: orNull(z.coerce.number().min(0).max(1)),
});

/** The `then` of an `ask`. */
export function readGiven(form: Form): Given | null {
  const fields = readForm(given, form);
  if (!fields) return null;
  const words = fields.SpeechResult?.trim() || null;
  return { callId: fields.CallSid, digits: fields.Digits, words, confidence: words === null ? null : fields.Confidence };
}

const waiting = z.object({ ...call, QueuePosition: wholeNumber, QueueTime: wholeNumber });

/** The `waitUrl` of a `waitInQueue`. */
export function readWaiting(form: Form): Waiting | null {
  const fields = readForm(waiting, form);
  return fields && { callId: fields.CallSid, position: fields.QueuePosition, waitedSeconds: fields.QueueTime };
}

const QUEUE_RESULT_OF: Readonly<Record<string, QueueResult>> = {
  bridged: 'connected',
  'bridging-in-process': 'connected',
  leave: 'left',
  redirected: 'redirected',
  'redirected-from-bridged': 'connected',
  'queue-full': 'full',
  hangup: 'hung-up',
  error: 'error',
  'system-error': 'error',
};
const queueLeft = z.object({ ...call, QueueResult: wordOf(QUEUE_RESULT_OF), QueueTime: orNull(wholeNumber) });

/** The `then` of a `waitInQueue`. */
export function readQueueLeft(form: Form): QueueLeft | null {
  const fields = readForm(queueLeft, form);
  return fields && { callId: fields.CallSid, result: fields.QueueResult, waitedSeconds: fields.QueueTime };
}

const progress = z.object({
  ...call,
  CallStatus: wordOf(CALL_STATE_OF),
  SequenceNumber: orNull(wholeNumber),
  Timestamp: orNull(instant),
  CallDuration: orNull(wholeNumber),
});

/** A `statusUrl` of a call or leg, and the line's own status callback. */
export function readCallProgress(form: Form): CallProgress | null {
  const fields = readForm(progress, form);
  return (
    fields && {
      callId: fields.CallSid,
      state: fields.CallStatus,
      sequence: fields.SequenceNumber,
      at: fields.Timestamp,
      durationSeconds: fields.CallDuration,
    }
  );
}

const dialEnded = z.object({
  ...call,
  DialCallStatus: wordOf(CALL_STATE_OF),
  DialCallSid: orNull(sid('CA')),
  DequeuedCallSid: orNull(sid('CA')),
  DialCallDuration: orNull(wholeNumber),
});

/** The `then` of a `connectNumber` or a `connectQueue`. */
export function readDialEnded(form: Form): DialEnded | null {
  const fields = readForm(dialEnded, form);
  return (
    fields && {
      callId: fields.CallSid,
      otherCallId: fields.DialCallSid ?? fields.DequeuedCallSid,
      // A queue's call is "answered" when they have talked and it is over.
      state: fields.DialCallStatus === 'answered' ? 'completed' : fields.DialCallStatus,
      talkedSeconds: fields.DialCallDuration,
    }
  );
}

const RECORDING_STATE_OF: Readonly<{ [word: string]: RecordingNews['state'] }> = { completed: 'ready', absent: 'absent', failed: 'failed' };
const recording = z.object({
  ...call,
  RecordingSid: sid('RE'),
  RecordingStatus: z.optional(wordOf(RECORDING_STATE_OF)),
  RecordingDuration: orNull(wholeNumber),
  RecordingStartTime: orNull(instant),
});

/** The `statusUrl` of a `record`, or its `then`, which comes with the recording but before it can be fetched. */
export function readRecording(form: Form): RecordingNews | null {
  const fields = readForm(recording, form);
  return (
    fields && {
      recordingId: fields.RecordingSid,
      callId: fields.CallSid,
      state: fields.RecordingStatus ?? 'made',
      durationSeconds: fields.RecordingDuration,
      startedAt: fields.RecordingStartTime,
    }
  );
}

const CONFERENCE_EVENT_OF: Readonly<Record<string, ConferenceNews['event']>> = {
  'conference-start': 'started',
  'conference-end': 'ended',
  'participant-join': 'joined',
  'participant-leave': 'left',
  'participant-hold': 'held',
  'participant-unhold': 'unheld',
};
const conference = z.object({
  FriendlyName: z.string().min(1).max(128),
  StatusCallbackEvent: wordOf(CONFERENCE_EVENT_OF),
  CallSid: orNull(sid('CA')),
  SequenceNumber: orNull(wholeNumber),
  Timestamp: orNull(instant),
});

/** The `statusUrl` of a `joinConference`. */
export function readConference(form: Form): ConferenceNews | null {
  const fields = readForm(conference, form);
  return (
    fields && {
      conference: fields.FriendlyName,
      event: fields.StatusCallbackEvent,
      callId: fields.CallSid,
      sequence: fields.SequenceNumber,
      at: fields.Timestamp,
    }
  );
}

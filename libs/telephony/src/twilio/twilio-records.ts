import type { KnownCall, KnownMessage, KnownRecording } from '../telephony.js';
import { CALL_STATE_OF, channelOf, MESSAGE_STATE_OF, numberOf } from './twilio-fields.js';

/** What the SDK hands over of a call, a message, a recording: only what we read, and trusted no further than its types. */
export interface CallRecord {
  readonly sid: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly dateCreated: Date;
  readonly endTime: Date;
  readonly duration: string;
}
export interface MessageRecord {
  readonly sid: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly status: string;
  readonly dateCreated: Date;
}
export interface RecordingRecord {
  readonly sid: string;
  readonly callSid: string;
  readonly status: string;
  readonly dateCreated: Date;
  readonly duration: string;
}

/** A state that Twilio may add one day counts as the beginning: later reports are then still newer. */
export const knownCall = (record: CallRecord): KnownCall => ({
  id: record.sid,
  direction: directionOf(record.direction),
  from: numberOf(record.from),
  to: numberOf(record.to),
  state: CALL_STATE_OF[record.status] ?? 'starting',
  createdAt: instantOf(record.dateCreated),
  endedAt: instantOf(record.endTime),
  durationSeconds: secondsOf(record.duration),
});

export const knownMessage = (record: MessageRecord): KnownMessage => ({
  id: record.sid,
  direction: directionOf(record.direction),
  channel: channelOf(record.direction === 'inbound' ? record.from : record.to),
  from: numberOf(record.from),
  to: numberOf(record.to),
  text: record.body ?? '',
  state: MESSAGE_STATE_OF[record.status] ?? 'queued',
  createdAt: instantOf(record.dateCreated),
});

/** Undefined: there is no sound, and will be none. */
export function knownRecording(record: RecordingRecord, now: number): KnownRecording | undefined {
  if (['absent', 'deleted', 'failed'].includes(record.status)) return undefined;
  return {
    id: record.sid,
    callId: record.callSid || null,
    createdAt: instantOf(record.dateCreated) ?? now,
    durationSeconds: secondsOf(record.duration),
    ready: record.status === 'completed',
  };
}

const directionOf = (direction: string): 'incoming' | 'outgoing' => (direction === 'inbound' ? 'incoming' : 'outgoing');

/** The SDK hands on what it cannot read. */
function instantOf(value: unknown): number | null {
  const ms = value instanceof Date ? value.getTime() : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}

const secondsOf = (value: unknown): number | null => (/^\d{1,9}$/.test(String(value ?? '')) ? Number(value) : null);

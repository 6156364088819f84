import type { Call } from '../engine/calls/call.js';
import type { Conference, Participant } from '../engine/conferences/conference.js';
import { rfc2822, rfc2822OrNull } from '../engine/dates.js';
import type { OwnedNumber } from '../engine/line-numbers.js';
import { isWhatsApp, type Message } from '../engine/messages/message.js';
import { segmentsOf } from '../engine/messages/segments.js';
import type { Member, Queue } from '../engine/queues/queue.js';
import type { Recording } from '../engine/recordings/recordings.js';

/** What REST says of things. Pure, all of it. */

const API_VERSION = '2010-04-01';
export const accountPath = (accountSid: string): string => `/2010-04-01/Accounts/${accountSid}`;

export function callJson(call: Call, accountSid: string): object {
  const { from, to, direction, parentSid, phoneNumberSid } = call.options;
  const base = `${accountPath(accountSid)}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    parent_call_sid: parentSid ?? null,
    phone_number_sid: phoneNumberSid ?? null,
    from,
    from_formatted: from,
    to,
    to_formatted: to,
    direction,
    // Callbacks know a state between the two that REST does not name.
    status: call.status === 'initiated' ? 'queued' : call.status,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.updatedAt),
    start_time: rfc2822OrNull(call.startedAt),
    end_time: rfc2822OrNull(call.endedAt),
    duration: call.isOver ? String(call.durationSeconds ?? 0) : null,
    queue_time: String(call.queueTimeMs),
    price: null,
    price_unit: 'USD',
    answered_by: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    trunk_sid: null,
    uri: `${base}.json`,
    subresource_uris: { recordings: `${base}/Recordings.json`, notifications: `${base}/Notifications.json` },
  };
}

export function messageJson(message: Message, accountSid: string): object {
  const base = `${accountPath(accountSid)}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    messaging_service_sid: null,
    body: message.body,
    from: message.from,
    to: message.to,
    direction: message.direction,
    status: message.status,
    error_code: message.errorCode ?? null,
    error_message: null,
    num_media: String(message.media.length),
    num_segments: isWhatsApp(message.to) ? '1' : String(segmentsOf(message.body)),
    price: null,
    price_unit: 'USD',
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    date_sent: rfc2822OrNull(message.direction === 'inbound' ? message.createdAt : message.sentAt),
    uri: `${base}.json`,
    subresource_uris: { media: `${base}/Media.json` },
  };
}

export function recordingJson(recording: Recording, accountSid: string, url: string): object {
  const path = `${accountPath(accountSid)}/Recordings/${recording.sid}`;
  return {
    sid: recording.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    call_sid: recording.callSid,
    conference_sid: null,
    channels: 1,
    duration: recording.readyAt === null ? null : String(recording.seconds),
    source: 'RecordVerb',
    status: recording.readyAt === null ? 'processing' : 'completed',
    error_code: null,
    encryption_details: null,
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.readyAt ?? recording.createdAt),
    start_time: rfc2822(recording.startedAt),
    price: null,
    price_unit: 'USD',
    media_url: `${url}${path}`,
    uri: `${path}.json`,
    subresource_uris: { transcriptions: `${path}/Transcriptions.json` },
  };
}

export const queueJson = (queue: Queue, accountSid: string): object => ({
  sid: queue.sid,
  account_sid: accountSid,
  friendly_name: queue.name,
  current_size: queue.members.length,
  max_size: queue.maxSize,
  average_wait_time: queue.averageWait,
  date_created: rfc2822(queue.createdAt),
  date_updated: rfc2822(queue.updatedAt),
  uri: `${accountPath(accountSid)}/Queues/${queue.sid}.json`,
});

export const memberJson = (queue: Queue, member: Member, accountSid: string, now: number): object => ({
  call_sid: member.call.sid,
  queue_sid: queue.sid,
  date_enqueued: rfc2822(member.enqueuedAt),
  position: queue.positionOf(member.call),
  wait_time: Math.round((now - member.enqueuedAt) / 1_000),
  uri: `${accountPath(accountSid)}/Queues/${queue.sid}/Members/${member.call.sid}.json`,
});

export function conferenceJson(conference: Conference, accountSid: string): object {
  const base = `${accountPath(accountSid)}/Conferences/${conference.sid}`;
  return {
    sid: conference.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    friendly_name: conference.name,
    region: 'us1',
    status: conference.status,
    reason_conference_ended: conference.endReason,
    call_sid_ending_conference: conference.endedBy,
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    uri: `${base}.json`,
    subresource_uris: { participants: `${base}/Participants.json`, recordings: `${base}/Recordings.json` },
  };
}

export const participantJson = (conference: Conference, participant: Participant, accountSid: string): object => ({
  account_sid: accountSid,
  call_sid: participant.call.sid,
  conference_sid: conference.sid,
  label: participant.label ?? null,
  call_sid_to_coach: null,
  coaching: false,
  muted: participant.muted,
  hold: participant.hold !== undefined,
  start_conference_on_enter: participant.startsOnEnter,
  end_conference_on_exit: participant.endsOnExit,
  status: 'connected',
  queue_time: null,
  date_created: rfc2822(participant.joinedAt),
  date_updated: rfc2822(participant.joinedAt),
  uri: `${accountPath(accountSid)}/Conferences/${conference.sid}/Participants/${participant.call.sid}.json`,
});

export const numberJson = (line: OwnedNumber, accountSid: string): object => ({
  sid: line.sid,
  account_sid: accountSid,
  api_version: API_VERSION,
  phone_number: line.number,
  friendly_name: line.name ?? line.number,
  capabilities: { voice: line.voiceUrl !== undefined, sms: line.smsUrl !== undefined, mms: false, fax: false },
  voice_url: line.voiceUrl ?? null,
  voice_method: 'POST',
  voice_fallback_url: line.fallbackUrl ?? null,
  voice_fallback_method: 'POST',
  status_callback: line.statusUrl ?? null,
  status_callback_method: 'POST',
  sms_url: line.smsUrl ?? null,
  sms_method: 'POST',
  beta: false,
  origin: 'twilio',
  status: 'in-use',
  date_created: rfc2822(line.createdAt),
  date_updated: rfc2822(line.createdAt),
  uri: `${accountPath(accountSid)}/IncomingPhoneNumbers/${line.sid}.json`,
});

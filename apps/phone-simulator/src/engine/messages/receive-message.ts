import type { OwnedNumber } from '../line-numbers.js';
import type { World } from '../world.js';
import { isWhatsApp, numberIn, type Message } from './message.js';
import { segmentsOf } from './segments.js';
import { answerMessage } from '../../twiml/message-reply.js';

const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT']);
const START = new Set(['START', 'YES', 'UNSTOP']);

/**
 * Somebody writes to one of the account's numbers. The provider itself heeds STOP and START, and then asks the program what it
 * answers. @param from `+358…` or `whatsapp:+358…`
 */
export function receiveMessage(world: World, from: string, line: OwnedNumber, body: string): Message {
  const to = isWhatsApp(from) ? `whatsapp:${line.number}` : line.number;
  const message = world.messages.add({ direction: 'inbound', from, to, body, media: [], status: 'received', statusCallback: undefined });
  world.trace.add('message', { messageSid: message.sid, status: 'received', from, to, direction: 'inbound' });
  world.messages.noteFrom(from);
  const word = body.trim().toUpperCase();
  if (STOP.has(word)) world.messages.setStopped(to, from, true);
  if (START.has(word)) world.messages.setStopped(to, from, false);
  if (line.smsUrl) void answerMessage(world, line.smsUrl, message, fieldsOf(world, message));
  return message;
}

function fieldsOf({ accountSid }: World, { sid, from, to, body }: Message): Record<string, string> {
  return {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: accountSid,
    From: from,
    To: to,
    Body: body,
    NumMedia: '0',
    NumSegments: String(segmentsOf(body)),
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
    ...(isWhatsApp(from) && { ProfileName: 'Testi', WaId: numberIn(from).replace(/\D/g, ''), ChannelPrefix: 'whatsapp' }),
    ...(from.startsWith('+358') && { FromCountry: 'FI' }),
    ...(to.startsWith('+358') && { ToCountry: 'FI' }),
  };
}

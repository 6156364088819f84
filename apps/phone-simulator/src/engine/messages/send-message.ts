import type { World } from '../world.js';
import { isWhatsApp, numberIn, type Message, type MessageStatus } from './message.js';

const STEP_SECONDS = 0.5;
const READ_SECONDS = 3;

export type MessageToSend = Pick<Message, 'from' | 'to' | 'body' | 'media' | 'statusCallback'>;

/** Sends a message: it is queued at once, and what becomes of it follows. */
export function sendMessage(world: World, message: MessageToSend, direction: 'outbound-api' | 'outbound-reply'): Message {
  const sent = world.messages.add({ ...message, direction, status: 'queued' });
  world.trace.add('message', { messageSid: sent.sid, status: 'queued', from: sent.from, to: sent.to, direction });
  world.clock.after(STEP_SECONDS, () => deliver(world, sent));
  return sent;
}

function deliver(world: World, message: Message): void {
  if (!world.messages.mayWriteFreely(message.to)) return become(world, message, 'failed', 63016);
  become(world, message, 'sent');
  world.clock.after(STEP_SECONDS, () => {
    const handset = world.phones.of(numberIn(message.to));
    const { texts } = handset.behaviour;
    if (texts === 'landline') return become(world, message, 'undelivered', 30006);
    if (texts === 'off') return become(world, message, 'undelivered', 30003);
    handset.texts.push({ from: message.from, body: message.body, media: message.media, at: world.clock.now() });
    become(world, message, 'delivered');
    if (isWhatsApp(message.to)) world.clock.after(READ_SECONDS, () => become(world, message, 'read'));
  });
}

function become(world: World, message: Message, status: MessageStatus, errorCode?: number): void {
  message.status = status;
  message.errorCode = errorCode;
  message.updatedAt = world.clock.now();
  if (status === 'sent') message.sentAt = message.updatedAt;
  const { sid, from, to, direction, statusCallback } = message;
  world.trace.add('message', { messageSid: sid, status, from, to, direction, ...(errorCode && { errorCode }) });
  if (errorCode !== undefined) world.trace.warn(errorCode, `message ${status}`, { messageSid: sid });
  if (!statusCallback) return;
  world.webhooks.tell('message-status', statusCallback, 'POST', {
    MessageSid: sid,
    SmsSid: sid,
    MessageStatus: status,
    SmsStatus: status,
    AccountSid: world.accountSid,
    From: from,
    To: to,
    ApiVersion: '2010-04-01',
    ...(isWhatsApp(to) && { ChannelPrefix: 'whatsapp', ChannelInstallSid: `XE${'0'.repeat(32)}`, EventType: status.toUpperCase() }),
    ...(errorCode !== undefined && { ErrorCode: String(errorCode) }),
  });
}

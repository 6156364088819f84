/** The port, and what its requests end in. */
export { TelephonyModule } from './telephony.module.js';
export * from './telephony.js';
export { REFUSALS, type Outcome, type Refusal, type Refused } from './outcome.js';
export {
  CALL_STATES,
  isCallOver,
  MESSAGE_CHANNELS,
  MESSAGE_STATES,
  type CallState,
  type MessageChannel,
  type MessageState,
} from './call-state.js';
export { isE164, outOfReach, takesTexts } from './phone-number.js';

/** What happens on a call. */
export type * from './script/call-script.js';
export type { MessageReply } from './script/message-reply.js';

/** What the provider tells. */
export * from './phone-events.js';
export { newerMessageState, newerProgress } from './newer-progress.js';

/** Twilio's webhooks: whether it sent them, what they say, what is answered. */
export { WebhookCheck } from './webhook-check.js';
export { parseForm, type Form } from './twilio/form.js';
export type { SignedRequest } from './twilio/twilio-signature.js';
export * from './twilio/twilio-call-events.js';
export { readMessageArrived, readMessageProgress } from './twilio/twilio-message-events.js';
export { renderCallScript, renderMessageReply, TWIML_TYPE } from './twilio/twiml.js';
export { TwilioTelephony, type TwilioAccount } from './twilio/twilio-telephony.js';

/** For tests of what uses a line. */
export { FakeTelephony, type Asked } from './fake/fake-telephony.js';
export { FakePhones, type FakeTold } from './fake/fake-phones.js';
export type { CallPurpose, Delivery, DeliveryKind, DeliveryState, NewCall, NewText, TextPurpose } from './outbox/delivery.js';
export { PhoneOutbox, type Reported } from './outbox/phone-outbox.service.js';
export { PhoneOutboxModule, PhoneWorkerModule } from './outbox/phone-outbox.module.js';
export { PhoneSender } from './outbox/phone-sender.service.js';
export { piecesOf } from './twilio/text-pieces.js';
export { UnsentWatch } from './outbox/unsent-watch.service.js';
export { NumberKeys } from './numbers/number-keys.js';
export { OptOutStore } from './persistence/opt-out.store.js';

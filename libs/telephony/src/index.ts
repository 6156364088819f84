/** The port, and what its requests end in. */
export { TelephonyModule } from './telephony.module.js';
export { MAX_MESSAGE_LENGTH, Telephony, type KnownCall, type KnownRecording } from './telephony.js';
export type { Refusal } from './outcome.js';
export { isCallOver, type CallState, type MessageChannel } from './call-state.js';
export { outOfReach, takesTexts } from './phone-number.js';

/** What happens on a call. */
export type * from './script/call-script.js';

/** What the provider tells. */
export type * from './phone-events.js';

/** Twilio's webhooks: whether it sent them, what they say, what is answered. */
export { WebhookCheck } from './webhook-check.js';
export { parseForm, type Form } from './twilio/form.js';
export * from './twilio/twilio-call-events.js';
export { readMessageArrived, readMessageProgress } from './twilio/twilio-message-events.js';
export { renderCallScript, renderMessageReply, TWIML_TYPE } from './twilio/twiml.js';
export { TwilioTelephony } from './twilio/twilio-telephony.js';

/** What goes out. */
export type { Delivery, NewText, TextPurpose } from './outbox/delivery.js';
export { PhoneOutbox } from './outbox/phone-outbox.service.js';
export { PhoneOutboxModule, PhoneWorkerModule } from './outbox/phone-outbox.module.js';
export { PhoneSender } from './outbox/phone-sender.service.js';
export { piecesOf } from './twilio/text-pieces.js';
export { NumberKeys } from './numbers/number-keys.js';
export { OptOutStore } from './persistence/opt-out.store.js';

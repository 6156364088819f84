export {
  CALL_STATES,
  isCallOver,
  MESSAGE_CHANNELS,
  MESSAGE_STATES,
  type CallState,
  type MessageChannel,
  type MessageState,
} from './call-state.js';
export { REFUSALS, type Outcome, type Refusal, type Refused } from './outcome.js';
export type * from './script/call-script.js';
export type { MessageReply } from './script/message-reply.js';
export {
  MAX_LISTED,
  MAX_MESSAGE_LENGTH,
  Telephony,
  type CallToPlace,
  type KnownCall,
  type KnownMessage,
  type KnownRecording,
  type Listed,
  type MessageToSend,
  type Window,
} from './telephony.js';
export { renderCallScript, renderMessageReply, TWIML_TYPE } from './twilio/twiml.js';
export { parseForm, type Form } from './twilio/form.js';
export { isFromTwilio, type SignatureKey, type SignedRequest } from './twilio/twilio-signature.js';
export type * from './phone-events.js';
export { newerMessageState, newerProgress } from './newer-progress.js';
export { isE164, takesTexts } from './phone-number.js';
export * from './twilio/twilio-call-events.js';
export { readMessageArrived, readMessageProgress } from './twilio/twilio-message-events.js';

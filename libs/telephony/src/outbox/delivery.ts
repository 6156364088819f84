import type { CallState, MessageChannel, MessageState } from '../call-state.js';
import type { Refusal } from '../outcome.js';

export const DELIVERY_KINDS = ['call', 'sms', 'whatsapp'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/**
 * Where a delivery is on its way out. `unknown`: it may or may not have gone out, the provider is being asked. What became of it
 * after that is its `progress`.
 */
export type DeliveryState = 'stored' | 'sending' | 'sent' | 'unknown' | 'refused' | 'cancelled';

/** Why a call is placed: as the roles of its leg; a `notice` tells somebody of the city and joins nobody. A `callback` is asked for by hand and tried again; the others pass with their moment. */
export type CallPurpose = 'ring' | 'owner' | 'mayor_line' | 'callback' | 'assistant' | 'notice';

/** Why a text is sent. Answers to STOP and START, and the emergency number, go out to those who want no more texts too. */
export type TextPurpose =
  | 'receipt'
  | 'emergency'
  | 'message'
  | 'question'
  | 'answer'
  | 'status'
  | 'tracking_code'
  | 'join_code'
  | 'stopped'
  | 'started'
  | 'too_many'
  | 'notice'
  | 'proof_code';

interface NewDelivery {
  /** A UUID, when the caller needs to know it before; otherwise one is made. */
  readonly id?: string;
  readonly caseId?: string;
  readonly to: string;
  /** The number of the line that it goes out from. */
  readonly from: string;
  /** Not sent any more after this, epoch ms. */
  readonly giveUpAt?: number;
}

/** A call to be placed. Paths are those below `/webhooks/twilio`, query included. */
export interface NewCall extends NewDelivery {
  readonly kind: 'call';
  readonly purpose: CallPurpose;
  readonly personId?: string;
  readonly scriptPath: string;
  /** Absent: `/voice/status?delivery=<id>`. */
  readonly statusPath?: string;
  readonly ringSeconds: number;
}

/** A text to be sent; its reports come to `/sms/status?delivery=<id>`. */
export interface NewText extends NewDelivery {
  readonly kind: MessageChannel;
  readonly purpose: TextPurpose;
  readonly text: string;
  /** The message of the case that it carries: it goes out once for each purpose and part. */
  readonly messageId?: string;
  /** Counts from 1 when a message is too long for one text. */
  readonly part?: number;
}

/** A delivery as it stands; times are epoch ms. Numbers and words are null once they were erased. */
export interface Delivery {
  readonly id: string;
  /** Grows in the order in which deliveries were stored. */
  readonly ordinal: number;
  readonly kind: DeliveryKind;
  readonly purpose: CallPurpose | TextPurpose;
  readonly caseId: string | null;
  readonly messageId: string | null;
  readonly part: number;
  readonly personId: string | null;
  readonly to: string | null;
  readonly from: string;
  readonly text: string | null;
  readonly scriptPath: string | null;
  readonly statusPath: string;
  readonly ringSeconds: number | null;
  readonly state: DeliveryState;
  readonly progress: CallState | MessageState | null;
  readonly progressSequence: number | null;
  readonly progressAt: number | null;
  /** How long a call lasted. */
  readonly seconds: number | null;
  readonly providerId: string | null;
  /** The provider's id was found by listing, nobody has said yet that it belongs here. */
  readonly guessed: boolean;
  readonly refusal: Refusal | null;
  readonly code: string | null;
  readonly attempts: number;
  readonly sentTwice: number;
  readonly createdAt: number;
  readonly giveUpAt: number | null;
  readonly sendingAt: number | null;
  readonly sentAt: number | null;
  /** A call is over, a text will not arrive, or it was never sent. */
  readonly endedAt: number | null;
  readonly endAskedAt: number | null;
}

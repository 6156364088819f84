import { LIMITS } from '#domain';
import { z } from 'zod';
import { presenceBody, type OwnPresence } from './offers.js';
import { id, words } from './text.js';
import { contactKind, language } from './vocabulary.js';

/** Socket messages of the namespace `/live`, one typed map (api.md "Sockets"). A socket tells that something changed; REST tells what. */
export const LIVE_NAMESPACE = '/live';

const clientId = z.string().min(16).max(LIMITS.clientId);

export const contactOpen = z.strictObject({
  clientId,
  text: words(LIMITS.message),
  language: language.optional(),
  kind: contactKind.optional(),
});
export const messageSend = z.strictObject({ caseId: id.optional(), clientId, text: words(LIMITS.message) });
export const typing = z.strictObject({ caseId: id.optional() });
export const presenceSet = presenceBody;
export const seen = z.strictObject({ caseId: id.optional(), seq: z.int().min(0).max(2_000_000_000) });

/** Every client message is acknowledged: with what was stored, or with a problem document. */
export type Ack<T> = { ok: true; data: T } | { ok: false; problem: { status: number; code: string; title: string } };

/**
 * Why a live offer is gone: somebody took the case (perhaps oneself), it moved on to a circle without oneself, the resident left,
 * the case ended; or it is gone from oneself alone: by declining, or because one is not available any more.
 */
export type LiveOfferGone = 'taken' | 'moved_on' | 'left' | 'ended' | 'declined' | 'withdrawn';

export interface ServerToClient {
  'case.changed': (message: { id: string; seq: number; gone?: boolean }) => void;
  'message.added': (message: { caseId: string; seq: number }) => void;
  /** `live`: a contact whose resident waits now (`GET /me/offers`); of one case the newer offer replaces the older. */
  'offer.made': (message: { caseId: string; offerId?: string; seq: number; live?: true }) => void;
  'offer.gone': (message: { caseId: string; offerId?: string; seq: number; live?: true; how?: LiveOfferGone }) => void;
  /** How the person who is signed in stands now, as another page of theirs, or the server, changed it. */
  'presence.mine': (message: OwnPresence) => void;
  presence: (message: {
    caseId: string;
    who: { role: 'resident' | 'owner' | 'official'; name?: string; username?: string };
    doing: 'typing' | 'seen' | 'reading' | 'gone';
    seq?: number;
  }) => void;
  /** There is a new notice for the person who is signed in. */
  'notice.new': (message: Record<string, never>) => void;
  'session.ended': (message: Record<string, never>) => void;
}

export interface ClientToServer {
  'contact.open': (message: z.input<typeof contactOpen>, ack: (answer: Ack<unknown>) => void) => void;
  'message.send': (message: z.input<typeof messageSend>, ack: (answer: Ack<{ caseId?: string; seq: number }>) => void) => void;
  typing: (message: z.input<typeof typing>, ack?: (answer: Ack<null>) => void) => void;
  seen: (message: z.input<typeof seen>, ack?: (answer: Ack<null>) => void) => void;
  'presence.set': (message: z.input<typeof presenceSet>, ack?: (answer: Ack<OwnPresence>) => void) => void;
}

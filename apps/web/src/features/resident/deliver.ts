import type { OpenedContact } from '#contracts';
import { call, ProblemError, UnreachableError } from '../../api/call.js';
import { ask, type LiveSocket } from '../../live/live-socket.js';
import { outbox, type Outgoing } from './outbox.js';
import { holdKey, startSession } from './resident-key.js';
import { rememberOwnCase } from './own-cases.js';

/** Opens the contact, by socket when one stands, else by POST; then exchanges the key. Repeating it is safe. */
export async function deliverOpening(entry: Outgoing, socket: LiveSocket | undefined): Promise<OpenedContact> {
  const opened = await open(entry, socket);
  holdKey(opened.case.trackingCode, opened.residentKey);
  await startSession(opened.residentKey);
  rememberOwnCase(opened.case.trackingCode);
  return opened;
}

/** The server knows a first word by its client id, whichever way it comes: what the socket left unanswered goes by POST. */
async function open({ clientId, text, language, attempts = 0 }: Outgoing, socket: LiveSocket | undefined): Promise<OpenedContact> {
  outbox.change(clientId, { attempts: attempts + 1 });
  if (attempts > 0 || !socket?.connected) {
    return call('/contacts', { body: { channel: 'chat', text, language }, idempotencyKey: clientId });
  }
  const answer = await ask<'contact.open', OpenedContact>(socket, 'contact.open', { clientId, text, language });
  if (!answer) throw new UnreachableError('no acknowledgement');
  if (!answer.ok) throw new ProblemError({ type: 'about:blank', ...answer.problem });
  return answer.data;
}

/** One more message into the resident's own case. */
export const deliverMessage = ({ clientId, text }: Outgoing): Promise<unknown> =>
  call('/my/case/messages', { body: { text, clientId }, idempotencyKey: clientId });

/** Whether trying again by itself makes sense: silence, too much at once, or a server that is on its way up. */
export const worthRetrying = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.problem.status === 429 || error.problem.status >= 500;

import { isCallOver, type MessageChannel, type MessageState } from '../call-state.js';
import { DONE, GONE, type Outcome, type Refusal, type Refused } from '../outcome.js';
import { isE164 } from '../phone-number.js';
import {
  isWithin,
  MAX_MESSAGE_LENGTH,
  Telephony,
  type CallToPlace,
  type KnownCall,
  type KnownMessage,
  type KnownRecording,
  type Listed,
  type MessageToSend,
  type Window,
} from '../telephony.js';
import { FakePhones, type FakeCall } from './fake-phones.js';

type Request = keyof Telephony;
/** What was asked of the line: the method and its arguments. */
export type Asked = { readonly [R in Request]: { readonly request: R; readonly with: Parameters<Telephony[R]> } }[Request];

type Trouble = { kind: 'refuse'; refused: Refused } | { kind: 'lose' } | { kind: 'wait'; until: Promise<void> };

/**
 * A phone line in memory, for tests of what uses one. It passes the same contract as the real one. `phones` plays the people,
 * `asked` is what was asked, and each request can be made to go wrong once: refused, done without an answer, or late.
 */
export class FakeTelephony extends Telephony {
  readonly phones: FakePhones;
  readonly asked: Asked[] = [];
  private readonly troubles = new Map<Request, Trouble[]>();
  private readonly numbers = new Map<string, Refusal>();

  constructor({ now = Date.now }: { now?: () => number } = {}) {
    super();
    this.phones = new FakePhones(now);
  }

  /** The next such request is refused, and nothing is done. */
  refuseNext(request: Request, refusal: Refusal, retryAfterMs?: number): void {
    this.trouble(request, { kind: 'refuse', refused: { ok: false, refusal, ...(retryAfterMs !== undefined && { retryAfterMs }) } });
  }

  /** The next such request is done, but its answer is lost. */
  loseNextAnswer(request: Request): void {
    this.trouble(request, { kind: 'lose' });
  }

  /** The next such request is done only once the returned function was called. */
  holdNext(request: Request): () => void {
    let release: () => void = () => undefined;
    this.trouble(request, { kind: 'wait', until: new Promise((resolve) => (release = resolve)) });
    return () => release();
  }

  /** A number that cannot be called or written to. */
  refuseNumber(number: string, refusal: Refusal): void {
    this.numbers.set(number, refusal);
  }

  placeCall(call: CallToPlace): Promise<Outcome<{ callId: string }>> {
    return this.does({ request: 'placeCall', with: [call] }, () =>
      this.reaching(call, () => ({ ok: true, callId: this.phones.ring(call).id })),
    );
  }

  endCall(callId: string): Promise<Outcome> {
    return this.does({ request: 'endCall', with: [callId] }, () => {
      if (!this.phones.calls.has(callId)) return GONE;
      this.phones.hangUp(callId);
      return DONE;
    });
  }

  redirectCall(callId: string, url: string): Promise<Outcome> {
    return this.does({ request: 'redirectCall', with: [callId, url] }, () => {
      const call = this.phones.calls.get(callId);
      if (!call || isCallOver(call.state)) return GONE;
      this.phones.goTo(callId, url);
      return DONE;
    });
  }

  sendMessage(message: MessageToSend): Promise<Outcome<{ messageId: string; state: MessageState }>> {
    return this.does({ request: 'sendMessage', with: [message] }, () => {
      if (message.text.length > MAX_MESSAGE_LENGTH) return { ok: false, refusal: 'too-big' };
      return this.reaching(message, () => {
        const { id: messageId, state } = this.phones.send(message);
        return { ok: true, messageId, state };
      });
    });
  }

  findCall(callId: string): Promise<Outcome<{ call: KnownCall }>> {
    return this.does({ request: 'findCall', with: [callId] }, () => {
      const call = this.phones.calls.get(callId);
      return call ? { ok: true, call: knownOf(call) } : GONE;
    });
  }

  listCalls(window: Window): Promise<Listed<KnownCall>> {
    return this.does({ request: 'listCalls', with: [window] }, () => newestFirst([...this.phones.calls.values()].map(knownOf), window));
  }

  listMessages(window: Window & { readonly channel: MessageChannel }): Promise<Listed<KnownMessage>> {
    return this.does({ request: 'listMessages', with: [window] }, () => {
      const ofChannel = [...this.phones.messages.values()].filter((message) => message.channel === window.channel);
      return newestFirst(ofChannel, window);
    });
  }

  listRecordings(window: { readonly since: number }): Promise<Listed<KnownRecording>> {
    return this.does({ request: 'listRecordings', with: [window] }, () => {
      const known = [...this.phones.recordings.values()].map(({ bytes: _, ...recording }) => recording);
      return newestFirst(known, window);
    });
  }

  fetchRecording(recordingId: string, maxBytes: number): Promise<Outcome<{ bytes: Buffer; contentType: string }>> {
    return this.does({ request: 'fetchRecording', with: [recordingId, maxBytes] }, () => {
      const recording = this.phones.recordings.get(recordingId);
      if (!recording) return GONE;
      if (recording.bytes.length > maxBytes) return { ok: false, refusal: 'too-big' };
      return { ok: true, bytes: recording.bytes, contentType: 'audio/x-wav' };
    });
  }

  deleteRecording(recordingId: string): Promise<Outcome> {
    return this.does({ request: 'deleteRecording', with: [recordingId] }, () => {
      this.phones.recordings.delete(recordingId);
      return DONE;
    });
  }

  hold(...[conference, callId, on, waitUrl]: Parameters<Telephony['hold']>): Promise<Outcome> {
    return this.does({ request: 'hold', with: [conference, callId, on, waitUrl] }, () => {
      const participant = this.phones.conferences.get(conference)?.get(callId);
      if (!participant) return GONE;
      participant.held = on;
      return DONE;
    });
  }

  announce(...[conference, callId, url]: Parameters<Telephony['announce']>): Promise<Outcome> {
    return this.does({ request: 'announce', with: [conference, callId, url] }, () =>
      this.phones.conferences.get(conference)?.has(callId) ? DONE : GONE,
    );
  }

  removeFromConference(conference: string, callId: string): Promise<Outcome> {
    return this.does({ request: 'removeFromConference', with: [conference, callId] }, () => {
      this.phones.conferences.get(conference)?.delete(callId);
      return DONE;
    });
  }

  private async does<Done>(asked: Asked, what: () => Outcome<Done>): Promise<Outcome<Done>> {
    this.asked.push(asked);
    const trouble = this.troubles.get(asked.request)?.shift();
    if (trouble?.kind === 'refuse') return trouble.refused;
    if (trouble?.kind === 'wait') await trouble.until;
    const outcome = what();
    return trouble?.kind === 'lose' ? { ok: false, refusal: 'unknown-outcome', code: 'timeout' } : outcome;
  }

  private reaching<Done>({ to, from }: { to: string; from: string }, what: () => Outcome<Done>): Outcome<Done> {
    const refusal = isE164(to) && isE164(from) ? this.numbers.get(to) : 'invalid-number';
    return refusal === undefined ? what() : { ok: false, refusal };
  }

  private trouble(request: Request, trouble: Trouble): void {
    this.troubles.set(request, [...(this.troubles.get(request) ?? []), trouble]);
  }
}

const knownOf = ({ statusUrl: _, scriptUrl: _at, sequence: _seq, ...known }: FakeCall): KnownCall => known;

function newestFirst<Item extends { createdAt: number | null; from?: string | null; to?: string | null }>(
  all: Iterable<Item>,
  { from, to, ...times }: Window,
): { ok: true; items: Item[]; complete: boolean } {
  const items = [...all].filter(
    ({ createdAt, ...item }) =>
      (from === undefined || item.from === from) && (to === undefined || item.to === to) && isWithin(times, createdAt),
  );
  return { ok: true, items: items.reverse(), complete: true };
}

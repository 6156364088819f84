import { isCallOver, type CallState, type MessageState } from '../call-state.js';
import type { CallProgress } from '../phone-events.js';
import type { KnownCall, KnownMessage, KnownRecording, MessageToSend } from '../telephony.js';

export interface FakeCall extends KnownCall {
  readonly statusUrl: string | null;
  /** The script that the call is at. */
  readonly scriptUrl: string | null;
  readonly sequence: number;
}
export interface FakeRecording extends KnownRecording {
  readonly bytes: Buffer;
}
/** What the line tells of itself, and where it was told to. */
export type FakeTold = { readonly url: string } & (
  { readonly progress: CallProgress } | { readonly messageId: string; readonly state: MessageState }
);

/** The world behind the fake line: phones that ring, are picked up and hung up; messages, recordings and conferences. */
export class FakePhones {
  readonly calls = new Map<string, FakeCall>();
  readonly messages = new Map<string, KnownMessage>();
  readonly recordings = new Map<string, FakeRecording>();
  /** By conference: who is in it, and whether on hold. */
  readonly conferences = new Map<string, Map<string, { held: boolean }>>();
  /** Everything that was told so far, in order. */
  readonly told: FakeTold[] = [];
  private readonly statusUrls = new Map<string, string>();
  private made = 0;

  /** @param now the provider's clock, in milliseconds since 1970 */
  constructor(private readonly now: () => number) {}

  /** The called phone begins to ring. */
  ring(call: { from: string; to: string; scriptUrl: string; statusUrl: string }): FakeCall {
    const placed = this.newCall({ ...call, direction: 'outgoing' });
    this.tell(placed, 'starting');
    return this.moveTo(placed.id, 'ringing');
  }

  /** Somebody calls the line, and is let in. A null number is a hidden one. */
  callIn(from: string | null, to: string): string {
    return this.newCall({ from, to, direction: 'incoming', statusUrl: null, scriptUrl: null, state: 'answered' }).id;
  }

  answer(callId: string): void {
    this.moveTo(callId, 'answered');
  }

  decline(callId: string): void {
    this.moveTo(callId, 'busy');
  }

  ringOut(callId: string): void {
    this.moveTo(callId, 'no-answer');
  }

  /** Whoever is on the phone hangs up, or does not want to ring any longer. */
  hangUp(callId: string): void {
    const { state } = this.callOf(callId);
    this.moveTo(callId, state === 'answered' ? 'completed' : 'cancelled');
  }

  goTo(callId: string, scriptUrl: string): void {
    this.calls.set(callId, { ...this.callOf(callId), scriptUrl });
  }

  /** Somebody writes to the line. */
  writeIn(from: string | null, to: string, text: string, channel: KnownMessage['channel'] = 'sms'): string {
    return this.newMessage({ channel, from, to, text, direction: 'incoming', state: 'received' }).id;
  }

  send({ channel, to, from, text, statusUrl }: MessageToSend): KnownMessage {
    const message = this.newMessage({ channel, from, to, text, direction: 'outgoing', state: 'queued' });
    this.statusUrls.set(message.id, statusUrl);
    return message;
  }

  /** What becomes of a message that was sent. */
  messageBecomes(messageId: string, state: MessageState): void {
    const message = this.messages.get(messageId);
    if (!message) throw new Error(`there is no message ${messageId}`);
    this.messages.set(messageId, { ...message, state });
    const url = this.statusUrls.get(messageId);
    if (url !== undefined) this.told.push({ url, messageId, state });
  }

  record(callId: string, bytes: Buffer, durationSeconds: number): string {
    const id = this.newId('RE');
    this.recordings.set(id, { id, callId, createdAt: this.now(), durationSeconds, ready: true, bytes });
    return id;
  }

  join(conference: string, callId: string): void {
    const inside = this.conferences.get(conference) ?? new Map<string, { held: boolean }>();
    inside.set(callId, { held: false });
    this.conferences.set(conference, inside);
  }

  private newCall(call: Partial<FakeCall> & Pick<FakeCall, 'from' | 'to' | 'direction' | 'statusUrl' | 'scriptUrl'>): FakeCall {
    const made: FakeCall = {
      id: this.newId('CA'),
      state: 'starting',
      createdAt: this.now(),
      endedAt: null,
      durationSeconds: null,
      sequence: 0,
      ...call,
    };
    this.calls.set(made.id, made);
    return made;
  }

  private newMessage(message: Omit<KnownMessage, 'id' | 'createdAt'>): KnownMessage {
    const made = { ...message, id: this.newId('SM'), createdAt: this.now() };
    this.messages.set(made.id, made);
    return made;
  }

  private moveTo(callId: string, state: CallState): FakeCall {
    const call = this.callOf(callId);
    if (isCallOver(call.state)) return call;
    const over = isCallOver(state);
    const lasted = state === 'completed' && call.createdAt !== null ? Math.round((this.now() - call.createdAt) / 1_000) : null;
    const moved = { ...call, state, endedAt: over ? this.now() : null, durationSeconds: lasted };
    this.calls.set(callId, moved);
    if (over) for (const inside of this.conferences.values()) inside.delete(callId);
    this.tell(moved, state);
    return this.callOf(callId);
  }

  private tell(call: FakeCall, state: CallState): void {
    if (call.statusUrl === null) return;
    const { id: callId, sequence, durationSeconds } = call;
    this.told.push({ url: call.statusUrl, progress: { callId, state, sequence, at: this.now(), durationSeconds } });
    this.calls.set(callId, { ...this.callOf(callId), sequence: sequence + 1 });
  }

  private callOf(callId: string): FakeCall {
    const call = this.calls.get(callId);
    if (!call) throw new Error(`there is no call ${callId}`);
    return call;
  }

  private newId(kind: string): string {
    this.made += 1;
    return kind + this.made.toString(16).padStart(32, '0');
  }
}

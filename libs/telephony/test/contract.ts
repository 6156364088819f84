import { isCallOver, type CallState } from '../src/call-state.js';
import { newerProgress } from '../src/newer-progress.js';
import type { CallProgress } from '../src/phone-events.js';
import { MAX_MESSAGE_LENGTH, type Telephony } from '../src/telephony.js';

/** One line to be tried, and hands on the phones at its other ends. Every promise resolves when it has happened. */
export interface TelephonyDriver {
  readonly telephony: Telephony;
  /** Our own number. */
  readonly line: string;
  /** Numbers that ring when they are called, and take messages; at least two. */
  readonly people: readonly [string, string, ...string[]];
  /** Of E.164's form, but nobody has it. */
  readonly nobody: string;
  /** Wants no more messages from us. */
  readonly stopped: string;
  readonly scriptUrl: string;
  readonly statusUrl: string;
  /** An id of the right form that belongs to no call, and one that belongs to no recording. */
  readonly unknown: { readonly callId: string; readonly recordingId: string };
  /** The provider's clock. */
  now(): number;
  /** Lets time pass on the provider's clock. */
  pass(ms: number): Promise<void>;
  /** What the called person does; resolves once the provider knows. */
  answer(callId: string): Promise<void>;
  decline(callId: string): Promise<void>;
  ringOut(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  /** Somebody calls the line and is let in; null hides their number. */
  callIn(from: string | null): Promise<string>;
  writeIn(from: string, text: string): Promise<string>;
  /** Somebody calls, and leaves a message. */
  leaveRecording(): Promise<{ callId: string; recordingId: string; bytes: Buffer }>;
  /** Two running calls that hear each other in a conference of that name. */
  confer(name: string): Promise<readonly [string, string]>;
  inConference(name: string, callId: string): Promise<'heard' | 'held' | 'out'>;
  /** The next call or message is placed, but we get no answer. */
  loseNextAnswer(request: 'placeCall' | 'sendMessage'): void;
  /** Everything that the status URL was told of a call so far, as it came. */
  progressOf(callId: string): readonly CallProgress[];
  /** Waits until it is so. */
  until(condition: () => boolean | Promise<boolean>): Promise<void>;
  stop(): Promise<void>;
}

/**
 * What everybody who uses a {@link Telephony} relies on, whoever provides it. The fake passes it, and so does the Twilio adapter
 * against the phone simulator.
 */
export function describeTelephony(name: string, start: () => Promise<TelephonyDriver>): void {
  describe(`telephony: ${name}`, () => {
    let driver: TelephonyDriver;
    let telephony: Telephony;
    let began: number;
    beforeEach(async () => {
      driver = await start();
      ({ telephony } = driver);
      began = driver.now();
    });
    afterEach(() => driver.stop());

    const place = (to = driver.people[0]) =>
      telephony.placeCall({ to, from: driver.line, scriptUrl: driver.scriptUrl, statusUrl: driver.statusUrl, ringSeconds: 25 });
    const write = (text: string, to = driver.people[0]) =>
      telephony.sendMessage({ channel: 'sms', to, from: driver.line, text, statusUrl: driver.statusUrl });

    async function ringing(to?: string): Promise<string> {
      const placed = await place(to);
      if (!placed.ok) throw new Error(`not placed: ${placed.refusal}`);
      await driver.until(async () => (await stateOf(placed.callId)) === 'ringing');
      return placed.callId;
    }
    async function stateOf(callId: string): Promise<CallState> {
      const found = await telephony.findCall(callId);
      if (!found.ok) throw new Error(`not found: ${found.refusal}`);
      return found.call.state;
    }
    /** The state that the reports lead to, in whatever order they came. */
    const toldState = (callId: string): CallState | undefined =>
      driver.progressOf(callId).reduce<CallProgress | null>(newerProgress, null)?.state;
    async function callsTo(to: string) {
      const listed = await telephony.listCalls({ to, since: began });
      return listed.ok ? listed.items : [];
    }

    describe('a call that we place', () => {
      it('rings, and is found and listed', async () => {
        const callId = await ringing();
        const expected = { id: callId, direction: 'outgoing', from: driver.line, to: driver.people[0], state: 'ringing', endedAt: null };
        expect(await telephony.findCall(callId)).toMatchObject({ ok: true, call: expected });
        expect(await telephony.listCalls({ from: driver.line, since: began })).toMatchObject({
          ok: true,
          items: [expected],
          complete: true,
        });
        expect(await callsTo(driver.people[1])).toEqual([]);
      });

      it('is answered, and ends once', async () => {
        const callId = await ringing();
        await driver.answer(callId);
        expect(await stateOf(callId)).toBe('answered');
        expect(await telephony.endCall(callId)).toEqual({ ok: true });
        await driver.until(async () => (await stateOf(callId)) === 'completed');
        expect(await telephony.endCall(callId)).toEqual({ ok: true });
        expect(await stateOf(callId)).toBe('completed');
        await driver.until(() => toldState(callId) === 'completed');
      });

      it('is not taken', async () => {
        const callId = await ringing();
        await driver.decline(callId);
        await driver.until(async () => (await stateOf(callId)) === 'busy' && toldState(callId) === 'busy');
      });

      it('is not heard', async () => {
        const callId = await ringing();
        await driver.ringOut(callId);
        await driver.until(async () => (await stateOf(callId)) === 'no-answer' && toldState(callId) === 'no-answer');
      });

      it('is stopped while it rings', async () => {
        const callId = await ringing();
        expect(await telephony.endCall(callId)).toEqual({ ok: true });
        await driver.until(async () => isCallOver(await stateOf(callId)) && isCallOver(toldState(callId) ?? 'starting'));
        expect(driver.progressOf(callId).map((progress) => progress.state)).not.toContain('answered');
      });

      it('is told of step by step, each with a sequence of its own', async () => {
        const callId = await ringing();
        await driver.answer(callId);
        await driver.hangUp(callId);
        await driver.until(() => driver.progressOf(callId).length === 4);
        const inOrder = [...driver.progressOf(callId)].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
        expect(inOrder.map(({ state, sequence }) => [sequence, state])).toEqual([
          [0, 'starting'],
          [1, 'ringing'],
          [2, 'answered'],
          [3, 'completed'],
        ]);
      });

      it('goes elsewhere while it runs, and nowhere when it is over', async () => {
        const callId = await ringing();
        await driver.answer(callId);
        expect(await telephony.redirectCall(callId, driver.scriptUrl)).toEqual({ ok: true });
        await driver.hangUp(callId);
        await driver.until(async () => isCallOver(await stateOf(callId)));
        expect(await telephony.redirectCall(callId, driver.scriptUrl)).toMatchObject({ ok: false, refusal: 'gone' });
      });

      it('to nobody is refused, and leaves no call', async () => {
        expect(await place(driver.nobody)).toMatchObject({ ok: false, refusal: 'invalid-number' });
        expect(await place('112')).toMatchObject({ ok: false, refusal: 'invalid-number' });
        expect(await callsTo(driver.nobody)).toEqual([]);
      });

      it('whose answer was lost is found by listing, once', async () => {
        driver.loseNextAnswer('placeCall');
        expect(await place()).toMatchObject({ ok: false, refusal: 'unknown-outcome' });
        expect(await callsTo(driver.people[0])).toHaveLength(1);
      });

      it('is one of many at once', async () => {
        const placed = await Promise.all(Array.from({ length: 10 }, (_, index) => place(driver.people[index % 2])));
        const ids = placed.map((outcome) => (outcome.ok ? outcome.callId : outcome.refusal));
        expect(new Set(ids).size).toBe(10);
        const listed = [...(await callsTo(driver.people[0])), ...(await callsTo(driver.people[1]))];
        expect(listed.map((call) => call.id).sort()).toEqual([...ids].sort());
      });
    });

    it('no such call', async () => {
      const { callId } = driver.unknown;
      expect(await telephony.findCall(callId)).toMatchObject({ ok: false, refusal: 'gone' });
      expect(await telephony.endCall(callId)).toMatchObject({ ok: false, refusal: 'gone' });
      expect(await telephony.redirectCall(callId, driver.scriptUrl)).toMatchObject({ ok: false, refusal: 'gone' });
    });

    describe('a call to the line', () => {
      it('is listed by who called, and when', async () => {
        const early = await driver.callIn(driver.people[0]);
        await driver.pass(60_000);
        const later = driver.now();
        const late = await driver.callIn(driver.people[1]);
        const ids = async (window: Parameters<Telephony['listCalls']>[0]) => {
          const listed = await telephony.listCalls(window);
          return listed.ok && listed.items.map((call) => call.id);
        };
        expect(await ids({ to: driver.line, since: began })).toEqual([late, early]);
        expect(await ids({ to: driver.line, since: began, until: later })).toEqual([early]);
        // A second of slack: providers keep whole seconds.
        expect(await ids({ to: driver.line, since: later - 1_000 })).toEqual([late]);
        expect(await ids({ from: driver.people[0], since: began })).toEqual([early]);
        expect(await telephony.findCall(early)).toMatchObject({ call: { direction: 'incoming', from: driver.people[0], to: driver.line } });
      });

      it('with a hidden number has none', async () => {
        const callId = await driver.callIn(null);
        expect(await telephony.findCall(callId)).toMatchObject({ ok: true, call: { direction: 'incoming', from: null } });
      });

      it('can be ended by us', async () => {
        const callId = await driver.callIn(driver.people[0]);
        expect(await telephony.endCall(callId)).toEqual({ ok: true });
        await driver.until(async () => (await stateOf(callId)) === 'completed');
      });
    });

    describe('a message', () => {
      it('is sent as it was written, and listed', async () => {
        const text = 'Hyvää päivää!\n1 + 1 = "2" & <3 👋 %2B';
        const sent = await write(text);
        expect(sent).toMatchObject({ ok: true, messageId: expect.any(String) as string });
        const expected = {
          id: sent.ok && sent.messageId,
          channel: 'sms',
          direction: 'outgoing',
          from: driver.line,
          to: driver.people[0],
          text,
        };
        expect(await telephony.listMessages({ channel: 'sms', to: driver.people[0], since: began })).toMatchObject({
          ok: true,
          items: [expected],
          complete: true,
        });
        expect(await telephony.listMessages({ channel: 'whatsapp', since: began })).toMatchObject({ ok: true, items: [] });
      });

      it('that came is listed', async () => {
        const messageId = await driver.writeIn(driver.people[1], 'Hei');
        expect(await telephony.listMessages({ channel: 'sms', to: driver.line, since: began })).toMatchObject({
          items: [{ id: messageId, direction: 'incoming', from: driver.people[1], to: driver.line, text: 'Hei', state: 'received' }],
        });
      });

      it('is refused to whom it cannot or must not reach, and when it is too long', async () => {
        expect(await write('Hei', driver.nobody)).toMatchObject({ ok: false, refusal: 'invalid-number' });
        expect(await write('Hei', driver.stopped)).toMatchObject({ ok: false, refusal: 'blocked-recipient' });
        expect(await write('x'.repeat(MAX_MESSAGE_LENGTH + 1))).toMatchObject({ ok: false, refusal: 'too-big' });
        expect(await write('x'.repeat(MAX_MESSAGE_LENGTH))).toMatchObject({ ok: true });
      });

      it('whose answer was lost is found by listing, once', async () => {
        driver.loseNextAnswer('sendMessage');
        expect(await write('Hei')).toMatchObject({ ok: false, refusal: 'unknown-outcome' });
        const listed = await telephony.listMessages({ channel: 'sms', to: driver.people[0], since: began });
        expect(listed.ok && listed.items.map((message) => message.text)).toEqual(['Hei']);
      });
    });

    it('a recording is listed, fetched and deleted', async () => {
      const { callId, recordingId, bytes } = await driver.leaveRecording();
      const listed = await telephony.listRecordings({ since: began });
      expect(listed).toMatchObject({ ok: true, items: [{ id: recordingId, callId, ready: true }] });
      const fetched = await telephony.fetchRecording(recordingId, bytes.length);
      expect(fetched.ok && fetched.bytes.equals(bytes)).toBe(true);
      expect(fetched.ok && fetched.contentType).toMatch(/^audio\//);
      expect(await telephony.fetchRecording(recordingId, bytes.length - 1)).toMatchObject({ ok: false, refusal: 'too-big' });
      expect(await telephony.deleteRecording(recordingId)).toEqual({ ok: true });
      expect(await telephony.deleteRecording(recordingId)).toEqual({ ok: true });
      expect(await telephony.fetchRecording(recordingId, bytes.length)).toMatchObject({ ok: false, refusal: 'gone' });
      expect(await telephony.listRecordings({ since: began })).toMatchObject({ ok: true, items: [] });
      expect(await telephony.fetchRecording(driver.unknown.recordingId, 1)).toMatchObject({ ok: false, refusal: 'gone' });
    });

    it('somebody in a conference is held, heard again, and taken out', async () => {
      const [one, two] = await driver.confer('c-1');
      expect(await telephony.hold('c-1', one, true)).toEqual({ ok: true });
      expect(await driver.inConference('c-1', one)).toBe('held');
      expect(await driver.inConference('c-1', two)).toBe('heard');
      expect(await telephony.hold('c-1', one, false)).toEqual({ ok: true });
      expect(await driver.inConference('c-1', one)).toBe('heard');
      expect(await telephony.announce('c-1', one, driver.scriptUrl)).toEqual({ ok: true });
      expect(await telephony.removeFromConference('c-1', two)).toEqual({ ok: true });
      await driver.until(async () => (await driver.inConference('c-1', two)) === 'out');
      expect(await telephony.removeFromConference('c-1', two)).toEqual({ ok: true });
      expect(await telephony.hold('c-1', two, true)).toMatchObject({ ok: false, refusal: 'gone' });
      expect(await telephony.announce('c-1', two, driver.scriptUrl)).toMatchObject({ ok: false, refusal: 'gone' });
      expect(await telephony.hold('c-2', one, true)).toMatchObject({ ok: false, refusal: 'gone' });
      expect(await telephony.removeFromConference('c-2', one)).toEqual({ ok: true });
    });
  });
}

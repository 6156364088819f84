import twilio from 'twilio';
import { isE164 } from '../phone-number.js';
import { DONE, GONE, type Outcome, type Refused } from '../outcome.js';
import {
  isWithin,
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
} from '../telephony.js';
import type { MessageChannel, MessageState } from '../call-state.js';
import { refusedBy } from './twilio-answer.js';
import { MESSAGE_STATE_OF } from './twilio-fields.js';
import { TwilioHttp, type TwilioHttpOptions } from './twilio-http.js';
import { allPages, dayAfter, dayOf, merged, PAGE_SIZE } from './twilio-listing.js';
import { knownCall, knownMessage, knownRecording } from './twilio-records.js';

export interface TwilioAccount extends TwilioHttpOptions {
  readonly accountSid: string;
  readonly authToken: string;
}

const PROGRESS = ['initiated', 'ringing', 'answered', 'completed'];

const isSid = (kind: 'CA' | 'RE' | 'SM' | 'MM', id: unknown): id is string =>
  typeof id === 'string' && new RegExp(`^${kind}[0-9a-fA-F]{32}$`).test(id);
const addressOf = (channel: MessageChannel, number: string): string => (channel === 'whatsapp' ? `whatsapp:${number}` : number);

/** The phone line at Twilio. */
export class TwilioTelephony extends Telephony {
  private readonly http: TwilioHttp;
  private readonly client: InstanceType<typeof twilio.Twilio>;

  constructor(private readonly account: TwilioAccount) {
    super();
    this.http = new TwilioHttp(account);
    // The SDK reads settings of its own from the environment: none of them is ours, and its debug log writes numbers.
    const own = { edge: '', region: '', logLevel: 'none' };
    this.client = twilio(account.accountSid, account.authToken, { httpClient: this.http, ...own });
  }

  async placeCall({ to, from, scriptUrl, statusUrl, ringSeconds }: CallToPlace): Promise<Outcome<{ callId: string }>> {
    if (!isE164(to) || !isE164(from)) return { ok: false, refusal: 'invalid-number' };
    return asked(false, async () => {
      const { sid } = await this.client.calls.create({
        to,
        from,
        url: scriptUrl,
        timeout: Math.min(600, Math.max(5, Math.round(ringSeconds))),
        statusCallback: statusUrl,
        statusCallbackEvent: PROGRESS,
      });
      return isSid('CA', sid) ? { ok: true, callId: sid } : UNREADABLE;
    });
  }

  async endCall(callId: string): Promise<Outcome> {
    if (!isSid('CA', callId)) return GONE;
    const outcome = await asked(true, async () => {
      // Hangs up whatever the call does; `canceled` would leave alone one that was answered meanwhile.
      await this.client.calls(callId).update({ status: 'completed' });
      return DONE;
    });
    return !outcome.ok && outcome.code === '21220' ? DONE : outcome;
  }

  async redirectCall(callId: string, url: string): Promise<Outcome> {
    if (!isSid('CA', callId)) return GONE;
    return asked(false, async () => {
      await this.client.calls(callId).update({ url });
      return DONE;
    });
  }

  async sendMessage({ channel, to, from, text, statusUrl }: MessageToSend): Promise<Outcome<{ messageId: string; state: MessageState }>> {
    if (!isE164(to) || !isE164(from)) return { ok: false, refusal: 'invalid-number' };
    if (text.length > MAX_MESSAGE_LENGTH) return { ok: false, refusal: 'too-big' };
    return asked(false, async () => {
      const { sid, status } = await this.client.messages.create({
        to: addressOf(channel, to),
        from: addressOf(channel, from),
        body: text,
        statusCallback: statusUrl,
      });
      if (!isSid('SM', sid) && !isSid('MM', sid)) return UNREADABLE;
      return { ok: true, messageId: sid, state: MESSAGE_STATE_OF[status] ?? 'queued' };
    });
  }

  async findCall(callId: string): Promise<Outcome<{ call: KnownCall }>> {
    if (!isSid('CA', callId)) return GONE;
    return asked(true, async () => ({ ok: true, call: knownCall(await this.client.calls(callId).fetch()) }));
  }

  /** A call that was not dialled yet has no start to filter by: those are looked for by their state, and first, since they move on. */
  async listCalls({ from, to, since, until }: Window): Promise<Listed<KnownCall>> {
    const numbers = { ...(from !== undefined && { from }), ...(to !== undefined && { to }), pageSize: PAGE_SIZE };
    return asked(true, async () => {
      const looks = [
        await allPages(this.client.calls.page({ ...numbers, status: 'queued' })),
        await allPages(this.client.calls.page({ ...numbers, status: 'ringing' })),
        await allPages(
          this.client.calls.page({
            ...numbers,
            startTimeAfter: dayOf(since),
            ...(until !== undefined && { startTimeBefore: dayAfter(until) }),
          }),
        ),
      ];
      return listed(looks, (record) => knownCall(record), { since, until });
    });
  }

  /** A message that was not sent yet has no time to filter by: those are among the newest, which are looked through first. */
  async listMessages({ channel, from, to, since, until }: Window & { channel: MessageChannel }): Promise<Listed<KnownMessage>> {
    const filter = {
      ...(from !== undefined && { from: addressOf(channel, from) }),
      ...(to !== undefined && { to: addressOf(channel, to) }),
      pageSize: PAGE_SIZE,
    };
    return asked(true, async () => {
      const looks = [
        await allPages(
          this.client.messages.page(filter),
          (page) => !page.some((record) => isWithin({ since }, knownMessage(record).createdAt)),
        ),
        await allPages(
          this.client.messages.page({
            ...filter,
            dateSentAfter: dayOf(since),
            ...(until !== undefined && { dateSentBefore: dayAfter(until) }),
          }),
        ),
      ];
      const found = listed(looks, (record) => knownMessage(record), { since, until });
      return { ...found, items: found.items.filter((message) => message.channel === channel) };
    });
  }

  async listRecordings({ since }: { since: number }): Promise<Listed<KnownRecording>> {
    const now = Date.now();
    return asked(true, async () => {
      const look = await allPages(this.client.recordings.page({ dateCreatedAfter: dayOf(since), pageSize: PAGE_SIZE }));
      return listed([look], (record) => knownRecording(record, now), { since });
    });
  }

  async fetchRecording(recordingId: string, maxBytes: number): Promise<Outcome<{ bytes: Buffer; contentType: string }>> {
    if (!isSid('RE', recordingId)) return GONE;
    const { accountSid, authToken } = this.account;
    const uri = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${recordingId}.wav`;
    return asked(true, async () => {
      const sound = await this.http.bytes(uri, { username: accountSid, password: authToken }, maxBytes);
      return sound ? { ok: true, ...sound } : { ok: false, refusal: 'too-big' };
    });
  }

  async deleteRecording(recordingId: string): Promise<Outcome> {
    if (!isSid('RE', recordingId)) return DONE;
    const outcome = await asked(true, async () => {
      await this.client.recordings(recordingId).remove();
      return DONE;
    });
    return !outcome.ok && outcome.refusal === 'gone' ? DONE : outcome;
  }

  async hold(conference: string, callId: string, on: boolean, waitUrl?: string): Promise<Outcome> {
    if (!isSid('CA', callId)) return GONE;
    return asked(true, async () => {
      const running = await this.running(conference);
      if (!running) return GONE;
      // Twilio would fetch the script with GET, which it signs differently from everything else that we are asked.
      await running.participants(callId).update({ hold: on, ...(on && waitUrl !== undefined && { holdUrl: waitUrl, holdMethod: 'POST' }) });
      return DONE;
    });
  }

  async announce(conference: string, callId: string, url: string): Promise<Outcome> {
    if (!isSid('CA', callId)) return GONE;
    // Asked again it would be heard again: what became of it is not looked for.
    return asked(false, async () => {
      const running = await this.running(conference);
      if (!running) return GONE;
      await running.participants(callId).update({ announceUrl: url, announceMethod: 'POST' });
      return DONE;
    });
  }

  async removeFromConference(conference: string, callId: string): Promise<Outcome> {
    if (!isSid('CA', callId)) return DONE;
    const outcome = await asked(true, async () => {
      const running = await this.running(conference);
      await running?.participants(callId).remove();
      return DONE;
    });
    return !outcome.ok && outcome.refusal === 'gone' ? DONE : outcome;
  }

  /** The conference of that name which has not ended; Twilio's requests want its id. */
  private async running(name: string) {
    const { instances } = await this.client.conferences.page({ friendlyName: name, pageSize: 20 });
    const running = instances.find((conference) => conference.status !== 'completed');
    return running && this.client.conferences(running.sid);
  }
}

/** Twilio said yes, but not to what: the caller has to look. */
const UNREADABLE: Refused = { ok: false, refusal: 'unknown-outcome', code: 'unreadable' };

async function asked<Done>(repeatable: boolean, request: () => Promise<Outcome<Done>>): Promise<Outcome<Done>> {
  try {
    return await request();
  } catch (error) {
    return refusedBy(error, repeatable);
  }
}

function listed<Raw, Item extends { id: string; createdAt: number | null }>(
  looks: readonly { items: Raw[]; complete: boolean }[],
  known: (record: Raw) => Item | undefined,
  window: Pick<Window, 'since' | 'until'>,
): { ok: true; items: Item[]; complete: boolean } {
  const items = merged(
    looks.map((look) => look.items.flatMap((record) => known(record) ?? []).filter((item) => isWithin(window, item.createdAt))),
  );
  return { ok: true, items: items.slice(0, MAX_LISTED), complete: looks.every((look) => look.complete) && items.length <= MAX_LISTED };
}

import { Inject, Injectable } from '@nestjs/common';
import type { MessageChannel } from '../call-state.js';
import type { Outcome } from '../outcome.js';
import { Telephony } from '../telephony.js';
import type { Delivery } from './delivery.js';
import type { Found } from './reconciled.js';
import { SENDER_OPTIONS, type SenderOptions } from './sender-options.js';

const WEBHOOKS = '/webhooks/twilio';
/** Our clock and the provider's may differ by so much. */
const CLOCK_MARGIN_MS = 60_000;

/** Deliveries in the words of the port: sending one, and finding those that may be one. */
@Injectable()
export class ProviderSide {
  constructor(
    private readonly telephony: Telephony,
    @Inject(SENDER_OPTIONS) private readonly options: SenderOptions,
  ) {}

  /** What the port throws is a fault of its own, and leaves open what happened. */
  async send(delivery: Delivery): Promise<Outcome<{ id: string }>> {
    try {
      return await this.sent(delivery);
    } catch {
      return { ok: false, refusal: 'unknown-outcome' };
    }
  }

  /** @returns null when the provider could not say */
  async lookFor(delivery: Delivery): Promise<{ found: Found[]; complete: boolean } | null> {
    const window = { to: delivery.to ?? '', from: delivery.from, since: (delivery.sendingAt ?? delivery.createdAt) - CLOCK_MARGIN_MS };
    const listed =
      delivery.kind === 'call'
        ? await this.telephony.listCalls(window)
        : await this.telephony.listMessages({ ...window, channel: delivery.kind });
    if (!listed.ok) return null;
    const found = listed.items.filter(
      (item) =>
        item.direction === 'outgoing' &&
        item.to === delivery.to &&
        item.from === delivery.from &&
        (item.createdAt ?? Infinity) >= window.since &&
        (!('text' in item) || sameWords(item.text, delivery.text ?? '')),
    );
    return { found: found.map(({ id, createdAt }) => ({ id, createdAt })), complete: listed.complete };
  }

  private async sent(delivery: Delivery): Promise<Outcome<{ id: string }>> {
    const { kind, to, from, text, scriptPath, statusPath, ringSeconds } = delivery;
    const statusUrl = this.url(statusPath);
    if (kind === 'call') {
      const call = { to: to ?? '', from, scriptUrl: this.url(scriptPath ?? ''), statusUrl, ringSeconds: ringSeconds ?? 0 };
      const placed = await this.telephony.placeCall(call);
      return placed.ok ? { ok: true, id: placed.callId } : placed;
    }
    const channel: MessageChannel = kind;
    const sent = await this.telephony.sendMessage({ channel, to: to ?? '', from, text: text ?? '', statusUrl });
    return sent.ok ? { ok: true, id: sent.messageId } : sent;
  }

  private url(path: string): string {
    return `${this.options.publicBaseUrl}${WEBHOOKS}${path}`;
  }
}

/** The provider trims texts and may change white space. */
const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

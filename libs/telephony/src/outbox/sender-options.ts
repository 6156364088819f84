import type { PhoneLine, Settings } from '#platform/config';

/** What a sender is told. */
export interface SenderOptions {
  /** Webhook addresses begin with it; no trailing slash. */
  readonly publicBaseUrl: string;
  readonly callsPerSecond: number;
  /** How often it looks, in ms. `null`: never, which only tests want. */
  readonly everyMs: number | null;
}

export const SENDER_OPTIONS = Symbol('SENDER_OPTIONS');

/** Without a line nobody looks: what is stored stays stored. */
export const senderOptions = (
  settings: Pick<Settings, 'publicBaseUrl'> & { phoneLine?: Pick<PhoneLine, 'callsPerSecond'> | undefined },
): SenderOptions => ({
  publicBaseUrl: settings.publicBaseUrl,
  callsPerSecond: settings.phoneLine?.callsPerSecond ?? 1,
  everyMs: settings.phoneLine ? 250 : null,
});

import type { MessageArrived } from '#telephony';

/** Words of ours beside the provider's own, whole messages both: `STOP` to no more texts, `START` to texts again. */
const STOP = ['STOPP', 'STOPPA', 'LOPETA', 'LOPETTAKAA', 'AVSLUTA', 'AVBRYT', 'PERUUTA'];
const START = ['ALOITA', 'JATKA', 'STARTA', 'BÖRJA'];

/** What somebody wants, and whether the provider carries it out and confirms it by itself. */
export interface Consent {
  readonly wants: 'stop' | 'start';
  readonly confirmedByProvider: boolean;
}

/** Null: it is a message like any other. The provider's words are known to it on sms alone. Pure. */
export function consentOf({ consent, text, channel }: Pick<MessageArrived, 'consent' | 'text' | 'channel'>): Consent | null {
  if (consent !== null) return { wants: consent, confirmedByProvider: channel === 'sms' };
  const word = text
    .normalize('NFC')
    .trim()
    .replace(/[.!]+$/, '')
    .toUpperCase();
  if (STOP.includes(word)) return { wants: 'stop', confirmedByProvider: false };
  return START.includes(word) ? { wants: 'start', confirmedByProvider: false } : null;
}

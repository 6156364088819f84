import type { Language } from '#domain';
import { recall, remember } from '../../api/remembered.js';

/** Words of the resident that the server has not yet acknowledged. */
export interface Outgoing {
  /** 128 random bits and more: makes sending again safe. */
  clientId: string;
  what: 'open' | 'message';
  text: string;
  language: Language;
  at: string;
  attempts?: number;
  /** Refused for good: why, in words. The text stays until the resident takes it back or discards it. */
  refused?: string;
}

const isOutbox = (value: unknown): value is Outgoing[] =>
  Array.isArray(value) && value.every((one: Partial<Outgoing>) => typeof one?.clientId === 'string' && typeof one.text === 'string');

let entries: readonly Outgoing[] = recall('outbox', isOutbox) ?? [];
const listeners = new Set<() => void>();

function keep(next: readonly Outgoing[]): void {
  entries = next;
  remember('outbox', next.length > 0 ? next : undefined);
  listeners.forEach((listener) => listener());
}

/** The queue of one browser, in the order of writing; survives reloads and lost connections. */
export const outbox = {
  list: (): readonly Outgoing[] => entries,
  add: (entry: Outgoing) => keep([...entries, entry]),
  change: (clientId: string, change: Partial<Outgoing>) =>
    keep(entries.map((entry) => (entry.clientId === clientId ? { ...entry, ...change } : entry))),
  remove: (clientId: string) => keep(entries.filter((entry) => entry.clientId !== clientId)),
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** 256 random bits in hex, 64 characters: also this browser's idempotency key. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

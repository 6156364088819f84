import type { OpenedVisit } from '#contracts';
import { call, isStatus, ProblemError } from '../../../api/call.js';
import { worthRetrying } from '../../resident/deliver.js';
import { indexedStore, memoryStore, type KeptStore, type KeptVisit } from './kept-store.js';

const LOCK = 'batline.desk.kept';
/** A dead network answers nothing; the visitor is not to wait for that. */
const PATIENCE_MS = 8_000;

/** Sends one visit. Repeating it with the same key and words is one visit. */
export const deliverVisit = ({ key, body }: Pick<KeptVisit, 'key' | 'body'>): Promise<OpenedVisit> =>
  call('/visits', { body, idempotencyKey: key, patienceMs: PATIENCE_MS });

const signedOut = (error: unknown): boolean => isStatus(error, 401);

/** Whether a visit that was not taken can be kept to be sent later; else it is told to whoever typed it. */
export const whyKept = (error: unknown): KeptVisit['why'] | undefined =>
  signedOut(error) ? 'signed_out' : worthRetrying(error) ? 'offline' : undefined;

/** How an attempt to send everything ended: all of it went, some is left for later, or somebody has to sign in. */
export type Sending = 'done' | 'later' | 'signed_out';

/**
 * Visits kept on this device until the city has them, seen by every tab of it. One tab at a time sends or discards; what is sent
 * twice nevertheless (a tab that died before it noted the answer) is one visit by its key.
 */
export class KeptVisits {
  private entries: readonly KeptVisit[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly others: BroadcastChannel | undefined;
  /** False: gone when the page is left. */
  lasting = true;

  constructor(private store: KeptStore = indexedStore) {
    this.others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(LOCK);
    this.others?.addEventListener('message', () => void this.load());
    (this.others as { unref?: () => void } | undefined)?.unref?.();
  }

  readonly list = (): readonly KeptVisit[] => this.entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  async load(): Promise<void> {
    this.entries = await this.inStore((store) => store.all());
    this.listeners.forEach((listener) => listener());
  }

  async add(visit: KeptVisit): Promise<void> {
    await this.inStore((store) => store.put(visit));
    await this.changed();
  }

  /** Waits until nothing is being sent: what went out is not discarded any more. */
  async discard(key: string): Promise<void> {
    await alone({}, async () => {
      await this.inStore((store) => store.remove(key));
      await this.changed();
    });
  }

  /**
   * Sends all of it, the oldest first, whoever typed it: the host of the next shift does not leave it lying. Another tab that sends
   * already is left to it.
   */
  async send(onSent: (visit: KeptVisit, opened: OpenedVisit) => void): Promise<Sending> {
    const how = await alone({ ifAvailable: true }, async (): Promise<Sending> => {
      await this.load();
      for (const visit of this.entries.filter((one) => one.refused === undefined)) {
        try {
          const opened = await deliverVisit(visit);
          await this.inStore((store) => store.remove(visit.key));
          onSent(visit, opened);
        } catch (error) {
          if (signedOut(error)) return 'signed_out';
          if (worthRetrying(error)) return 'later';
          await this.inStore((store) =>
            store.put({ ...visit, refused: error instanceof ProblemError ? error.problem.title : String(error) }),
          );
        }
        await this.changed();
      }
      return 'done';
    });
    return how ?? 'later';
  }

  private async changed(): Promise<void> {
    await this.load();
    this.others?.postMessage('changed');
  }

  private async inStore<T>(act: (store: KeptStore) => Promise<T>): Promise<T> {
    try {
      return await act(this.store);
    } catch (error) {
      if (!this.lasting) throw error;
      this.lasting = false;
      this.store = memoryStore();
      return act(this.store);
    }
  }
}

let underWay: Promise<unknown> | undefined;

/** @returns undefined when somebody else holds the lock and it was not to be waited for */
async function alone<T>(options: LockOptions, act: () => Promise<T>): Promise<T | undefined> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks) return locks.request(LOCK, options, (lock) => (lock ? act() : Promise.resolve(undefined)));
  // Only some browsers lack locks: then one page acts once at a time, and between tabs the idempotency key alone keeps it one visit.
  while (underWay) {
    if (options.ifAvailable) return undefined;
    await underWay.catch(() => undefined);
  }
  const mine = act();
  underWay = mine;
  try {
    return await mine;
  } finally {
    underWay = undefined;
  }
}

export const keptVisits = new KeptVisits();

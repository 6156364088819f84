import type { NewVisit } from '#contracts';

/** A visit that the city does not have yet. */
export interface KeptVisit {
  /** Its idempotency key: the same at every attempt, after a reload too. */
  key: string;
  /** The host who typed it, by username: only they see its words. */
  by: string;
  /** When it was typed. */
  at: string;
  body: NewVisit;
  /** No network, or the sign-in had ended; then the visitor still sits there. */
  why: 'offline' | 'signed_out';
  /** Refused for good: why, in words. It stays until it is discarded. */
  refused?: string;
}

export interface KeptStore {
  all(): Promise<KeptVisit[]>;
  put(visit: KeptVisit): Promise<void>;
  remove(key: string): Promise<void>;
}

const STORE = 'visits';

/** In this device's database; the oldest first. */
export const indexedStore: KeptStore = {
  all: async () => (await run<KeptVisit[]>('readonly', (store) => store.getAll())).sort((one, other) => one.at.localeCompare(other.at)),
  put: async (visit) => void (await run('readwrite', (store) => store.put(visit))),
  remove: async (key) => void (await run('readwrite', (store) => store.delete(key))),
};

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      // A write is there when its transaction is, not before.
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('nothing was stored'));
    });
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('batline-desk', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
}

/** Where the browser forbids a database: kept until the page is left. Tests use it too. */
export function memoryStore(): KeptStore {
  const kept = new Map<string, KeptVisit>();
  return {
    all: () => Promise.resolve([...kept.values()]),
    put: (visit) => Promise.resolve(void kept.set(visit.key, visit)),
    remove: (key) => Promise.resolve(void kept.delete(key)),
  };
}

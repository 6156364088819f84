import type { Readable } from 'node:stream';

/**
 * Where bytes are kept that are no words of the database's: by an id that the caller drew (a UUID). What stands here means nothing by itself; a
 * row somewhere says what it is and whose. Every adapter keeps the same promises (`files.spec.ts`).
 */
export abstract class Files {
  /** Once this returned the bytes are durable, whole, under `id`. The same id again replaces them. @throws FilesError */
  abstract put(id: string, bytes: Buffer): Promise<void>;

  /** The bytes from their beginning, or undefined when there are none under `id`. @throws FilesError */
  abstract get(id: string): Promise<Readable | undefined>;

  /** Nothing stands under `id` afterwards, whether or not something did. @throws FilesError */
  abstract delete(id: string): Promise<void>;

  /** Ids that have been there for longer than `ageMs` by the store's own clock: for finding those of which no row knows. */
  abstract olderThan(ageMs: number): AsyncIterable<string>;
}

/** The store did not do what it was asked, and may not have done any of it. */
export class FilesError extends Error {
  override name = 'FilesError';
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this may be an id of ours: nothing else ever becomes part of a path. */
export const isFileId = (id: string): boolean => UUID.test(id);

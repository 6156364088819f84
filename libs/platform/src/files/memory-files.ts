import { Readable } from 'node:stream';
import { Files, FilesError, isFileId } from './files.js';

/** Files of a test. `broken` makes it fail like a disk that is full or a server that is away. */
export class MemoryFiles extends Files {
  broken = false;
  readonly kept = new Map<string, { bytes: Buffer; at: number }>();

  async put(id: string, bytes: Buffer): Promise<void> {
    this.check(id);
    this.kept.set(id, { bytes: Buffer.from(bytes), at: Date.now() });
  }

  async get(id: string): Promise<Readable | undefined> {
    this.check(id);
    const found = this.kept.get(id);
    return found && Readable.from([found.bytes], { objectMode: false });
  }

  async delete(id: string): Promise<void> {
    this.check(id);
    this.kept.delete(id);
  }

  async *olderThan(ageMs: number): AsyncGenerator<string> {
    const before = Date.now() - ageMs;
    for (const [id, { at }] of [...this.kept]) if (at <= before) yield id;
  }

  private check(id: string): void {
    if (this.broken) throw new FilesError('the store is broken');
    if (!isFileId(id)) throw new FilesError('not an id of a file');
  }
}

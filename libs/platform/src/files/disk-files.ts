import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Files, FilesError, isFileId } from './files.js';

const PARTIAL = '.part';

/** Files below one folder of this machine (or of a disk that all its processes share), readable by nobody but the service's user. */
export class DiskFiles extends Files {
  constructor(private readonly folder: string) {
    super();
  }

  /** Written beside its place and moved there: who reads never sees half of it, and a crash leaves no half behind under the id. */
  async put(id: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(id);
    try {
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path + PARTIAL, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(path + PARTIAL, path);
      await synced(dirname(path));
      if (made !== undefined) for (const above of new Set([this.folder, dirname(made)])) await synced(above);
    } catch (error) {
      throw new FilesError('a file could not be stored', { cause: error });
    }
  }

  async get(id: string): Promise<Readable | undefined> {
    const stream = createReadStream(this.pathOf(id));
    return new Promise((resolve, reject) => {
      stream.once('open', () => resolve(stream));
      stream.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ENOENT' ? resolve(undefined) : reject(new FilesError('a file could not be read', { cause: error })),
      );
    });
  }

  async delete(id: string): Promise<void> {
    try {
      await rm(this.pathOf(id), { force: true });
    } catch (error) {
      throw new FilesError('a file could not be deleted', { cause: error });
    }
  }

  async *olderThan(ageMs: number): AsyncGenerator<string> {
    const before = Date.now() - ageMs;
    for (const shelf of await readdir(this.folder).catch(() => [])) {
      for (const name of await readdir(join(this.folder, shelf)).catch(() => [])) {
        const path = join(this.folder, shelf, name);
        const found = await stat(path).catch(() => undefined);
        if (!found?.isFile() || found.mtimeMs > before) continue;
        if (isFileId(name)) yield name;
        else if (name.endsWith(PARTIAL)) await rm(path, { force: true });
      }
    }
  }

  private pathOf(id: string): string {
    if (!isFileId(id)) throw new FilesError('not an id of a file');
    return join(this.folder, id.slice(0, 2), id);
  }
}

/** What a folder names outlives a loss of power once the folder itself is on the disk. Windows opens no folders, and keeps a journal of names. */
async function synced(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

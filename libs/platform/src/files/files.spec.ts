import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DiskFiles, FilesError, MemoryFiles, type Files } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'batline-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bytesOf(stream: Readable | undefined): Promise<Buffer | undefined> {
  if (!stream) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function listed(files: Files, ageMs: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of files.olderThan(ageMs)) ids.push(id);
  return ids;
}

/** What every store of files promises. */
describe.each<[string, () => Files]>([
  ['disk', () => new DiskFiles(join(folder, randomUUID()))],
  ['memory', () => new MemoryFiles()],
])('files: %s', (_name, make) => {
  it('gives back the bytes that it was given, also many and none', async () => {
    const files = make();
    for (const bytes of [randomBytes(300_000), Buffer.alloc(0)]) {
      const id = randomUUID();
      await files.put(id, bytes);
      expect((await bytesOf(await files.get(id)))?.equals(bytes)).toBe(true);
    }
  });

  it('replaces, deletes, deletes again; what is not there is undefined', async () => {
    const files = make();
    const id = randomUUID();
    expect(await files.get(id)).toBeUndefined();
    await files.put(id, Buffer.from('one'));
    await files.put(id, Buffer.from('two'));
    expect(String(await bytesOf(await files.get(id)))).toBe('two');
    await files.delete(id);
    await files.delete(id);
    expect(await files.get(id)).toBeUndefined();
  });

  it('lists what is older, and nothing that is younger', async () => {
    const files = make();
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids) await files.put(id, Buffer.from('x'));
    expect((await listed(files, -1000)).sort()).toEqual([...ids].sort());
    expect(await listed(files, 60_000)).toEqual([]);
  });

  it.each(['../../etc/passwd', '', 'a', '/etc/passwd', 'e4c6d6d2-e7fc-4dae-bd9b-a2243c461217/..', 'E4C6D6D2-E7FC-4DAE-BD9B-A2243C461217'])(
    'takes nothing for an id that is none: %j',
    async (id) => {
      await expect(make().put(id, Buffer.from('x'))).rejects.toThrow(FilesError);
      await expect(make().get(id)).rejects.toThrow(FilesError);
      await expect(make().delete(id)).rejects.toThrow(FilesError);
    },
  );
});

describe('files on a disk', () => {
  it('says that it failed when there is no room for a folder', async () => {
    const path = join(folder, 'a-file');
    writeFileSync(path, '');
    await expect(new DiskFiles(path).put(randomUUID(), Buffer.from('x'))).rejects.toThrow(FilesError);
  });

  const whereFoldersSync = process.platform === 'win32' ? it.skip : it;
  whereFoldersSync('says that a file is stored only when it and its name would outlive a loss of power', async () => {
    const at = join(folder, randomUUID());
    const files = new DiskFiles(at);
    const first = randomUUID();
    await files.put(first, Buffer.from('x'));
    const handle = await open(at, 'r');
    await handle.close();
    const sync = jest.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync');
    // The bytes and the shelf that names them.
    await files.put(first, Buffer.from('y'));
    expect(sync).toHaveBeenCalledTimes(2);
    // Another shelf: the folder that names it, too.
    const shelf = first.startsWith('00') ? '01' : '00';
    await files.put(shelf + first.slice(2), Buffer.from('z'));
    expect(sync).toHaveBeenCalledTimes(5);
    sync.mockRestore();
  });

  it('leaves nothing half-written, and sweeps what a crash left', async () => {
    const at = join(folder, randomUUID());
    const files = new DiskFiles(at);
    const id = randomUUID();
    await files.put(id, Buffer.from('x'));
    writeFileSync(join(at, id.slice(0, 2), `${randomUUID()}.part`), 'half');
    await listed(files, -1000);
    expect(readdirSync(join(at, id.slice(0, 2)))).toEqual([id]);
  });
});

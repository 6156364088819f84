import type { Attachment } from '#contracts';
import { LIMITS, maskIdentityCodes } from '#domain';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { Files, FilesError } from '#platform/files';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { AttachmentStore } from '../persistence/attachment.store.js';
import { committed } from '../words/commitment.js';
import { cleanedFile, type CleanedFile } from './cleaned-file.js';
import { fileNameOf } from './file-name.js';

/** Whoever has no key yet. Only they were told the file's id, which nobody guesses: it is what lets them send it. */
export const ANONYMOUS = 'anonymous';

/** Files that wait to be sent may not fill the disk. */
const MAX_UNSENT_BYTES = 2 * 1024 ** 3;
/** Longer than any upload takes: what is younger may get its row yet. */
const ORPHAN_AFTER_MS = 24 * 3_600_000;
const BATCH = 500;

/** Takes files before the words that they go with, and forgets those that were never sent. */
@Injectable()
export class Uploads {
  /** Pictures are unpacked one after the other: a small one may need a lot of memory. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: Files,
    private readonly attachments: AttachmentStore,
  ) {}

  /**
   * The bytes are durable before the row is: a crash between leaves bytes that the sweep finds.
   * @param by `person:<id>`, `contact:<id>` or {@link ANONYMOUS}: who alone may send it
   * @param name as in the header `X-File-Name`
   * @throws RefusalError `empty-file`, `unsupported-file`, `too-large`, `too-many-attachments`, `storage-unavailable`
   */
  async take(by: string, bytes: Buffer, name: string | undefined, request?: IdempotentRequest): Promise<Attachment> {
    const file = await this.inTurn(() => cleanedFile(bytes));
    const id = randomUUID();
    const previewId = file.preview ? randomUUID() : null;
    const answer = {
      id,
      kind: file.kind,
      name: maskIdentityCodes(fileNameOf(name, file.extension)),
      size: file.bytes.length,
      scanned: false,
    };
    try {
      await this.store(id, previewId, file);
      const digest = createHash('sha256').update(file.bytes).digest('hex');
      const words = committed(JSON.stringify({ name: answer.name, digest }));
      const told = await this.unitOfWork.once(request, async (tx) => {
        const unsent = await this.attachments.unsent(tx, by);
        if (by !== ANONYMOUS && unsent.own >= LIMITS.attachmentsOfCase) throw new RefusalError({ code: 'too-many-attachments' });
        if (unsent.bytes + answer.size > MAX_UNSENT_BYTES) throw new RefusalError({ code: 'storage-unavailable' });
        const { salt, commitment } = words;
        await this.attachments.add(tx, { ...answer, previewId, uploadedBy: by, mediaType: file.mediaType, salt, commitment });
        return { answer };
      });
      // The same request came before: these bytes are nobody's.
      if (told.id !== id) await this.discard([id, previewId]);
      return told;
    } catch (error) {
      // A COMMIT that broke may have happened: then the sweep finds out whose the bytes are.
      if (error instanceof RefusalError) await this.discard([id, previewId]);
      throw error;
    }
  }

  /** Housekeeping: what was not sent within a day, and bytes of which no row knows (a crash, an erased case). */
  async forgetUnused(): Promise<void> {
    for (let ids = await this.attachments.forgetUnsent(); ids.length > 0; ids = await this.attachments.forgetUnsent())
      await this.discard(ids);
    let batch: string[] = [];
    const sweep = async () => {
      if (batch.length > 0) await this.discard(await this.attachments.unknown(batch));
      batch = [];
    };
    for await (const id of this.files.olderThan(ORPHAN_AFTER_MS)) if (batch.push(id) >= BATCH) await sweep();
    await sweep();
  }

  private async store(id: string, previewId: string | null, file: CleanedFile): Promise<void> {
    try {
      await this.files.put(id, file.bytes);
      if (previewId && file.preview) await this.files.put(previewId, file.preview);
    } catch (error) {
      if (error instanceof FilesError) throw new RefusalError({ code: 'storage-unavailable' });
      throw error;
    }
  }

  private async discard(ids: readonly (string | null)[]): Promise<void> {
    for (const id of ids) if (id !== null) await this.files.delete(id).catch(() => undefined);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

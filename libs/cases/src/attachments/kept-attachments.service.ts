import { Files, FilesError } from '#platform/files';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { CaseStands } from '../access/case-stands.service.js';
import { AttachmentStore, type StoredAttachment } from '../persistence/attachment.store.js';
import type { ContactRow } from '../persistence/contact.store.js';

/** A file, or a small picture of it, to be sent to a browser. */
export interface ServedFile {
  stream: Readable;
  mediaType: string;
  name: string;
  /** Bytes, where they are known. */
  size?: number;
}

const PREVIEW_TYPE = 'image/webp';

/** Files to look at: whoever may read the words may read what came with them. */
@Injectable()
export class KeptAttachments {
  constructor(
    private readonly stands: CaseStands,
    private readonly attachments: AttachmentStore,
    private readonly files: Files,
  ) {}

  /** @throws RefusalError `not-found`, alike for what is not there and what may not be read; `storage-unavailable` */
  async forViewer(caseId: string, id: string, viewer: SignedInViewer, preview: boolean): Promise<ServedFile> {
    const stand = await this.stands.of(caseId);
    if (!stand || !(await this.stands.mayRead(viewer, stand))) throw new RefusalError({ code: 'not-found' });
    return this.served(await this.attachments.ofCase(caseId, id, false), preview);
  }

  /** The resident reads what is public of their own case. @throws as {@link forViewer} */
  async forResident({ caseId }: Pick<ContactRow, 'caseId'>, id: string, preview: boolean): Promise<ServedFile> {
    return this.served(await this.attachments.ofCase(caseId, id, true), preview);
  }

  private async served(row: StoredAttachment | undefined, preview: boolean): Promise<ServedFile> {
    const id = preview ? row?.previewId : row?.id;
    const stream = id ? await this.bytes(id) : undefined;
    if (!row || !stream) throw new RefusalError({ code: 'not-found' });
    return preview
      ? { stream, mediaType: PREVIEW_TYPE, name: `${row.name}.webp` }
      : { stream, mediaType: row.mediaType, name: row.name, size: row.size };
  }

  private async bytes(id: string): Promise<Readable | undefined> {
    try {
      return await this.files.get(id);
    } catch (error) {
      if (error instanceof FilesError) throw new RefusalError({ code: 'storage-unavailable' });
      throw error;
    }
  }
}

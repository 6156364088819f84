import { CaseStands } from '#cases';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { Recordings, type Sound } from '../http/phone-services.js';
import { mayListen } from '../officials/may-listen.js';
import { RecordingStore } from '../persistence/recording.store.js';

/** Voice messages to listen to. */
@Injectable()
export class KeptRecordings extends Recordings {
  constructor(
    private readonly stands: CaseStands,
    private readonly recordings: RecordingStore,
  ) {
    super();
  }

  async read(caseId: string, recordingId: string, viewer: SignedInViewer): Promise<Sound> {
    const stand = await this.stands.of(caseId);
    const sound = stand && mayListen(viewer, stand) ? await this.recordings.sound(caseId, recordingId) : undefined;
    if (!sound) throw new RefusalError({ code: 'not-found' });
    return sound;
  }
}

import { UnitOfWork } from '#platform/database';
import type { RecordingNews } from '#telephony';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CallStore } from '../persistence/call.store.js';
import type { CallRow } from '../persistence/call-row.js';
import { RecordingStore } from '../persistence/recording.store.js';
import { VoiceLine } from '../voice-line.js';

/** Where there is no line any more, what was recorded is still deleted after so many days. */
const USUAL_DAYS = 90;

/** Notes down that there is a voice message at the provider; the worker fetches it. */
@Injectable()
export class ArrivedRecordings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recordings: RecordingStore,
    private readonly calls: CallStore,
    private readonly line: VoiceLine,
  ) {}

  arrived(row: CallRow, news: Pick<RecordingNews, 'recordingId' | 'durationSeconds' | 'startedAt'>): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      await this.recordings.arrived(tx, {
        ...{ id: randomUUID(), callId: row.callId, caseId: row.caseId, providerId: news.recordingId, seconds: news.durationSeconds },
        ...{ at: Math.min(news.startedAt ?? row.now, row.now), keepDays: this.line.settings?.recordingsDays ?? USUAL_DAYS },
      });
      await this.calls.wasVoicemail(tx, row.callId);
    });
  }

  /** Nothing was said, or the provider lost it. */
  lost(providerId: string): Promise<void> {
    return this.recordings.lost(providerId);
  }
}

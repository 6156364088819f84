import { CallActs } from '#cases';
import { UnitOfWork } from '#platform/database';
import { LOG, type Log } from '#platform/logging';
import { Telephony } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { changed, once } from '../once.js';
import { CallStore } from '../persistence/call.store.js';
import { RecordingStore, type OpenRecording } from '../persistence/recording.store.js';
import { SpeechToText } from './speech-to-text.js';

/** Two minutes are 1.9 MB. */
const MAX_BYTES = 4_000_000;
const BATCH = 5;
/** A recording that the provider does not have after so many tries is lost. */
const ATTEMPTS = 20;
const RETRY_SECONDS = [2, 5, 15, 60];

/** Fetches voice messages, removes them at the provider, and deletes them here when their time is up. */
@Injectable()
export class RecordingKeeper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recordings: RecordingStore,
    private readonly calls: CallStore,
    private readonly acts: CallActs,
    private readonly telephony: Telephony,
    private readonly speech: SpeechToText,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @returns how many it had to do with */
  async step(): Promise<number> {
    const open = await this.unitOfWork.run((tx) => this.recordings.take(tx, BATCH));
    for (const recording of open) {
      try {
        await this.lookAfter(recording);
      } catch (err) {
        this.log.error({ err, caseId: recording.caseId }, 'a voice message could not be looked after; it is tried again');
      }
    }
    return open.length;
  }

  private async lookAfter(recording: OpenRecording): Promise<void> {
    if (recording.old && (recording.state === 'arrived' || recording.state === 'kept')) await this.delete(recording);
    else if (recording.state === 'arrived') await this.fetch(recording);
    // Only what we keep, or will never keep, is removed there.
    if (recording.providerDeleted || (recording.state === 'arrived' && !recording.old)) return;
    const removed = await this.telephony.deleteRecording(recording.providerId);
    if (removed.ok) await this.recordings.goneAtProvider(recording.id);
  }

  private async fetch({ id, caseId, callId, providerId, seconds, attempts }: OpenRecording): Promise<void> {
    const fetched = await this.telephony.fetchRecording(providerId, MAX_BYTES);
    if (!fetched.ok) return this.notFetched({ id, caseId, providerId, attempts }, fetched.refusal);
    const facts = { recordingId: id, callId, ...(seconds === null ? {} : { seconds }) };
    const isNew = await once(
      this.acts.note(caseId, 'recording.kept', facts, async (tx) => changed(await this.recordings.keep(tx, id, fetched))),
    );
    if (isNew) await this.transcribe(id, callId, fetched);
  }

  private async notFetched(
    { id, caseId, providerId, attempts }: Pick<OpenRecording, 'id' | 'caseId' | 'providerId' | 'attempts'>,
    state: string,
  ): Promise<void> {
    this.log.warn({ caseId, state, attempt: attempts }, 'a voice message could not be fetched');
    // Only what the provider says it does not have is given up; while it is down we wait, for whatever it takes.
    if (attempts >= ATTEMPTS && state === 'gone') return this.recordings.lost(providerId);
    await this.recordings.notBefore(id, RETRY_SECONDS[Math.min(attempts, RETRY_SECONDS.length) - 1] ?? 60);
  }

  private async transcribe(id: string, callId: string, sound: { bytes: Buffer; contentType: string }): Promise<void> {
    const call = await this.calls.find(callId);
    const text = await this.speech.transcribe(sound, call?.language ?? 'fi');
    if (text !== null && text.trim() !== '') await this.recordings.transcribed(id, text.trim());
  }

  private async delete({ id, caseId, callId }: OpenRecording): Promise<void> {
    await once(
      this.acts.note(caseId, 'recording.deleted', { recordingId: id, callId }, async (tx) => changed(await this.recordings.remove(tx, id))),
    );
  }
}

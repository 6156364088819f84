import { phoneNumber } from '#contracts';
import { outOfReach, type CallScript, type Given, type RecordingNews } from '#telephony';
import { Injectable } from '@nestjs/common';
import { CallStore } from '../persistence/call.store.js';
import { viewOf } from '../persistence/call-row.js';
import { goodbye, goodbyeInTrouble, inTrouble, leaveMessage } from '../scripts/resident-scripts.js';
import { ArrivedRecordings } from '../recordings/arrived-recordings.service.js';
import { VoiceLine } from '../voice-line.js';
import { Endings } from './endings.service.js';
import { GONE } from './gone.js';

/** Nobody came: a callback, or a voice message. An empty one is a callback all the same. */
@Injectable()
export class Leaving {
  constructor(
    private readonly calls: CallStore,
    private readonly recordings: ArrivedRecordings,
    private readonly endings: Endings,
    private readonly line: VoiceLine,
  ) {}

  /** `1`, or the number of those who hide theirs, where the city calls; anything else: a voice message. */
  async callback(callId: string, { digits }: Given): Promise<CallScript> {
    const row = await this.calls.find(callId);
    if (!row || row.state === 'ended') return GONE;
    if (row.number !== null) return digits === '1' && row.callable ? this.promised(callId) : this.message(callId);
    const given = phoneNumber.safeParse((digits ?? '').replace(/[*#]/g, ''));
    if (!given.success || outOfReach(given.data, this.line.settings?.callCountries ?? []) !== null)
      return this.message(callId, 'wrong-number');
    await this.calls.setNumber(callId, given.data);
    return this.promised(callId);
  }

  async message(callId: string, why?: 'wrong-number'): Promise<CallScript> {
    await this.calls.voicemail(callId);
    const row = await this.calls.find(callId);
    return row && row.state !== 'ended' ? leaveMessage(viewOf(row), this.line.url, why) : GONE;
  }

  /** After the voice message. @param news null: nothing was said */
  async recorded(callId: string, news: RecordingNews | null): Promise<CallScript> {
    const row = await this.calls.find(callId);
    if (!row) return GONE;
    if (news && (news.state === 'made' || news.state === 'ready')) {
      await this.recordings.arrived(row, news);
      return goodbye(viewOf(row), 'voicemail');
    }
    if (row.state === 'ended') return GONE;
    if (row.recorded) return goodbye(viewOf(row), 'voicemail');
    return row.callable ? this.promised(callId) : goodbye(viewOf(row), 'nothing');
  }

  /** The provider has the sound, or has none after all. */
  async recording(callId: string | undefined, news: RecordingNews): Promise<void> {
    const row = await (callId === undefined ? this.calls.ofProvider(news.callId) : this.calls.find(callId));
    if (!row) return;
    if (news.state === 'ready' || news.state === 'made') await this.recordings.arrived(row, news);
    else await this.recordings.lost(news.recordingId);
  }

  /**
   * A call in which something of ours failed: a message can be left all the same, once. Reads nothing, so it cannot fail.
   * @param left the message, when it was left
   */
  trouble(left: RecordingNews | null): CallScript {
    return left ? goodbyeInTrouble() : inTrouble(this.line.bareUrl('fallback'), this.line.bareUrl('recording'));
  }

  private async promised(callId: string): Promise<CallScript> {
    const row = await this.endings.promise(callId, 'callback-promised');
    return row && row.state !== 'ended' ? goodbye(viewOf(row), 'promised') : GONE;
  }
}

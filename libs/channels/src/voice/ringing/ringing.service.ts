import { UnitOfWork, type Tx } from '#platform/database';
import { PhoneOutbox } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { whomToRing, type Ring, type RingingCall } from '../decisions/whom-to-ring.js';
import { CallStore } from '../persistence/call.store.js';
import { ladderOf, viewOf } from '../persistence/call-row.js';
import { LegStore } from '../persistence/leg.store.js';
import { RingingStore, type RingingRow } from '../persistence/ringing.store.js';
import { voicePath } from '../scripts/voice-urls.js';
import { VoiceLine } from '../voice-line.js';
import { VOICE_TIMING, type VoiceTiming } from '../voice-timing.js';

const RING_SECONDS = { least: 5, most: 60 };
/** A ring that could not be placed within so long rings for nobody, ms. */
const STALE_MS = 20_000;

/** Looks at the calls that wait and decides, from rows alone, whose phones ring and whose stop. */
@Injectable()
export class Ringing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: RingingStore,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly outbox: PhoneOutbox,
    private readonly line: VoiceLine,
    @Inject(VOICE_TIMING) private readonly timing: VoiceTiming,
  ) {}

  /** One look. @returns how many phones began to ring, or stopped */
  async step(): Promise<number> {
    if (!this.line.settings) return 0;
    const done = await this.unitOfWork.run((tx) => this.decide(tx));
    if (done > 0) this.outbox.hint();
    return done;
  }

  private async decide(tx: Tx): Promise<number> {
    if (!(await this.store.decides(tx))) return 0;
    const calls = (await this.store.calls(tx)).map(ringingCall);
    if (calls.length === 0) return 0;
    const owners = calls.flatMap(({ owner }) => (owner ? [owner.personId] : []));
    const [people, mayor, unplaced] = await Promise.all([
      this.store.people(tx, owners),
      this.store.mayor(tx, this.line.settings?.mayor ?? null),
      this.store.unplaced(tx),
    ]);
    const { ringPhonesAfterMs: phonesAfterMs, ringAgainAfterMs: againAfterMs, ringAttempts: attempts } = this.timing;
    const atOnce = Math.max(0, (this.line.settings?.callsPerSecond ?? 1) - unplaced);
    const { ring, stop, atTop } = whomToRing(calls, people, mayor, { phonesAfterMs, againAfterMs, attempts, atOnce });
    if (atTop.length > 0) await this.calls.atTop(tx, atTop);
    for (const legId of stop) {
      await this.legs.ended(legId, 'stopped', tx);
      await this.outbox.cancel(tx, legId);
    }
    for (const one of ring) await this.ring(tx, one, calls[0]?.now ?? 0);
    return ring.length + stop.length;
  }

  private async ring(tx: Tx, { callId, caseId, role, personId, number, until }: Ring, now: number): Promise<void> {
    const id = randomUUID();
    const seconds = Math.ceil((until - now) / 1_000);
    await this.outbox.store(tx, {
      ...{ id, kind: 'call', purpose: role, caseId, personId, to: number, from: this.line.number },
      scriptPath: voicePath('ring', { leg: id }),
      ringSeconds: Math.min(RING_SECONDS.most, Math.max(RING_SECONDS.least, seconds)),
      giveUpAt: Math.min(until, now + STALE_MS),
    });
    await this.legs.insert(tx, { id, callId, personId, role });
  }
}

function ringingCall(row: RingingRow): RingingCall {
  const view = viewOf(row);
  // A call that is over at the provider waits for nobody, whether or not it is closed yet.
  const state = row.overAt === null ? view.state : 'ended';
  return {
    ...view,
    ...{ state, language: row.caseLanguage, village: row.village, topic: row.topic },
    ...{ level: row.level, live: row.live, ladder: ladderOf(row), legs: row.legs },
  };
}

import { ownerLostBecause, SYSTEM, type CaseAct } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { CaseActs } from './acts/case-acts.service.js';
import { RESIDENT_PRESENT_MS } from './acts/case-contexts.js';
import { OfferedToMe } from './offers/offered.service.js';
import type { LoadedCase } from './persistence/case-store.js';
import { LostOwners } from './persistence/lost-owners.js';

type Why = Extract<CaseAct, { act: 'owner_lost' }>['why'];

/** Nothing stays with somebody who can no longer answer, or is not there: their cases go up a level (domain.md §3, "owner lost"). */
@Injectable()
export class OwnerLostService {
  private readonly graceMs: number;

  constructor(
    private readonly acts: CaseActs,
    private readonly lost: LostOwners,
    private readonly offered: OfferedToMe,
    @Inject(SETTINGS) settings: Pick<Settings, 'dutyGraceMinutes'>,
  ) {
    this.graceMs = settings.dutyGraceMinutes * 60_000;
  }

  /**
   * Lays down every held case of people whose account is disabled, and takes back what is offered to them live; and cases of people who
   * are away for longer than the case may wait, or went off duty while its resident waits. Called after an account was disabled, and
   * again by the sweep, so that a crash in between loses nothing. One case that fails keeps no other.
   * @returns how many cases were laid down.
   * @throws the first failure, after all others were tried.
   */
  async layDown(): Promise<number> {
    await this.offered.withdrawFromThoseGone();
    const found = await Promise.all([
      this.lost.cases(),
      this.lost.ofThoseAway(),
      this.lost.ofEndedShifts(this.graceMs, RESIDENT_PRESENT_MS),
    ]);
    let laidDown = 0;
    const failures: unknown[] = [];
    for (const caseId of new Set(found.flat())) {
      try {
        if (await this.layDownOne(caseId)) laidDown += 1;
      } catch (error) {
        if (!(error instanceof RefusalError)) failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return laidDown;
  }

  private async layDownOne(caseId: string): Promise<boolean> {
    let done = false;
    await this.acts.perform({
      caseId,
      by: { actor: SYSTEM },
      // Asked again under the lock: somebody may have taken it over meanwhile, or be back.
      prepare: async (loaded, now, _others, tx) => {
        const why = await this.why(tx, loaded, now);
        done = why !== undefined;
        return { act: why === undefined ? { act: 'nothing' } : { act: 'owner_lost', why } };
      },
      present: () => Promise.resolve(undefined),
    });
    return done;
  }

  private async why(tx: Tx, { file, ownerAvailable, residentSeenAt }: LoadedCase, now: number): Promise<Why | undefined> {
    if (file.owner === null) return undefined;
    if (!ownerAvailable) return 'disabled';
    const { callRuns, ...standing } = await this.lost.standing(tx, file.id, file.owner.personId);
    const isThere = residentSeenAt !== null && now - residentSeenAt <= RESIDENT_PRESENT_MS;
    return ownerLostBecause(file, standing, { now, graceMs: this.graceMs, residentWaits: callRuns || isThere });
  }
}

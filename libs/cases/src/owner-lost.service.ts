import { ownerLostBecause, type CaseAct } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import type { Tx } from '#platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { CaseByCase } from './acts/case-by-case.service.js';
import { isResidentThere, RESIDENT_PRESENT_MS } from './acts/case-contexts.js';
import { OfferedToMe } from './offers/offered.service.js';
import type { LoadedCase } from './persistence/case-store.js';
import { LostOwners } from './persistence/lost-owners.js';

type Why = Extract<CaseAct, { act: 'owner_lost' }>['why'];

/** Nothing stays with somebody who can no longer answer, or is not there: their cases go up a level (domain.md §3, "owner lost"). */
@Injectable()
export class OwnerLostService {
  private readonly graceMs: number;

  constructor(
    private readonly cases: CaseByCase,
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
    // Asked again under the lock: somebody may have taken it over meanwhile, or be back.
    return this.cases.act(new Set(found.flat()), async (loaded, now, tx) => {
      const why = await this.why(tx, loaded, now);
      return why && { act: 'owner_lost', why };
    });
  }

  private async why(tx: Tx, loaded: LoadedCase, now: number): Promise<Why | undefined> {
    const { file, ownerAvailable } = loaded;
    if (file.owner === null) return undefined;
    if (!ownerAvailable) return 'disabled';
    const { callRuns, ...standing } = await this.lost.standing(tx, file.id, file.owner.personId);
    const residentWaits = callRuns || isResidentThere(loaded, now);
    return ownerLostBecause(file, standing, { now, graceMs: this.graceMs, residentWaits });
  }
}

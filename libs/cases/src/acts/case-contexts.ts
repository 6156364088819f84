import { staffingOf, type Channel, type DecideContext, type OnDuty, type PolicySnapshot } from '#domain';
import type { Tx } from '#platform/database';
import { Policies } from '#policies';
import { Injectable } from '@nestjs/common';
import type { LoadedCase } from '../persistence/case-store.js';
import { PolicySnapshotStore } from '../persistence/policy-snapshot.store.js';

/** A resident who has not been seen for this long no longer waits live (their page beats every 20 s). */
export const RESIDENT_PRESENT_MS = 90_000;

export const isResidentThere = ({ residentSeenAt }: Pick<LoadedCase, 'residentSeenAt'>, now: number): boolean =>
  residentSeenAt !== null && now - residentSeenAt <= RESIDENT_PRESENT_MS;

/** What routing looks at of a case. */
export interface About {
  language: string;
  village: string | null;
  topic: string | null;
  channel: Channel;
}

export const aboutOf = ({ language, village, topic, file: { channel } }: LoadedCase): About => ({ language, village, topic, channel });

/** Gathers what a decision needs to know besides the case. */
@Injectable()
export class CaseContexts {
  constructor(
    private readonly policies: Policies,
    private readonly snapshots: PolicySnapshotStore,
  ) {}

  /** For an existing case, all of it true at the moment its lock was granted. */
  async of(tx: Tx, loaded: LoadedCase, now: number, onDuty: OnDuty[]): Promise<DecideContext> {
    const policy = await this.snapshots.of(tx, loaded.file.policyHash);
    return {
      ...this.opening(policy, aboutOf(loaded), now, onDuty),
      ownerAvailable: loaded.ownerAvailable,
      residentPresent: isResidentThere(loaded, now),
    };
  }

  /** For a case that is being opened. */
  opening(policy: PolicySnapshot, about: About, now: number, onDuty: OnDuty[]): DecideContext {
    return {
      now,
      policy,
      calendar: this.policies.calendarOf(policy),
      staffing: staffingOf(onDuty, about, now),
      ownerAvailable: false,
      residentPresent: true,
    };
  }

  /** The time zone in which days of this case end. */
  async timeZone(tx: Tx, loaded: LoadedCase): Promise<string> {
    return (await this.snapshots.of(tx, loaded.file.policyHash)).calendar?.timeZone ?? 'Europe/Helsinki';
  }

  /** The mayor's level of the ladder that a case is on now. */
  topLevel(context: DecideContext, live: boolean): number {
    const { policy } = context.policy;
    return (live && policy.live ? policy.live.ladder : policy.ladder).length - 1;
  }
}

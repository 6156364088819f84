import { Villages } from '#city';
import type { By } from '#domain';
import { UnitOfWork, type Tx } from '#platform/database';
import { Policies } from '#policies';
import { Directory } from '#staff';
import { Injectable } from '@nestjs/common';
import { actorOf } from '../acts/act-by.js';
import { CaseContexts } from '../acts/case-contexts.js';
import { CaseStore } from '../persistence/case-store.js';
import { ClassificationStore } from '../persistence/classification.store.js';
import { HistoryStore } from '../persistence/history.store.js';
import { PolicySnapshotStore } from '../persistence/policy-snapshot.store.js';
import { ResidentKeys } from '../residents/resident-keys.js';
import { PlayedCase } from './past-case-player.js';
import { RESIDENT } from './past-act.js';
import type { PastCase, WrittenCase } from './past-case.js';

type Known = ReadonlyMap<string, By & { personId: string }>;

/**
 * Writes cases that happened before: demo data, and what is brought over from another system. The past is played through the
 * domain's own decisions, with its times, so that journal, clocks and misses are what they would have been. Nobody is told.
 */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: CaseStore,
    private readonly history: HistoryStore,
    private readonly contexts: CaseContexts,
    private readonly policies: Policies,
    private readonly snapshots: PolicySnapshotStore,
    private readonly classes: ClassificationStore,
    private readonly people: Directory,
    private readonly keys: ResidentKeys,
    private readonly villages: Villages,
  ) {}

  /** Writes a history into a database without cases, whole or not at all; where there is any case, nothing. */
  writeIfEmpty(past: (now: number) => readonly PastCase[]): Promise<Map<string, WrittenCase>> {
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.history.isEmpty(tx))) return new Map();
      const { now } = await this.store.atOpening(tx);
      return this.writeAll(tx, past(now), now);
    });
  }

  /** @throws when a step could not have happened. */
  private async writeAll(tx: Tx, past: readonly PastCase[], now: number): Promise<Map<string, WrittenCase>> {
    const known = await this.everybodyIn(tx, past);
    const played = new Map<string, PlayedCase>();
    for (const one of past) played.set(one.key, await this.played(one, known, played, now));
    const cases = [...played.values()];
    // One round trip for the first transition of all cases, one for the second …: no case is written twice in one statement.
    const longest = Math.max(0, ...cases.map(({ transitions }) => transitions.length));
    for (let wave = 0; wave < longest; wave += 1)
      await this.store.write(
        tx,
        cases.flatMap(({ transitions }) => transitions.slice(wave, wave + 1)),
      );
    for (const { file, classified } of cases) {
      for (const { suggestion, seq, at, byId, classes } of classified)
        await (suggestion ? this.classes.suggest(tx, file.id, seq, byId, classes, at) : this.classes.set(tx, file.id, classes));
    }
    return new Map(cases.map((one) => [one.past.key, this.written(one)]));
  }

  private async played(past: PastCase, known: Known, before: ReadonlyMap<string, PlayedCase>, now: number): Promise<PlayedCase> {
    const policy = this.policies.choose(past);
    const policyHash = this.policies.snapshotHash(policy);
    await this.snapshots.keep(policyHash, policy);
    return new PlayedCase(
      this.inOfficialWords(past),
      {
        ...{ policy, policyHash },
        calendar: this.policies.calendarOf(policy),
        topLevel: (context, live) => this.contexts.topLevel(context, live),
        personOf: (username) => found(known, username),
        played: (key) => found(before, key),
      },
      now,
    );
  }

  /** @throws RefusalError `unknown-village` */
  private inOfficialWords(past: PastCase): PastCase {
    const named = <T extends { village?: string | undefined }>(one: T): T =>
      one.village === undefined ? one : { ...one, village: this.villages.nameOf(one.village) };
    return named({ ...past, steps: past.steps.map((step) => (step.act.act === 'classify' ? { ...step, act: named(step.act) } : step)) });
  }

  private async everybodyIn(tx: Tx, past: readonly PastCase[]): Promise<Known> {
    const usernames = past.flatMap(({ by, steps }) => [
      by,
      ...steps.flatMap(({ by: actor, act }) => [actor, 'to' in act ? act.to : undefined]),
    ]);
    const known = new Map<string, By & { personId: string }>();
    for (const username of new Set(usernames)) {
      if (username === undefined || username === RESIDENT) continue;
      const person = await this.people.activeByUsername(username, tx);
      if (!person) throw new Error(`the past needs ${username}, who is not there`);
      const { id: personId, roles } = person;
      known.set(username, { actor: { type: actorOf(roles), personId }, personId, roles });
    }
    return known;
  }

  private written({ file, contactId, trackingCode }: PlayedCase): WrittenCase {
    return { caseId: file.id, trackingCode, residentKey: this.keys.keyOf(contactId) };
  }
}

function found<T>(among: ReadonlyMap<string, T>, key: string): T {
  const one = among.get(key);
  if (!one) throw new Error(`the past speaks of ${key}, which is not there`);
  return one;
}

import {
  decide,
  isTicking,
  makeTrackingCode,
  openCase,
  settleDue,
  type By,
  type CaseEvent,
  type CaseFile,
  type DecideContext,
  type PolicySnapshot,
  type WorkingCalendar,
} from '#domain';
import { randomBytes, randomUUID } from 'node:crypto';
import { message } from '../acts/words-of.js';
import type { JournalRow } from '../journal/journal-hash.js';
import { rowsOf, type Rows } from '../persistence/case-rows.js';
import type { Classes } from '../persistence/classification.store.js';
import { openingRows, personOf } from '../persistence/opening-rows.js';
import type { Spoken } from '../persistence/spoken.js';
import { RESIDENT, type PastStep } from './past-act.js';
import type { PastCase } from './past-case.js';
import { wordsOf } from './past-words.js';

/** What playing needs to know of the city. */
export interface Stage {
  policy: PolicySnapshot;
  policyHash: string;
  calendar: WorkingCalendar;
  topLevel: (context: DecideContext, live: boolean) => number;
  /** @throws for somebody who is not there */
  personOf: (username: string) => By & { personId: string };
  played: (key: string) => PlayedCase;
}

/** What was set or suggested about a case, beside its journal. */
export interface PastClasses {
  seq: number;
  at: number;
  byId: string;
  suggestion: boolean;
  classes: Classes;
}

const EVERYBODY = { duty: 0, dutyAll: 0, mayor: 0 };

/**
 * Plays one past case through the same decisions that cases take now: every clock that ran out meanwhile is recorded when it
 * did, every step at its time. What it stores is one `Rows` for each transition, the first one opens.
 */
export class PlayedCase {
  readonly contactId = randomUUID();
  readonly trackingCode = makeTrackingCode(randomBytes(8));
  readonly transitions: Rows[] = [];
  readonly classified: PastClasses[] = [];
  file: CaseFile;
  private headHash = '';

  constructor(
    readonly past: PastCase,
    private readonly stage: Stage,
    until: number,
  ) {
    this.file = this.open();
    for (const step of past.steps) this.play(step);
    this.settleUntil(until);
  }

  private open(): CaseFile {
    const { past, stage, contactId } = this;
    const village = past.village ?? null;
    const said = message(past.text, 'resident', { role: 'resident', id: null });
    const person = personOf(past, contactId);
    const linkedTo = past.linkedTo === undefined ? null : stage.played(past.linkedTo).file.id;
    const context = this.context(past.at);
    const { file, events } = openCase(
      {
        caseId: randomUUID(),
        actor: past.by === undefined ? { type: 'resident' } : stage.personOf(past.by).actor,
        channel: past.channel,
        kind: past.kind,
        policyHash: stage.policyHash,
        facts: {
          contactId,
          language: past.language,
          ...said.said,
          ...(past.topic ? { topic: past.topic } : {}),
          ...(person ? { personCommitment: person.commitment } : {}),
          ...(linkedTo ? { linkedTo } : {}),
        },
      },
      context,
    );
    const topLevel = stage.topLevel(context, file.live);
    this.keep(
      openingRows({
        ...{ file, events, topLevel, contactId, village, linkedTo, person },
        trackingCode: this.trackingCode,
        language: past.language,
        topic: past.topic ?? null,
        said: said.spoken,
      }),
    );
    return file;
  }

  private play({ at, by, act }: PastStep): void {
    this.settleUntil(at);
    const { past, stage, file } = this;
    const person = by === RESIDENT ? undefined : stage.personOf(by);
    const words = wordsOf(act, {
      file,
      personId: person?.personId,
      idOf: (username) => stage.personOf(username).personId,
      otherCase: (key) => stage.played(key).asOf(at),
    });
    const decision = decide(file, this.context(at), person ?? { actor: { type: 'resident' } }, words.act);
    if (!decision.ok) throw new Error(`the past of ${past.key} cannot be: ${act.act} by ${by} is refused, ${decision.refusal.code}`);
    this.changed(decision, at, words.spoken);
    if (words.classes && person) {
      const suggestion = decision.file.owner?.personId !== person.personId;
      this.classified.push({ seq: decision.file.seq, at, byId: person.personId, suggestion, classes: words.classes });
    }
  }

  /** Records what ran out, each at its own time, as a sweep would have. */
  private settleUntil(until: number): void {
    for (;;) {
      const due = Math.min(...this.file.clocks.filter(isTicking).map(({ dueAt, warnAt }) => Math.min(dueAt, warnAt ?? dueAt)));
      if (due > until) return;
      this.changed(settleDue(this.file, this.context(due)), due, []);
    }
  }

  private changed(decision: { file: CaseFile; events: CaseEvent[] }, at: number, spoken: readonly Spoken[]): void {
    const { file: after, events } = decision;
    if (events.length === 0) return;
    const topLevel = this.stage.topLevel(this.context(at), after.live);
    this.keep(rowsOf({ before: this.file, after, headHash: this.headHash, events, topLevel, spoken }));
    this.file = after;
  }

  /** Nobody is told of the past: its outbox is left out. */
  private keep({ outbox: _nobodyIsTold, ...rows }: Rows): void {
    this.headHash = (rows['journal'] as unknown as JournalRow[]).at(-1)?.hash ?? this.headHash;
    this.transitions.push(rows);
  }

  private asOf(at: number): { id: string; open: boolean } {
    const { id, closing } = this.file;
    return { id, open: this.past.at <= at && (closing === null || closing.at > at) };
  }

  private context(now: number): DecideContext {
    const { policy, calendar } = this.stage;
    return { now, policy, calendar, staffing: this.past.staffing ?? EVERYBODY, ownerAvailable: true, residentPresent: false };
  }
}

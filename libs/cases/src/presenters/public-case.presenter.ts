import type { PublicCase } from '#contracts';
import { formatTrackingCode, isRunning, liveRoundOf, rungAt, type CaseEvent, type CaseFile, type Clock } from '#domain';
import type { Tx } from '#platform/database';
import { PeopleNames, type NamedPerson } from '#staff';
import { Injectable } from '@nestjs/common';
import type { CaseRecord } from '../persistence/case-reads.js';
import { timelineOf } from './timeline.js';

/** Everything that the public view of a case is made of. */
export interface PublicFacts {
  trackingCode: string;
  file: CaseFile;
  events: readonly CaseEvent[];
  /** Whether the case, unowned, stands on the mayor's rung. */
  atMayor: boolean;
  duplicateOf?: string | undefined;
  names: ReadonlyMap<string, NamedPerson>;
  mayor: NamedPerson | undefined;
  /** While it is offered live: how many are asked now, and on which ladder. */
  asked: CaseRecord['asked'];
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Clocks that the public sees: what runs, and what was not kept. Offers are between officials. */
const isPublic = (clock: Clock): boolean => clock.kind !== 'offer' && (isRunning(clock) || clock.breachedAt !== null);

/** Who answers now: the owner by name; the duty team; or the participation mayor by name (domain.md §2.4). */
export function answerableOf(
  file: CaseFile,
  atMayor: boolean,
  names: ReadonlyMap<string, NamedPerson>,
  mayor: NamedPerson | undefined,
): PublicCase['answerable'] {
  if (file.owner) {
    const owner = names.get(file.owner.personId);
    return { role: 'owner', ...(owner ? { name: owner.name } : {}) };
  }
  return atMayor ? { role: 'mayor', ...(mayor ? { name: mayor.name } : {}) } : { role: 'duty' };
}

/** The case as anybody may see it: whitelisted field by field. */
export function publicCaseOf(facts: PublicFacts): PublicCase {
  const { file, names, mayor } = facts;
  return {
    trackingCode: formatTrackingCode(facts.trackingCode),
    state: file.state,
    level: file.level,
    openedAt: iso(file.openedAt),
    channel: file.channel,
    kind: file.kind,
    answerable: answerableOf(file, facts.atMayor, names, mayor),
    clocks: file.clocks.filter(isPublic).map((clock) => ({
      kind: clock.kind,
      dueAt: iso(clock.dueAt),
      ...(clock.breachedAt === null ? {} : { breachedAt: iso(clock.breachedAt) }),
      ...(clock.pausedAt === null ? {} : { paused: true }),
    })),
    ...waitsLiveOf(file, facts.asked),
    timeline: timelineOf(facts.events, names, file.restricted),
    ...(file.closing && !file.restricted ? { outcome: file.closing.outcome, closedBy: file.closing.by } : {}),
    ...(facts.duplicateOf ? { duplicateOf: formatTrackingCode(facts.duplicateOf) } : {}),
    ...(file.restricted ? { restricted: true } : {}),
  };
}

/** That nobody is free is said as plainly as that many are asked: a number, no names. The last rung tells the same people again. */
function waitsLiveOf(file: CaseFile, asked: PublicFacts['asked']): Pick<PublicCase, 'waitsLive'> {
  const round = liveRoundOf(file);
  const next = asked && rungAt(asked.ladder, file.level + 1);
  return round && next ? { waitsLive: { offeredTo: asked.to, until: iso(round.until), then: next.tell } } : {};
}

@Injectable()
export class PublicCasePresenter {
  constructor(private readonly names: PeopleNames) {}

  /** A case that was just opened, from what is in hand: nothing is read again. */
  async justOpened(tx: Tx, opened: Omit<PublicFacts, 'duplicateOf' | 'names' | 'mayor'>): Promise<PublicCase> {
    return publicCaseOf({ ...opened, names: new Map(), mayor: opened.atMayor ? await this.names.mayor(tx) : undefined });
  }
}

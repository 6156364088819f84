import type { CaseMessage, FullCase, JournalEntry } from '#contracts';
import { formatTrackingCode, type CaseEvent, type CaseFile } from '#domain';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { PeopleNames, type NamedPerson } from '#staff';
import { Injectable } from '@nestjs/common';
import { mayContact, type Reader } from '../access/case-access.js';
import { CaseReads, eventsOf, type CaseRecord } from '../persistence/case-reads.js';
import { PolicySnapshotStore } from '../persistence/policy-snapshot.store.js';
import { attachmentsOf } from './attachments-of.js';
import { mayDo } from './case-may.js';
import { answerableOf } from './public-case.presenter.js';
import { timelineOf } from './timeline.js';

const iso = (ms: number): string => new Date(ms).toISOString();
const present = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** Who reads, by the name that they signed in with in this request. */
type NamedReader = Reader & { username: string; name: string };

/** The whole case for somebody who may read it: whitelisted field by field. Asks nobody whether they may. */
@Injectable()
export class CasePresenter {
  constructor(
    private readonly reads: CaseReads,
    private readonly names: PeopleNames,
    private readonly snapshots: PolicySnapshotStore,
  ) {}

  async full(caseId: string, reader: NamedReader, tx: Tx): Promise<FullCase> {
    const record = await this.reads.full(caseId, tx);
    if (!record) throw new RefusalError({ code: 'not-found' });
    return this.present(record, reader, tx);
  }

  async present(record: CaseRecord, reader: NamedReader, tx: Tx): Promise<FullCase> {
    const { file } = record;
    const events = eventsOf(record);
    const names = await this.names.of(peopleIn(record, events), tx, [
      { id: reader.personId, username: reader.username, name: reader.name },
    ]);
    const policy = (await this.snapshots.of(tx, file.policyHash)).policy;
    const mayor = record.escalated ? await this.names.mayor(tx) : undefined;
    const named = (id: string) => ({ username: names.get(id)?.username ?? '', name: names.get(id)?.name ?? '' });
    const wordsAt = (seq: number, field: string) => record.words.find((words) => words.seq === seq && words.field === field)?.text;
    return {
      id: file.id,
      trackingCode: formatTrackingCode(record.trackingCode),
      seq: file.seq,
      title: record.title ?? formatTrackingCode(record.trackingCode),
      state: file.state,
      level: file.level,
      topLevel: (file.live && policy.live ? policy.live.ladder : policy.ladder).length - 1,
      channel: file.channel,
      kind: file.kind,
      language: record.language as FullCase['language'],
      live: file.live,
      ...(record.topic ? { topic: record.topic as FullCase['topic'] } : {}),
      ...(record.sector ? { sector: record.sector as FullCase['sector'] } : {}),
      ...(record.village ? { village: record.village } : {}),
      openedAt: iso(file.openedAt),
      ...(record.callerSince ? { callerSince: record.callerSince } : {}),
      ...(file.owner ? { owner: { ...named(file.owner.personId), since: iso(file.owner.since) } } : {}),
      answerable: answerableOf(file, record.escalated, names, mayor),
      escalated: record.escalated,
      clocks: file.clocks.map((clock) => ({
        kind: clock.kind,
        round: clock.round,
        startedAt: iso(clock.startedAt),
        dueAt: iso(clock.dueAt),
        ...(clock.warnAt === null ? {} : { warnAt: iso(clock.warnAt) }),
        ...(clock.pausedAt === null ? {} : { pausedAt: iso(clock.pausedAt) }),
        ...(clock.stoppedAt === null ? {} : { stoppedAt: iso(clock.stoppedAt) }),
        ...(clock.breachedAt === null ? {} : { breachedAt: iso(clock.breachedAt) }),
      })),
      messages: messagesOf(record, names),
      timeline: timelineOf(events, names, false),
      journal: journalOf(record, names),
      offers: file.offers.map((offer) => {
        const made = events.find(({ facts }) => facts['offerId'] === offer.id);
        const clock = file.clocks.find(({ ref }) => ref === offer.id);
        const reason = made && wordsAt(made.seq, 'reason');
        return {
          id: offer.id,
          kind: offer.kind,
          to: named(offer.to),
          by: named(offer.by),
          at: iso(offer.at),
          dueAt: iso(clock?.dueAt ?? offer.at),
          ...(reason ? { reason } : {}),
        };
      }),
      assists: file.assists.map((assist) => ({
        id: assist.id,
        to: named(assist.to),
        by: named(assist.by),
        at: iso(assist.at),
        ...(assist.repliedAt === null ? {} : { repliedAt: iso(assist.repliedAt) }),
      })),
      suggestions: record.suggestions.map((suggestion) => ({
        at: suggestion.at,
        by: named(suggestion.byId),
        ...(suggestion.title ? { title: suggestion.title } : {}),
        ...(suggestion.topic ? { topic: suggestion.topic as FullCase['topic'] } : {}),
        ...(suggestion.sector ? { sector: suggestion.sector as FullCase['sector'] } : {}),
        ...(suggestion.village ? { village: suggestion.village } : {}),
      })),
      directives: file.directives.map((directive) => {
        const given = events.find(({ facts }) => facts['directiveId'] === directive.id);
        const text = given && wordsAt(given.seq, 'text');
        return { at: iso(directive.at), sector: directive.sector, dueAt: iso(directive.dueAt), ...(text ? { text } : {}) };
      }),
      ...(mayContact(reader, { ...file, escalated: record.escalated })
        ? { resident: record.person ? withoutNulls(record.person) : {} }
        : {}),
      ...answerOf(file, events, wordsAt),
      ...(file.closing ? { outcome: file.closing.outcome, closedBy: file.closing.by, closedAt: iso(file.closing.at) } : {}),
      ...(record.duplicateOfCode ? { duplicateOf: formatTrackingCode(record.duplicateOfCode) } : {}),
      ...(record.linkedToCode ? { linkedTo: formatTrackingCode(record.linkedToCode) } : {}),
      restricted: file.restricted,
      reads: readsOf(events, names, wordsAt),
      may: mayDo(reader, file, record.escalated),
    };
  }
}

type WordsAt = (seq: number, field: string) => string | undefined;

/** The answer in force, with the public reason and alternative that "not possible" needs (R7). */
export function answerOf(file: CaseFile, events: readonly CaseEvent[], wordsAt: WordsAt): Pick<FullCase, 'answer'> {
  const given = events.findLast(({ type }) => type === 'answer.given');
  if (!file.answer || !given) return {};
  const reason = wordsAt(given.seq, 'reason');
  const alternative = wordsAt(given.seq, 'alternative');
  return { answer: { outcome: file.answer.outcome, ...(reason ? { reason } : {}), ...(alternative ? { alternative } : {}) } };
}

/** Who opened the case without owning it, and why (domain.md §6: shown to the resident). */
export function readsOf(events: readonly CaseEvent[], names: ReadonlyMap<string, NamedPerson>, wordsAt: WordsAt): FullCase['reads'] {
  return events
    .filter(({ type }) => type === 'case.read')
    .map(({ at, seq, facts }) => {
      const reason = wordsAt(seq, 'reason');
      return { at: iso(at), name: names.get(String(facts['by']))?.name ?? '', ...(reason ? { reason } : {}) };
    });
}

function messagesOf(record: CaseRecord, names: ReadonlyMap<string, NamedPerson>): CaseMessage[] {
  return record.messages.map((message) => {
    const author = message.authorId ? names.get(message.authorId) : undefined;
    const person = author && { username: author.username, name: author.name };
    // The words are the resident's, whoever wrote them down.
    const entered = message.authorRole === 'resident';
    const text = record.words.find(({ seq, field }) => seq === message.seq && field === 'text')?.text;
    return {
      id: message.id,
      seq: message.seq,
      at: message.at,
      kind: message.kind,
      visibility: message.visibility,
      from: { role: message.authorRole, ...(entered ? {} : person) },
      ...(entered && person ? { enteredBy: person } : {}),
      ...(text === undefined ? {} : { text }),
      ...attachmentsOf(message),
      ...(message.clientId ? { clientId: message.clientId } : {}),
    };
  });
}

function journalOf(record: CaseRecord, names: ReadonlyMap<string, NamedPerson>): JournalEntry[] {
  return record.journal.map(({ seq, at, type, actor, data, prev_hash, hash }) => {
    const person = actor.personId ? names.get(actor.personId) : undefined;
    return {
      seq,
      at,
      type,
      actor: {
        type: actor.type,
        ...(person ? { username: person.username, name: person.name } : {}),
        ...(actor.tokenId ? { byToken: true } : {}),
      },
      data: { ...data },
      prevHash: prev_hash,
      hash,
    };
  });
}

/** Everybody whom the case mentions. */
function peopleIn(record: CaseRecord, events: readonly CaseEvent[]): (string | null | undefined)[] {
  const { file } = record;
  return [
    file.owner?.personId,
    ...file.offers.flatMap(({ to, by }) => [to, by]),
    ...file.assists.flatMap(({ to, by }) => [to, by]),
    ...record.messages.map(({ authorId }) => authorId),
    ...record.suggestions.map(({ byId }) => byId),
    ...events.flatMap(({ actor, facts }) =>
      [actor.personId, facts['ownerId'], facts['by']].filter((id): id is string => typeof id === 'string'),
    ),
  ];
}

function withoutNulls(person: NonNullable<CaseRecord['person']>): NonNullable<FullCase['resident']> {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => present(value)));
}

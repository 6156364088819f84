import type { MyCase } from '#contracts';
import { formatTrackingCode, withinReopening, type CaseFile } from '#domain';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { CaseReads, eventsOf, type CaseRecord } from '../persistence/case-reads.js';
import { attachmentsOf } from './attachments-of.js';
import { answerOf, readsOf } from './case.presenter.js';
import { publicCaseOf } from './public-case.presenter.js';
import { namedIn, timelineOf } from './timeline.js';
import type { Tx } from '#platform/database';
import { PeopleNames } from '#staff';

type ResidentKind = MyCase['messages'][number]['kind'];

/** The case as its resident sees it: the public view, and the conversation without officials' notes. */
@Injectable()
export class MyCasePresenter {
  constructor(
    private readonly reads: CaseReads,
    private readonly names: PeopleNames,
  ) {}

  /** @param now the database's clock, epoch ms: what the resident may still do depends on it. */
  async present(caseId: string, now: number, tx?: Tx): Promise<MyCase> {
    const record = await this.reads.full(caseId, tx);
    if (!record) throw new RefusalError({ code: 'not-found' });
    const events = eventsOf(record);
    const names = await this.names.of(
      [
        record.file.owner?.personId,
        ...namedIn(events),
        ...record.messages.map(({ authorId }) => authorId),
        ...events.map(({ facts }) => facts['by'] as string),
      ],
      tx,
    );
    const mayor = record.escalated ? await this.names.mayor(tx) : undefined;
    const { file } = record;
    const wordsAt = (seq: number, field: string) => record.words.find((words) => words.seq === seq && words.field === field)?.text;
    return {
      ...publicCaseOf({
        trackingCode: record.trackingCode,
        file,
        events,
        atMayor: record.escalated,
        duplicateOf: record.duplicateOfCode ?? undefined,
        names,
        mayor,
        asked: record.asked,
      }),
      // What is kept from the public is not kept from the resident.
      timeline: timelineOf(events, names, false),
      ...(file.closing ? { outcome: file.closing.outcome, closedBy: file.closing.by } : {}),
      seq: file.seq,
      messages: record.messages
        .filter(({ visibility }) => visibility === 'public')
        .map((message) => {
          const author = message.authorId ? names.get(message.authorId) : undefined;
          const text = textOf(record, message.seq);
          return {
            id: message.id,
            seq: message.seq,
            at: message.at,
            kind: message.kind as ResidentKind,
            from: {
              role: message.authorRole === 'resident' ? ('resident' as const) : ('owner' as const),
              ...(author && message.authorRole !== 'resident' ? { name: author.name } : {}),
            },
            ...(text === undefined ? {} : { text }),
            ...attachmentsOf(message),
            ...(message.clientId ? { clientId: message.clientId } : {}),
          };
        }),
      may: mayOf(file, now),
      ...answerOf(file, events, wordsAt),
      reads: readsOf(events, names, wordsAt),
      ...(record.linkedToCode ? { linkedTo: formatTrackingCode(record.linkedToCode) } : {}),
    };
  }
}

const textOf = (record: CaseRecord, seq: number): string | undefined =>
  record.words.find((words) => words.seq === seq && words.field === 'text')?.text;

/** Writing is always possible: later than thirty days after closing it opens a new, linked case. */
function mayOf(file: CaseFile, now: number): MyCase['may'] {
  return {
    write: true,
    verdict: file.state === 'answered' || (file.state === 'closed' && file.closing?.afterAnswer === true && withinReopening(file, now)),
    withdraw: file.state !== 'closed',
  };
}

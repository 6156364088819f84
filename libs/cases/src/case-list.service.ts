import type { CaseListQuery, CasePage, CaseSummary } from '#contracts';
import { formatTrackingCode } from '#domain';
import { RefusalError } from '#platform/http';
import type { SignedInViewer as Viewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { CaseList, type SummaryRow } from './persistence/case-list.js';

/** The lists that officials and the mayor work from. */
@Injectable()
export class CaseListService {
  constructor(private readonly list: CaseList) {}

  /** @throws RefusalError `not-found` for roles that have no lists. */
  async page(viewer: Viewer, query: CaseListQuery): Promise<CasePage> {
    if (!viewer.roles.includes('official') && !viewer.roles.includes('mayor')) throw new RefusalError({ code: 'not-found' });
    const { rows, nextCursor } = await this.list.page(viewer, query);
    return { items: rows.map(summaryOf), ...(nextCursor ? { nextCursor } : {}) };
  }
}

/** One row; where the words are not the reader's, only what is public anyway. */
function summaryOf(row: SummaryRow): CaseSummary {
  const code = formatTrackingCode(row.tracking_code);
  return {
    id: row.id,
    trackingCode: code,
    title: row.readable && row.title !== null ? row.title : code,
    state: row.state as CaseSummary['state'],
    level: row.level,
    channel: row.channel as CaseSummary['channel'],
    kind: row.kind as CaseSummary['kind'],
    language: row.language as CaseSummary['language'],
    ...(row.readable && row.village ? { village: row.village } : {}),
    ...(row.readable && row.topic ? { topic: row.topic as CaseSummary['topic'] } : {}),
    ...(row.owner_username && row.owner_name ? { owner: { username: row.owner_username, name: row.owner_name } } : {}),
    openedAt: row.opened_at.toISOString(),
    ...(row.clock
      ? {
          nearestClock: {
            kind: row.clock.kind as NonNullable<CaseSummary['nearestClock']>['kind'],
            dueAt: row.clock.dueAt,
            startedAt: row.clock.startedAt,
            breached: row.late_since !== null,
            ...(row.clock.pausedAt ? { pausedAt: row.clock.pausedAt } : {}),
          },
        }
      : {}),
    ...(row.late_since ? { lateSince: row.late_since.toISOString() } : {}),
    ...(row.caller_since ? { callerSince: row.caller_since.toISOString() } : {}),
    escalated: row.escalated,
    live: row.live,
    readable: row.readable,
    seq: row.seq,
  };
}

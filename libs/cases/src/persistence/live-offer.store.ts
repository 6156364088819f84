import type { LiveRoundEnd, OnDuty, Rung } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A round of offering as it is stored when it begins. */
export interface NewLiveOffer {
  id: string;
  caseId: string;
  round: number;
  level: number;
  /** Epoch ms. */
  at: number;
  until: number;
  to: string[];
  declined: string[];
}

interface LiveOfferIds {
  offerId: string;
  caseId: string;
  /** The case's, as of now. */
  seq: number;
}

/** A round that just ended, with those who saw it until now. */
export interface EndedLiveOffer {
  offerId: string;
  caseId: string;
  to: string[];
  declined: string[];
}

/** An open round, with what decides to whom it is offered. */
export interface StandingOffer extends EndedLiveOffer {
  seq: number;
  level: number;
  ladder: Rung[];
  language: string;
  village: string | null;
  topic: string | null;
  channel: string;
}

/** A live contact as its addressee sees it. */
export interface LiveOfferRow {
  offerId: string;
  caseId: string;
  seq: number;
  trackingCode: string;
  channel: string;
  language: string;
  village: string | null;
  topic: string | null;
  firstWords: string | null;
  since: Date;
  until: Date;
  level: number;
}

const STANDING = `
  SELECT o.id AS "offerId", o.case_id AS "caseId", o.to_ids AS "to", o.declined_ids AS declined, f.seq, f.level, f.language, f.village, f.topic, f.channel,
    p.body->'policy'->'live'->'ladder' AS ladder
  FROM live_offer o JOIN case_file f ON f.id = o.case_id JOIN policy_snapshot p ON p.hash = f.policy_hash
  WHERE o.ended_at IS NULL`;

/** Rows of `live_offer`: one open row for each case that is offered live. */
@Injectable()
export class LiveOfferStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Ends the open rounds of these cases, whose locks the caller holds. Sent before this returns. */
  async end(tx: Tx, ends: readonly { caseId: string; how: LiveRoundEnd }[], at: number): Promise<EndedLiveOffer[]> {
    return prepared<EndedLiveOffer>(
      tx,
      `UPDATE live_offer o SET ended_at = $2, how = x.how FROM jsonb_to_recordset($1::jsonb) AS x ("caseId" uuid, how text)
       WHERE o.case_id = x."caseId" AND o.ended_at IS NULL
       RETURNING o.id AS "offerId", o.case_id AS "caseId", o.to_ids AS "to", o.declined_ids AS declined`,
      [JSON.stringify(ends), new Date(at)],
    );
  }

  async begin(tx: Tx, offers: readonly NewLiveOffer[]): Promise<void> {
    const rows = offers.map(({ at, until, ...offer }) => ({ ...offer, at: new Date(at), until: new Date(until) }));
    await prepared(
      tx,
      `INSERT INTO live_offer (id, case_id, round, level, at, until, to_ids, declined_ids)
       SELECT x.id, x."caseId", x.round, x.level, x.at, x.until, x."to", x.declined FROM jsonb_to_recordset($1::jsonb)
         AS x (id uuid, "caseId" uuid, round int, level int, at timestamptz, until timestamptz, "to" uuid[], declined uuid[])`,
      [JSON.stringify(rows)],
    );
  }

  /** Open rounds; of one case, or all. Usually there are few, and none of most cases. */
  async standing(caseId?: string, tx?: Tx): Promise<StandingOffer[]> {
    const on = tx ?? this.dataSource;
    if (caseId === undefined) return prepared<StandingOffer>(on, STANDING, []);
    return prepared<StandingOffer>(on, `${STANDING} AND o.case_id = $1`, [caseId]);
  }

  async onDuty(tx?: Tx): Promise<OnDuty[]> {
    const [row] = await prepared<{ onDuty: OnDuty[] }>(tx ?? this.dataSource, 'SELECT batline_on_duty() AS "onDuty"', []);
    return row?.onDuty ?? [];
  }

  /** Offers an open round to somebody who came later. @returns false: it is over, or is offered to them already, or they declined */
  async join(offerId: string, personId: string): Promise<boolean> {
    return this.changed(
      `UPDATE live_offer SET to_ids = array_append(to_ids, $2) WHERE id = $1 AND ended_at IS NULL AND NOT ($2 = ANY (to_ids || declined_ids))`,
      [offerId, personId],
    );
  }

  /** It is not offered to somebody any more. @returns false: it was not, or is over */
  async leave(offerId: string, personId: string): Promise<boolean> {
    return this.changed(
      `UPDATE live_offer SET to_ids = array_remove(to_ids, $2) WHERE id = $1 AND ended_at IS NULL AND $2 = ANY (to_ids)`,
      [offerId, personId],
    );
  }

  /** Sets to whom an open round is offered; the caller holds the case's lock. */
  async retarget(tx: Tx, offerId: string, to: readonly string[]): Promise<void> {
    await prepared(tx, 'UPDATE live_offer SET to_ids = $2 WHERE id = $1 AND ended_at IS NULL', [offerId, to]);
  }

  /** They do not want it. @returns the case whose round that was, if it was offered to them until now */
  async decline(tx: Tx, offerId: string, personId: string): Promise<{ caseId: string; seq: number } | undefined> {
    const [row] = await prepared<{ caseId: string; seq: number }>(
      tx,
      `UPDATE live_offer SET to_ids = array_remove(to_ids, $2), declined_ids = array_append(declined_ids, $2)
       WHERE id = $1 AND ended_at IS NULL AND $2 = ANY (to_ids) RETURNING case_id AS "caseId", (SELECT f.seq FROM case_file f WHERE f.id = case_id) AS seq`,
      [offerId, personId],
    );
    return row;
  }

  /** Whether a round, open or over, was ever offered to somebody, as far as is known. */
  async wasOffered(tx: Tx, offerId: string, personId: string): Promise<boolean> {
    const rows = await prepared<unknown>(tx, 'SELECT 1 FROM live_offer WHERE id = $1 AND $2 = ANY (to_ids || declined_ids)', [
      offerId,
      personId,
    ]);
    return rows.length > 0;
  }

  /** What is offered to somebody now, the longest waiting first. */
  async of(personId: string, words: number): Promise<LiveOfferRow[]> {
    return prepared<LiveOfferRow>(
      this.dataSource,
      `SELECT o.id AS "offerId", o.case_id AS "caseId", f.seq, f.tracking_code AS "trackingCode", f.channel, f.language, f.village, f.topic,
         left(w.text, $2) AS "firstWords", f.opened_at AS since, o.until, o.level
       FROM live_offer o JOIN case_file f ON f.id = o.case_id
       LEFT JOIN LATERAL (SELECT w.text FROM message m JOIN case_words w ON w.case_id = m.case_id AND w.seq = m.seq AND w.field = 'text'
         WHERE m.case_id = f.id AND m.kind = 'resident' ORDER BY m.seq LIMIT 1) AS w ON true
       WHERE o.ended_at IS NULL AND $1 = ANY (o.to_ids) ORDER BY f.opened_at, o.id LIMIT 100`,
      [personId, words],
    );
  }

  /** To nobody who may not own any more. @returns what is gone from whom */
  async leaveOfThoseGone(): Promise<(LiveOfferIds & { personId: string })[]> {
    const gone = await this.dataSource.query<(LiveOfferIds & { personId: string })[]>(
      `SELECT o.id AS "offerId", o.case_id AS "caseId", f.seq, p.id AS "personId"
       FROM live_offer o JOIN case_file f ON f.id = o.case_id JOIN person p ON p.id = ANY (o.to_ids)
       WHERE o.ended_at IS NULL AND (p.disabled_at IS NOT NULL OR NOT (p.roles && ARRAY['official', 'mayor']))`,
    );
    const left = [];
    for (const one of gone) if (await this.leave(one.offerId, one.personId)) left.push(one);
    return left;
  }

  /** Housekeeping: who was offered what a quarter of a year ago is nobody's business any more. */
  async forgetOld(): Promise<void> {
    await this.dataSource.query(`DELETE FROM live_offer WHERE ended_at < batline_now() - interval '90 days'`);
  }

  private async changed(text: string, values: readonly unknown[]): Promise<boolean> {
    const rows = await prepared<unknown>(this.dataSource, `${text} RETURNING 1`, values);
    return rows.length > 0;
  }
}

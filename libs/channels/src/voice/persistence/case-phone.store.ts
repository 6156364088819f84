import { prepared, type Tx } from '#platform/database';
import type { PhoneCall, PhoneRecording } from '#contracts';
import type { Language } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LastThread } from '../officials/resident-reach.js';

export interface CaseCall {
  id: string;
  direction: PhoneCall['direction'];
  state: PhoneCall['state'];
  startedAt: Date;
  connectedAt: Date | null;
  endedAt: Date | null;
  endedHow: PhoneCall['endedHow'] | null;
  promisedBy: Date | null;
  heldAt: Date | null;
  official: { username: string; name: string } | null;
}

export interface CaseRecording {
  id: string;
  callId: string;
  state: PhoneRecording['state'];
  at: Date;
  seconds: number | null;
  deleteAfter: Date;
  transcript: string | null;
}

/** What the telephone did on a case, for those who look at it. */
@Injectable()
export class CasePhoneStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Oldest first. */
  async calls(caseId: string): Promise<CaseCall[]> {
    return prepared(
      this.dataSource,
      `SELECT c.id, c.direction, c.state, c.started_at AS "startedAt", c.connected_at AS "connectedAt", c.ended_at AS "endedAt",
         c.ended_how AS "endedHow", c.promised_by AS "promisedBy", c.held_at AS "heldAt",
         CASE WHEN x.id IS NULL THEN NULL ELSE jsonb_build_object('username', x.username, 'name', x.name) END AS official
       FROM phone_call c LEFT JOIN person x ON x.id = c.official_id WHERE c.case_id = $1 ORDER BY c.started_at, c.id`,
      [caseId],
    );
  }

  async recordings(caseId: string): Promise<CaseRecording[]> {
    return prepared(
      this.dataSource,
      `SELECT id, call_id AS "callId", state, arrived_at AS at, seconds, delete_after AS "deleteAfter", transcript
       FROM phone_recording WHERE case_id = $1 ORDER BY arrived_at, id`,
      [caseId],
    );
  }

  /** Numbers by which the resident of a case can be reached, the best first; as they were given, which may be no number at all. */
  async numbersOf(caseId: string, on?: Tx): Promise<string[]> {
    const rows = await prepared<{ number: string }>(
      on ?? this.dataSource,
      `SELECT number FROM (
         SELECT number, started_at AS at, 1 AS rank FROM phone_call WHERE case_id = $1 AND number IS NOT NULL
         UNION ALL SELECT number, last_at, 2 FROM phone_thread WHERE case_id = $1 AND number IS NOT NULL
         UNION ALL SELECT p.phone, c.at, 3 FROM contact_person p JOIN contact c ON c.id = p.contact_id WHERE c.case_id = $1 AND p.phone IS NOT NULL
       ) AS known ORDER BY rank, at DESC`,
      [caseId],
    );
    return rows.map(({ number }) => number);
  }

  /** What the resident used last; undefined: neither called nor wrote from a number that was shown. */
  async lastThread(caseId: string): Promise<LastThread | undefined> {
    const [last] = await prepared<LastThread>(
      this.dataSource,
      'SELECT channel, number FROM phone_thread WHERE case_id = $1 ORDER BY last_at DESC, channel LIMIT 1',
      [caseId],
    );
    return last;
  }

  /** Whether somebody called or wrote from a number that is known; one that was only written into a form may be anybody's. */
  async hasComeFromNumber(caseId: string): Promise<boolean> {
    const [row] = await prepared<{ known: boolean }>(
      this.dataSource,
      'SELECT EXISTS (SELECT 1 FROM phone_thread WHERE case_id = $1 AND number IS NOT NULL) AS known',
      [caseId],
    );
    return row?.known ?? false;
  }

  /** In which language the resident is spoken to, and the time, epoch ms. */
  async about(caseId: string, tx: Tx): Promise<{ language: Language; now: number }> {
    const [row] = await prepared<{ language: Language; now: number }>(
      tx,
      'SELECT language, (extract(epoch FROM batline_now()) * 1000)::float8 AS now FROM case_file WHERE id = $1',
      [caseId],
    );
    if (!row) throw new Error('a case vanished inside a transaction');
    return row;
  }

  async phoneOf(personId: string, on?: Tx): Promise<string | null> {
    const [row] = await prepared<{ phone: string | null }>(
      on ?? this.dataSource,
      'SELECT phone FROM person WHERE id = $1 AND disabled_at IS NULL',
      [personId],
    );
    return row?.phone ?? null;
  }
}

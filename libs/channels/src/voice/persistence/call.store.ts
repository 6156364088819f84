import { SETTINGS, type Settings } from '#platform/config';
import { prepared, type Tx } from '#platform/database';
import type { Language } from '#domain';
import { outOfReach, takesTexts } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CallOutcome } from '../decisions/outcome-of.js';
import { BEFORE, CALL_COLUMNS, CALL_FROM } from './call-columns.js';
import type { CallRow } from './call-row.js';

export interface NewCallRow {
  id: string;
  providerId: string | null;
  direction: CallRow['direction'];
  caseId: string;
  contactId: string | null;
  officialId: string | null;
  number: string | null;
  language: Language;
  /** Epoch ms. */
  startedAt: number;
}

type StoredCall = Omit<CallRow, 'callable' | 'takesTexts' | 'textable'> & { justTexted: boolean };

/** Calls as rows. Every change says from which state it comes, so that a webhook that is repeated or late changes nothing. */
@Injectable()
export class CallStore {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'phoneLine'>,
  ) {}

  async insert(tx: Tx, call: NewCallRow): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO phone_call (id, provider_id, direction, case_id, contact_id, official_id, number, language, state, started_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $3 = 'incoming' THEN 'greeting' ELSE 'waiting' END, to_timestamp($9::float8 / 1000))`,
      [
        ...[call.id, call.providerId, call.direction, call.caseId, call.contactId, call.officialId, call.number, call.language],
        call.startedAt,
      ],
    );
  }

  async find(callId: string, tx?: Tx): Promise<CallRow | undefined> {
    const [row] = await prepared<StoredCall>(tx ?? this.dataSource, `SELECT ${CALL_COLUMNS} ${CALL_FROM} WHERE c.id = $1`, [callId]);
    return row && this.read(row);
  }

  /** By the provider's id of the resident's leg. */
  async ofProvider(providerId: string): Promise<CallRow | undefined> {
    const [row] = await prepared<StoredCall>(this.dataSource, `SELECT ${CALL_COLUMNS} ${CALL_FROM} WHERE c.provider_id = $1`, [providerId]);
    return row && this.read(row);
  }

  /** With how many wait who came before. */
  async waiting(callId: string): Promise<CallRow | undefined> {
    const [row] = await prepared<StoredCall>(this.dataSource, `SELECT ${CALL_COLUMNS}, ${BEFORE} ${CALL_FROM} WHERE c.id = $1`, [callId]);
    return row && this.read(row);
  }

  /** By the provider's id of the resident's leg. */
  async idOf(providerId: string): Promise<string | undefined> {
    const [row] = await prepared<{ id: string }>(this.dataSource, 'SELECT id FROM phone_call WHERE provider_id = $1', [providerId]);
    return row?.id;
  }

  async setLanguage(callId: string, language: Language): Promise<void> {
    await prepared(this.dataSource, `UPDATE phone_call SET language = $2 WHERE id = $1 AND state = 'greeting' AND language <> $2`, [
      callId,
      language,
    ]);
  }

  /** They pressed or said something. */
  async responded(callId: string): Promise<void> {
    await prepared(this.dataSource, 'UPDATE phone_call SET responded_at = batline_now() WHERE id = $1 AND responded_at IS NULL', [callId]);
  }

  /** Joins those who wait. */
  async enter(callId: string): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE phone_call SET state = 'waiting', queued_at = batline_now() WHERE id = $1 AND state = 'greeting' AND over_at IS NULL`,
      [callId],
    );
  }

  async codeTold(callId: string): Promise<void> {
    await prepared(this.dataSource, 'UPDATE phone_call SET code_told_at = batline_now() WHERE id = $1 AND code_told_at IS NULL', [callId]);
  }

  /** The mayor's rung rings for these from now on. */
  async atTop(tx: Tx, callIds: readonly string[]): Promise<void> {
    await prepared(tx, 'UPDATE phone_call SET top_since = batline_now() WHERE id = ANY ($1) AND top_since IS NULL', [callIds]);
  }

  /** They no longer wait for somebody to answer. */
  async leave(callId: string): Promise<void> {
    await prepared(this.dataSource, `UPDATE phone_call SET state = 'leaving' WHERE id = $1 AND state IN ('greeting', 'waiting')`, [callId]);
  }

  async voicemail(callId: string): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE phone_call SET voicemail_at = COALESCE(voicemail_at, batline_now()), state = CASE WHEN state IN ('greeting', 'waiting') THEN 'leaving' ELSE state END
       WHERE id = $1 AND ended_at IS NULL`,
      [callId],
    );
  }

  /** Who hid their number gave one. */
  async setNumber(callId: string, number: string): Promise<void> {
    await prepared(this.dataSource, 'UPDATE phone_call SET number = $2, keyed_in = true WHERE id = $1 AND number IS NULL', [
      callId,
      number,
    ]);
  }

  /** @param by epoch ms @returns whether that is new */
  async promise(tx: Tx, callId: string, by: number): Promise<boolean> {
    const rows = await prepared(
      tx,
      `UPDATE phone_call SET promised_by = to_timestamp($2::float8 / 1000), state = CASE WHEN state IN ('greeting', 'waiting') THEN 'leaving' ELSE state END
       WHERE id = $1 AND promised_by IS NULL AND ended_at IS NULL RETURNING 1`,
      [callId, by],
    );
    return rows.length > 0;
  }

  /** Somebody pressed 1 and answers for the case. @returns false when the caller waits no longer, or the case is not theirs (any more) */
  async connect(tx: Tx, callId: string, personId: string): Promise<boolean> {
    const rows = await prepared(
      tx,
      `UPDATE phone_call SET state = 'connecting', official_id = $2 WHERE id = $1 AND over_at IS NULL AND ended_at IS NULL
         AND (state = 'waiting' OR (state = 'connecting' AND official_id = $2))
         AND EXISTS (SELECT 1 FROM case_file f JOIN person p ON p.id = f.owner_id WHERE f.id = phone_call.case_id AND f.owner_id = $2
           AND f.state IN ('owned', 'awaiting_resident', 'answered') AND p.disabled_at IS NULL FOR SHARE OF f) RETURNING 1`,
      [callId, personId],
    );
    return rows.length > 0;
  }

  /** Whoever pressed 1 hung up before they were joined: the caller waits still. */
  async waitAgain(tx: Tx, callId: string): Promise<void> {
    await prepared(tx, `UPDATE phone_call SET state = 'waiting' WHERE id = $1 AND state = 'connecting'`, [callId]);
  }

  /** They are joined. @returns whether that is new */
  async connected(tx: Tx, callId: string): Promise<boolean> {
    const rows = await prepared(
      tx,
      `UPDATE phone_call SET state = 'talking', connected_at = batline_now() WHERE id = $1 AND connected_at IS NULL AND ended_at IS NULL RETURNING 1`,
      [callId],
    );
    return rows.length > 0;
  }

  /** The resident's leg of a callback, as the provider calls it. */
  async setProvider(callId: string, providerId: string): Promise<void> {
    await prepared(this.dataSource, 'UPDATE phone_call SET provider_id = $2 WHERE id = $1 AND provider_id IS NULL', [callId, providerId]);
  }

  /** Over at the provider; what came of it may still be on its way. */
  async over(callId: string): Promise<void> {
    await prepared(this.dataSource, 'UPDATE phone_call SET over_at = batline_now() WHERE id = $1 AND over_at IS NULL', [callId]);
  }

  /** @returns whether that is new: exactly one outcome, exactly once */
  async end(tx: Tx, callId: string, how: CallOutcome | 'not_reached'): Promise<boolean> {
    const rows = await prepared(
      tx,
      `UPDATE phone_call SET state = 'ended', ended_how = $2, ended_at = batline_now(), over_at = COALESCE(over_at, batline_now()) WHERE id = $1 AND ended_at IS NULL RETURNING 1`,
      [callId, how],
    );
    return rows.length > 0;
  }

  /** A voice message turned up after the call was closed as one that brought nothing. */
  async wasVoicemail(tx: Tx, callId: string): Promise<void> {
    await prepared(tx, `UPDATE phone_call SET ended_how = 'voicemail' WHERE id = $1 AND ended_how IN ('hung_up', 'callback_promised')`, [
      callId,
    ]);
  }

  /** The caller goes on with another case. */
  async moveTo(tx: Tx, callId: string, caseId: string): Promise<void> {
    await prepared(tx, 'UPDATE phone_call SET case_id = $2 WHERE id = $1', [callId, caseId]);
  }

  async meet(tx: Tx, callId: string, conference: string): Promise<void> {
    await prepared(tx, 'UPDATE phone_call SET conference = $2 WHERE id = $1 AND conference IS NULL', [callId, conference]);
  }

  async hold(tx: Tx, callId: string, on: boolean): Promise<void> {
    await prepared(tx, 'UPDATE phone_call SET held_at = CASE WHEN $2 THEN COALESCE(held_at, batline_now()) END WHERE id = $1', [
      callId,
      on,
    ]);
  }

  /** The call of a case that runs, under lock. */
  async runningOf(tx: Tx, caseId: string): Promise<CallRow | undefined> {
    const [row] = await prepared<StoredCall>(
      tx,
      `SELECT ${CALL_COLUMNS} ${CALL_FROM} WHERE c.case_id = $1 AND c.ended_at IS NULL AND c.over_at IS NULL ORDER BY c.state = 'talking' DESC, c.started_at DESC LIMIT 1 FOR UPDATE OF c`,
      [caseId],
    );
    return row && this.read(row);
  }

  /** Ids of calls that are over at the provider and not closed. */
  async toClose(): Promise<string[]> {
    const rows = await prepared<{ id: string }>(
      this.dataSource,
      'SELECT id FROM phone_call WHERE ended_at IS NULL AND over_at IS NOT NULL ORDER BY started_at LIMIT 200',
      [],
    );
    return rows.map(({ id }) => id);
  }

  private read({ justTexted, ...row }: StoredCall): CallRow {
    const countries = this.settings.phoneLine?.callCountries ?? [];
    const { number, keyedIn } = row;
    const texted = number !== null && takesTexts(number, countries);
    return {
      ...row,
      callable: number !== null && outOfReach(number, countries) === null,
      takesTexts: texted,
      textable: texted && !keyedIn && !justTexted,
    };
  }
}

import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface NewRecording {
  id: string;
  callId: string;
  caseId: string;
  providerId: string;
  seconds: number | null;
  /** Epoch ms. */
  at: number;
  keepDays: number;
}

/** A recording with which something is still to be done. */
export interface OpenRecording {
  id: string;
  callId: string;
  caseId: string;
  providerId: string;
  state: 'arrived' | 'kept' | 'deleted' | 'lost';
  seconds: number | null;
  attempts: number;
  /** Its time is up. */
  old: boolean;
  providerDeleted: boolean;
}

/** Voice messages: what is known of them in one table, their sound in another. */
@Injectable()
export class RecordingStore {
  constructor(private readonly dataSource: DataSource) {}

  /** It may be told twice and by two messengers. */
  async arrived(tx: Tx, recording: NewRecording): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO phone_recording (id, call_id, case_id, provider_id, state, seconds, arrived_at, delete_after)
       VALUES ($1, $2, $3, $4, 'arrived', $5, to_timestamp($6::float8 / 1000), to_timestamp($6::float8 / 1000) + $7::float8 * interval '1 day')
       ON CONFLICT (provider_id) DO UPDATE SET seconds = COALESCE(phone_recording.seconds, excluded.seconds),
         not_before = LEAST(phone_recording.not_before, batline_now())`,
      [recording.id, recording.callId, recording.caseId, recording.providerId, recording.seconds, recording.at, recording.keepDays],
    );
  }

  /** The provider says that it failed: nothing of it will ever be had. */
  async lost(providerId: string): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE phone_recording SET state = 'lost', provider_deleted_at = COALESCE(provider_deleted_at, batline_now()) WHERE provider_id = $1 AND state = 'arrived'`,
      [providerId],
    );
  }

  /** Those that are to be fetched, removed at the provider, or deleted here; taken for a minute, shared among workers. */
  async take(tx: Tx, atMost: number): Promise<OpenRecording[]> {
    const [rows] = await tx.query<[OpenRecording[], number]>(
      `UPDATE phone_recording SET not_before = batline_now() + interval '1 minute', attempts = attempts + 1 WHERE id IN (
         SELECT id FROM phone_recording
         WHERE not_before <= (SELECT batline_now()) AND (state = 'arrived' OR provider_deleted_at IS NULL
           OR (state IN ('arrived', 'kept') AND delete_after <= (SELECT batline_now())))
         ORDER BY not_before FOR UPDATE SKIP LOCKED LIMIT $1)
       RETURNING id, call_id AS "callId", case_id AS "caseId", provider_id AS "providerId", state, seconds, attempts,
         delete_after <= batline_now() AS old, provider_deleted_at IS NOT NULL AS "providerDeleted"`,
      [atMost],
    );
    return rows;
  }

  async notBefore(id: string, seconds: number): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE phone_recording SET not_before = batline_now() + $2::float8 * interval '1 second' WHERE id = $1`,
      [...[id, seconds]],
    );
  }

  /** @returns whether that is new */
  async keep(tx: Tx, id: string, sound: { bytes: Buffer; contentType: string }): Promise<boolean> {
    const rows = await prepared(
      tx,
      `UPDATE phone_recording SET state = 'kept', kept_at = batline_now(), content_type = $2, bytes = $3, not_before = batline_now()
       WHERE id = $1 AND state = 'arrived' RETURNING 1`,
      [id, sound.contentType, sound.bytes.length],
    );
    if (rows.length === 0) return false;
    await prepared(tx, 'INSERT INTO phone_recording_audio (recording_id, audio) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, sound.bytes]);
    return true;
  }

  async goneAtProvider(id: string): Promise<void> {
    await prepared(
      this.dataSource,
      'UPDATE phone_recording SET provider_deleted_at = batline_now(), not_before = LEAST(delete_after, not_before) WHERE id = $1 AND provider_deleted_at IS NULL',
      [id],
    );
  }

  /** Its time is up: sound and words go, that there was a message stays. @returns whether that is new */
  async remove(tx: Tx, id: string): Promise<boolean> {
    const rows = await prepared(
      tx,
      `UPDATE phone_recording SET state = 'deleted', deleted_at = batline_now(), transcript = NULL WHERE id = $1 AND state IN ('arrived', 'kept') RETURNING 1`,
      [id],
    );
    await prepared(tx, 'DELETE FROM phone_recording_audio WHERE recording_id = $1', [id]);
    return rows.length > 0;
  }

  async transcribed(id: string, text: string): Promise<void> {
    await prepared(this.dataSource, `UPDATE phone_recording SET transcript = $2 WHERE id = $1 AND state = 'kept'`, [id, text]);
  }

  async sound(caseId: string, id: string): Promise<{ bytes: Buffer; contentType: string } | undefined> {
    const [row] = await prepared<{ bytes: Buffer; contentType: string }>(
      this.dataSource,
      `SELECT a.audio AS bytes, COALESCE(r.content_type, 'audio/x-wav') AS "contentType" FROM phone_recording r
       JOIN phone_recording_audio a ON a.recording_id = r.id WHERE r.id = $1 AND r.case_id = $2 AND r.state = 'kept'`,
      [id, caseId],
    );
    return row;
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Epoch ms of a timestamptz expression, as JSON numbers. */
const ms = (expression: string): string => `(extract(epoch FROM ${expression}) * 1000)::bigint`;

/**
 * Reading and writing cases in one round trip each. They decide nothing: they lock, load and store what the domain decided.
 * Each statement of a volatile plpgsql function sees what was committed before it began, so the case is loaded, and the
 * clock read, after its lock was granted (domain.md §3).
 */
export class CaseFunctions1790000000300 implements MigrationInterface {
  name = 'CaseFunctions1790000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION batline_on_duty() RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT COALESCE(jsonb_agg(jsonb_build_object('id', id, 'roles', roles, 'duties', duties)), '[]')
        FROM person WHERE on_duty AND disabled_at IS NULL $$`);
    await runner.query(`
      CREATE FUNCTION batline_case(wanted uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
        SELECT jsonb_build_object(
          'file', jsonb_build_object(
            'id', f.id, 'seq', f.seq, 'state', f.state, 'level', f.level, 'channel', f.channel, 'kind', f.kind,
            'openedAt', ${ms('f.opened_at')}, 'live', f.live, 'policyHash', f.policy_hash,
            'owner', (SELECT jsonb_build_object('personId', o.person_id, 'since', ${ms('o.began_at')}, 'no', o.no, 'breached', o.breached)
                      FROM ownership o WHERE o.case_id = f.id AND o.ended_at IS NULL),
            'ownerships', f.ownerships,
            'clocks', COALESCE((SELECT jsonb_agg(jsonb_build_object(
                'kind', c.kind, 'round', c.round, 'startedAt', ${ms('c.started_at')}, 'dueAt', ${ms('c.due_at')}, 'warnAt', ${ms('c.warn_at')},
                'pausedAt', ${ms('c.paused_at')}, 'stoppedAt', ${ms('c.stopped_at')}, 'breachedAt', ${ms('c.breached_at')}, 'ref', c.ref) ORDER BY c.id)
              FROM clock c WHERE c.case_id = f.id), '[]'),
            'offers', COALESCE((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'to', h.to_id, 'by', h.by_id, 'at', ${ms('h.at')}) ORDER BY h.at, h.id)
              FROM handover_offer h WHERE h.case_id = f.id AND h.ended_at IS NULL), '[]'),
            'assists', COALESCE((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'to', a.to_id, 'by', a.by_id, 'at', ${ms('a.at')}, 'repliedAt', ${ms('a.replied_at')}) ORDER BY a.at, a.id)
              FROM assist a WHERE a.case_id = f.id), '[]'),
            'directives', COALESCE((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'sector', d.sector, 'at', ${ms('d.at')}, 'dueAt', ${ms('d.due_at')}) ORDER BY d.at, d.id)
              FROM directive d WHERE d.case_id = f.id), '[]'),
            'answer', f.answer, 'closing', f.closing, 'duplicateOf', f.duplicate_of, 'pauseSpentMs', f.pause_spent_ms, 'restricted', f.restricted),
          'headHash', f.head_hash,
          'trackingCode', f.tracking_code,
          'language', f.language,
          'village', f.village,
          'topic', f.topic,
          'linkedTo', f.linked_to,
          'escalated', f.escalated,
          'residentSeenAt', ${ms('f.resident_seen_at')},
          'ownerAvailable', EXISTS (SELECT 1 FROM person p WHERE p.id = f.owner_id AND p.disabled_at IS NULL AND p.roles && ARRAY['official', 'mayor']))
        FROM case_file f WHERE f.id = wanted $$`);
    await runner.query(`
      CREATE FUNCTION batline_lock_cases(wanted uuid[]) RETURNS TABLE (now_ms bigint, on_duty jsonb, loaded jsonb) LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        PERFORM 1 FROM case_file f WHERE f.id = ANY (wanted) ORDER BY f.id FOR UPDATE;
        RETURN QUERY SELECT ${ms('batline_now()')}, batline_on_duty(), batline_case(x.id) FROM unnest(wanted) AS x (id);
      END $$`);
    await runner.query(`
      CREATE FUNCTION batline_lock_due(at_most int, except_for uuid[] DEFAULT '{}') RETURNS TABLE (now_ms bigint, on_duty jsonb, loaded jsonb) LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        -- A volatile function in a condition would keep the index from being used.
        due timestamptz := batline_now();
        ids uuid[];
      BEGIN
        -- Skipped rows do not count towards the limit, so several workers share what is due. Nothing waits here, so nothing deadlocks.
        SELECT array_agg(DISTINCT locked.id) INTO ids FROM (
          SELECT f.id FROM clock c JOIN case_file f ON f.id = c.case_id
          WHERE c.next_at <= due AND NOT f.id = ANY (except_for)
          ORDER BY c.next_at FOR UPDATE OF f SKIP LOCKED LIMIT at_most) AS locked;
        RETURN QUERY SELECT ${ms('batline_now()')}, batline_on_duty(), batline_case(x.id) FROM unnest(COALESCE(ids, '{}')) AS x (id);
      END $$`);
    await runner.query(WRITE_FUNCTION);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}

/** Stores whole transitions, any number of cases at once; only the parts that are there cost anything. */
const WRITE_FUNCTION = `
CREATE FUNCTION batline_write(d jsonb) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE changed int;
BEGIN
  IF d ? 'opened' THEN
    INSERT INTO case_file (id, tracking_code, seq, head_hash, state, level, escalated, channel, kind, language, topic, village, live, resident_seen_at,
      opened_at, policy_hash, ownerships, linked_to, pause_spent_ms, restricted, nearest_due_at)
    SELECT x.id, x.tracking_code, x.seq, x.head_hash, x.state, x.level, x.escalated, x.channel, x.kind, x.language, x.topic, x.village, x.live, x.resident_seen_at,
      x.opened_at, x.policy_hash, 0, x.linked_to, 0, false, x.nearest_due_at
    FROM jsonb_to_recordset(d->'opened') AS x (id uuid, tracking_code text, seq int, head_hash text, state text, level int, escalated boolean, channel text, kind text,
      language text, topic text, village text, live boolean, resident_seen_at timestamptz, opened_at timestamptz, policy_hash text, linked_to uuid, nearest_due_at timestamptz);
  END IF;
  IF d ? 'files' THEN
    UPDATE case_file f SET seq = x.seq, head_hash = x.head_hash, state = x.state, level = x.level, escalated = x.escalated, live = x.live, owner_id = x.owner_id,
      ownerships = x.ownerships, answer = x.answer, closing = x.closing, closed_at = x.closed_at, duplicate_of = x.duplicate_of, pause_spent_ms = x.pause_spent_ms,
      restricted = x.restricted, nearest_due_at = x.nearest_due_at, late_since = x.late_since
    FROM jsonb_to_recordset(d->'files') AS x (id uuid, prev_seq int, seq int, head_hash text, state text, level int, escalated boolean, live boolean, owner_id uuid,
      ownerships int, answer jsonb, closing jsonb, closed_at timestamptz, duplicate_of uuid, pause_spent_ms bigint, restricted boolean, nearest_due_at timestamptz, late_since timestamptz)
    WHERE f.id = x.id AND f.seq = x.prev_seq;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed <> jsonb_array_length(d->'files') THEN RAISE EXCEPTION 'a case moved on meanwhile' USING ERRCODE = 'serialization_failure'; END IF;
  END IF;
  IF d ? 'ownershipsEnded' THEN
    UPDATE ownership o SET ended_at = x.ended_at FROM jsonb_to_recordset(d->'ownershipsEnded') AS x (case_id uuid, no int, ended_at timestamptz)
    WHERE o.case_id = x.case_id AND o.no = x.no AND o.ended_at IS NULL;
  END IF;
  IF d ? 'ownerships' THEN
    INSERT INTO ownership (case_id, no, person_id, began_at, ended_at, breached)
    SELECT x.case_id, x.no, x.person_id, x.began_at, x.ended_at, x.breached
    FROM jsonb_to_recordset(d->'ownerships') AS x (case_id uuid, no int, person_id uuid, began_at timestamptz, ended_at timestamptz, breached boolean);
  END IF;
  IF d ? 'ownershipsBreached' THEN
    UPDATE ownership o SET breached = true FROM jsonb_to_recordset(d->'ownershipsBreached') AS x (case_id uuid, no int) WHERE o.case_id = x.case_id AND o.no = x.no;
  END IF;
  IF d ? 'clocks' THEN
    INSERT INTO clock (case_id, kind, round, started_at, due_at, warn_at, paused_at, stopped_at, breached_at, ref)
    SELECT x.case_id, x.kind, x.round, x.started_at, x.due_at, x.warn_at, x.paused_at, x.stopped_at, x.breached_at, x.ref
    FROM jsonb_to_recordset(d->'clocks') AS x (case_id uuid, kind text, round int, started_at timestamptz, due_at timestamptz, warn_at timestamptz,
      paused_at timestamptz, stopped_at timestamptz, breached_at timestamptz, ref uuid);
  END IF;
  IF d ? 'clocksChanged' THEN
    UPDATE clock c SET due_at = x.due_at, warn_at = x.warn_at, paused_at = x.paused_at, stopped_at = x.stopped_at, breached_at = x.breached_at
    FROM jsonb_to_recordset(d->'clocksChanged') AS x (case_id uuid, kind text, round int, due_at timestamptz, warn_at timestamptz,
      paused_at timestamptz, stopped_at timestamptz, breached_at timestamptz)
    WHERE c.case_id = x.case_id AND c.kind = x.kind AND c.round = x.round;
  END IF;
  IF d ? 'escalations' THEN
    INSERT INTO escalation (case_id, kind, round, seq, from_level, to_level, breached_at, recorded_at, missed_by)
    SELECT x.case_id, x.kind, x.round, x.seq, x.from_level, x.to_level, x.breached_at, x.recorded_at, x.missed_by
    FROM jsonb_to_recordset(d->'escalations') AS x (case_id uuid, kind text, round int, seq int, from_level int, to_level int, breached_at timestamptz,
      recorded_at timestamptz, missed_by uuid);
  END IF;
  IF d ? 'offersEnded' THEN
    UPDATE handover_offer o SET ended_at = x.ended_at, how = x.how FROM jsonb_to_recordset(d->'offersEnded') AS x (id uuid, ended_at timestamptz, how text)
    WHERE o.id = x.id AND o.ended_at IS NULL;
  END IF;
  IF d ? 'offers' THEN
    INSERT INTO handover_offer (id, case_id, kind, to_id, by_id, at)
    SELECT x.id, x.case_id, x.kind, x.to_id, x.by_id, x.at FROM jsonb_to_recordset(d->'offers') AS x (id uuid, case_id uuid, kind text, to_id uuid, by_id uuid, at timestamptz);
  END IF;
  IF d ? 'assists' THEN
    INSERT INTO assist (id, case_id, to_id, by_id, at)
    SELECT x.id, x.case_id, x.to_id, x.by_id, x.at FROM jsonb_to_recordset(d->'assists') AS x (id uuid, case_id uuid, to_id uuid, by_id uuid, at timestamptz);
  END IF;
  IF d ? 'assistsReplied' THEN
    UPDATE assist a SET replied_at = x.at FROM jsonb_to_recordset(d->'assistsReplied') AS x (id uuid, at timestamptz) WHERE a.id = x.id;
  END IF;
  IF d ? 'directives' THEN
    INSERT INTO directive (id, case_id, sector, at, due_at)
    SELECT x.id, x.case_id, x.sector, x.at, x.due_at FROM jsonb_to_recordset(d->'directives') AS x (id uuid, case_id uuid, sector text, at timestamptz, due_at timestamptz);
  END IF;
  IF d ? 'contacts' THEN
    INSERT INTO contact (id, case_id, channel, at, language)
    SELECT x.id, x.case_id, x.channel, x.at, x.language FROM jsonb_to_recordset(d->'contacts') AS x (id uuid, case_id uuid, channel text, at timestamptz, language text);
  END IF;
  IF d ? 'people' THEN
    INSERT INTO contact_person (contact_id, name, phone, email, salt)
    SELECT x.contact_id, x.name, x.phone, x.email, x.salt FROM jsonb_to_recordset(d->'people') AS x (contact_id uuid, name text, phone text, email text, salt text);
  END IF;
  IF d ? 'journal' THEN
    INSERT INTO journal (case_id, seq, at, type, actor, data, prev_hash, hash)
    SELECT x.case_id, x.seq, x.at, x.type, x.actor, x.data, x.prev_hash, x.hash
    FROM jsonb_to_recordset(d->'journal') AS x (case_id uuid, seq int, at timestamptz, type text, actor jsonb, data jsonb, prev_hash text, hash text);
  END IF;
  IF d ? 'messages' THEN
    INSERT INTO message (id, case_id, seq, at, kind, visibility, author_role, author_id, client_id)
    SELECT x.id, x.case_id, x.seq, x.at, x.kind, x.visibility, x.author_role, x.author_id, x.client_id
    FROM jsonb_to_recordset(d->'messages') AS x (id uuid, case_id uuid, seq int, at timestamptz, kind text, visibility text, author_role text, author_id uuid, client_id text);
  END IF;
  IF d ? 'words' THEN
    INSERT INTO case_words (case_id, seq, field, text, salt)
    SELECT x.case_id, x.seq, x.field, x.text, x.salt FROM jsonb_to_recordset(d->'words') AS x (case_id uuid, seq int, field text, text text, salt text);
  END IF;
  IF d ? 'texts' THEN
    INSERT INTO case_text (case_id, title, search)
    SELECT x.case_id, x.title, to_tsvector('finnish', x.searchable) FROM jsonb_to_recordset(d->'texts') AS x (case_id uuid, title text, searchable text);
  END IF;
  IF d ? 'textsAdded' THEN
    UPDATE case_text t SET search = t.search || to_tsvector('finnish', x.searchable) FROM jsonb_to_recordset(d->'textsAdded') AS x (case_id uuid, searchable text)
    WHERE t.case_id = x.case_id AND pg_column_size(t.search) < 200000;
  END IF;
  IF d ? 'outbox' THEN
    INSERT INTO outbox (topic, case_id, body) SELECT x.topic, x.case_id, x.body FROM jsonb_to_recordset(d->'outbox') AS x (topic text, case_id uuid, body jsonb);
  END IF;
END $$`;

/** An instant as epoch ms. */
export const ms = (expression: string): string => `(extract(epoch FROM ${expression}) * 1000)::float8`;

/** The tracking code goes to a number at most this often, whoever calls in its name. */
const TEXTED_AGAIN = `interval '10 minutes'`;

/** A row of `phone_call` (c) with its case (f) and policy (p), as a {@link ./call-row.js CallRow}. */
export const CALL_COLUMNS = `
  c.id AS "callId", c.case_id AS "caseId", c.provider_id AS "providerId", c.direction, c.state, c.language, c.number, c.keyed_in AS "keyedIn",
  c.official_id AS "officialId", ${ms('c.queued_at')} AS "queuedAt", ${ms('c.connected_at')} AS "connectedAt",
  ${ms('c.promised_by')} AS "promisedBy", c.conference, c.code_told_at IS NOT NULL AS "codeTold",
  ${ms('c.top_since')} AS "topSince", ${ms('c.voicemail_at')} AS "voicemailAt", ${ms('c.over_at')} AS "overAt", ${ms('c.held_at')} AS "heldAt",
  f.state AS "caseState", f.live, f.level, f.tracking_code AS "trackingCode", f.village, f.topic,
  p.body->'policy'->'live'->'ladder' AS ladder, p.body->'calendar'->>'timeZone' AS "timeZone",
  (SELECT jsonb_build_object('personId', x.id, 'name', x.name, 'hasPhone', x.phone IS NOT NULL, 'since', ${ms('o.began_at')})
    FROM ownership o JOIN person x ON x.id = o.person_id WHERE o.case_id = f.id AND o.ended_at IS NULL) AS owner,
  (SELECT name FROM person WHERE id = c.official_id) AS "officialName",
  (SELECT ${ms('min(k.due_at)')} FROM clock k WHERE k.case_id = f.id AND k.stopped_at IS NULL AND k.breached_at IS NULL
    AND k.kind = ANY (CASE WHEN f.state = 'waiting' THEN ARRAY['take'] ELSE ARRAY['first_answer', 'next_answer'] END)) AS "dueAt",
  (c.responded_at IS NOT NULL OR c.queued_at IS NOT NULL OR c.voicemail_at IS NOT NULL OR c.promised_by IS NOT NULL
    OR EXISTS (SELECT 1 FROM phone_code x WHERE x.call_id = c.id)) AS responded,
  EXISTS (SELECT 1 FROM phone_delivery d WHERE d.to_number = c.number AND d.purpose = 'tracking_code' AND d.kind <> 'call'
    AND d.created_at > (SELECT batline_now()) - ${TEXTED_AGAIN}) AS "justTexted",
  EXISTS (SELECT 1 FROM phone_recording r WHERE r.call_id = c.id AND r.state <> 'lost') AS recorded,
  ${ms('batline_now()')} AS now`;

/** The delivery (d) of a leg that rings, talks or waits to be placed. */
export const LEG_IS_OPEN = `d.ended_at IS NULL AND d.state NOT IN ('refused', 'cancelled')`;

/** How many wait who came before; only who waits asks. */
export const BEFORE = `
  (SELECT count(*)::int FROM phone_call w WHERE c.queued_at IS NOT NULL AND w.state = 'waiting' AND w.direction = 'incoming'
    AND (w.queued_at, w.id) < (c.queued_at, c.id)) AS before`;

export const CALL_FROM = `FROM phone_call c JOIN case_file f ON f.id = c.case_id JOIN policy_snapshot p ON p.hash = f.policy_hash`;

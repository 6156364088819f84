const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** A row of `phone_delivery` as a `Delivery`. */
export const DELIVERY_COLUMNS = `id, ordinal::float8 AS ordinal, kind, purpose, case_id AS "caseId", message_id AS "messageId", part, person_id AS "personId", to_number AS "to",
  from_number AS "from", text, script_path AS "scriptPath", status_path AS "statusPath", ring_seconds AS "ringSeconds", state, progress,
  progress_sequence AS "progressSequence", ${ms('progress_at')} AS "progressAt", seconds, provider_id AS "providerId", guessed, refusal, code,
  attempts, sent_twice AS "sentTwice", ${ms('created_at')} AS "createdAt", ${ms('give_up_at')} AS "giveUpAt",
  ${ms('sending_at')} AS "sendingAt", ${ms('sent_at')} AS "sentAt", ${ms('ended_at')} AS "endedAt", ${ms('end_asked_at')} AS "endAskedAt"`;

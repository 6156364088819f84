import { PERSON_GONE_TOPIC, type PersonGone } from '../ports.js';

/** Leaves word in the outbox: it is there if and only if the person is gone, and somebody will take it from there. */
export const leaveInOutbox: PersonGone = async (tx, { personId }) => {
  await tx.query('INSERT INTO outbox (topic, body) VALUES ($1, $2)', [PERSON_GONE_TOPIC, JSON.stringify({ personId })]);
};

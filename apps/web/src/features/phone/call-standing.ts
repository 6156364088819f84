import type { PhoneCall, PhoneDelivery } from '#contracts';

export const isRunning = (call: PhoneCall): boolean => call.endedAt === undefined;

/** Which words tell where a running call is, and since when its time is counted. */
export type RunningWords = 'greeting' | 'waiting' | 'connecting' | 'talking' | 'leaving' | 'own_rings' | 'resident_rings' | 'held';

/** @param rings the viewer took the case of a waiting caller: it is their own phone that rings */
export function runningWords(call: PhoneCall, rings = false): { words: RunningWords; since: string } {
  if (call.state === 'talking' && call.heldAt !== undefined) return { words: 'held', since: call.heldAt };
  if (call.state === 'talking') return { words: 'talking', since: call.connectedAt ?? call.startedAt };
  if (call.direction === 'callback') return { words: call.state === 'connecting' ? 'resident_rings' : 'own_rings', since: call.startedAt };
  if (rings && call.state === 'waiting') return { words: 'own_rings', since: call.startedAt };
  return { words: call.state === 'ended' ? 'greeting' : call.state, since: call.startedAt };
}

/** The promise to call back that nobody has kept yet: none once somebody talked with the resident after it was made. */
export function openPromise(calls: readonly PhoneCall[]): string | undefined {
  const oldestFirst = [...calls].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  let promised: string | undefined;
  for (const call of oldestFirst) {
    if (call.connectedAt !== undefined && (call.endedHow === 'talked' || isRunning(call))) promised = undefined;
    if (call.promisedBy !== undefined) promised = call.promisedBy;
  }
  return promised;
}

/** Worst first: a message that went out in parts has arrived when all of them have. */
const WORST: PhoneDelivery['state'][] = ['undelivered', 'cancelled', 'waiting', 'sent', 'delivered'];

/** What became of one message that went out as texts. */
export function deliveryOf(messageId: string, deliveries: readonly PhoneDelivery[]): PhoneDelivery | undefined {
  const parts = deliveries.filter((one) => one.messageId === messageId);
  return parts.sort((one, other) => WORST.indexOf(one.state) - WORST.indexOf(other.state))[0];
}

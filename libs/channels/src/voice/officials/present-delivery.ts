import type { PhoneDelivery } from '#contracts';
import type { Delivery } from '#telephony';

/** A text as those who look at the case see it; undefined for calls. Pure. */
export function presentDelivery(delivery: Delivery): PhoneDelivery | undefined {
  if (delivery.kind === 'call') return undefined;
  const state = stateOf(delivery);
  const reason = delivery.refusal ?? delivery.code;
  return {
    id: delivery.id,
    channel: delivery.kind,
    ...(delivery.messageId === null ? {} : { messageId: delivery.messageId }),
    state,
    at: new Date(delivery.sentAt ?? delivery.createdAt).toISOString(),
    ...(state === 'undelivered' && reason !== null ? { reason } : {}),
    ...(delivery.sentTwice > 0 ? { sentTwice: true } : {}),
  };
}

function stateOf({ state, progress }: Delivery): PhoneDelivery['state'] {
  if (state === 'cancelled') return 'cancelled';
  if (state === 'refused') return 'undelivered';
  if (state !== 'sent') return 'waiting';
  if (progress === 'delivered' || progress === 'read') return 'delivered';
  return progress === 'undelivered' || progress === 'failed' ? 'undelivered' : 'sent';
}

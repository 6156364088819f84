import { CHANNELS, CONTACT_KINDS, type Channel, type ContactKind, type Policy } from '#domain';

/** What a policy is chosen by. A contact whose kind nobody has said yet matches only policies that do not ask for one. */
export interface ContactTraits {
  readonly kind?: ContactKind;
  readonly channel: Channel;
}

export function matches(match: Policy['match'], { kind, channel }: ContactTraits): boolean {
  const kindFits = match.kinds === undefined || (kind !== undefined && match.kinds.includes(kind));
  return kindFits && (match.channels === undefined || match.channels.includes(channel));
}

/** Every contact there can be, as far as policies see it. */
export const ALL_CONTACTS: readonly ContactTraits[] = CHANNELS.flatMap((channel) =>
  [undefined, ...CONTACT_KINDS].map((kind) => (kind === undefined ? { channel } : { kind, channel })),
);

/** The field's words (domain.md §1) as closed lists. One word, one meaning, everywhere. */

export const CASE_STATES = ['waiting', 'owned', 'awaiting_resident', 'answered', 'closed'] as const;
export type CaseStateName = (typeof CASE_STATES)[number];

/** States in which somebody has said "minä vastaan" and still does. */
export const HELD_STATES = ['owned', 'awaiting_resident', 'answered'] as const satisfies readonly CaseStateName[];

export const CHANNELS = ['chat', 'voice', 'sms', 'whatsapp', 'walk_in', 'web_form', 'open311'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels on which the resident is there, waiting, while the case is offered (domain.md §4). */
export const LIVE_CHANNELS = ['chat', 'voice'] as const satisfies readonly Channel[];

export const CONTACT_KINDS = ['question', 'problem', 'idea', 'comment'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How a closed case ended. An answer carries one of the first four. */
export const OUTCOMES = ['solved', 'advised', 'realised', 'not_possible', 'withdrawn', 'duplicate', 'no_matter'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const ANSWER_OUTCOMES = ['solved', 'advised', 'realised', 'not_possible'] as const satisfies readonly Outcome[];
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export const CLOSED_BY = ['resident', 'silence', 'owner', 'official'] as const;
export type ClosedBy = (typeof CLOSED_BY)[number];

export const NO_MATTER_REASONS = ['spam', 'silence', 'abuse', 'test'] as const;
export type NoMatterReason = (typeof NO_MATTER_REASONS)[number];

/** Why an owner lays a case down; public (domain.md §3 "release"). */
export const RELEASE_REASONS = ['not_my_field', 'conflict_of_interest', 'workload', 'absence', 'other'] as const;
export type ReleaseReason = (typeof RELEASE_REASONS)[number];

/** Why a case's public timeline is kept to state, level and clocks. */
export const NON_PUBLIC_REASONS = ['health', 'child', 'safety', 'other_sensitive'] as const;
export type NonPublicReason = (typeof NON_PUBLIC_REASONS)[number];

/** What a message of the conversation is; `note` and what goes among officials are not the resident's. */
export const MESSAGE_KINDS = [
  'resident',
  'message',
  'note',
  'question',
  'answer',
  'verdict',
  'assist',
  'assist_reply',
  'directive',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Why a resident no longer waits live; `resident-gone` is only noticed, the others are said by the channel. */
export const LEFT_LIVE_REASONS = ['resident-gone', 'hung-up', 'callback-promised', 'voicemail', 'nobody-came'] as const;
export type LeftLiveReason = (typeof LEFT_LIVE_REASONS)[number];

/** What an official says of themselves: whether live contacts are offered to them (domain.md §5). */
export const PRESENCE_STATES = ['available', 'busy', 'away'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** Why calls and texts of a number are turned away. */
export const BLOCK_REASONS = ['nuisance', 'silent', 'threats', 'automated'] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];

/** Where a call is. Of a callback: `waiting` while the owner's own phone rings, `connecting` while the resident's does. */
export const PHONE_CALL_STATES = ['greeting', 'waiting', 'connecting', 'talking', 'leaving', 'ended'] as const;
export type PhoneCallState = (typeof PHONE_CALL_STATES)[number];

export const ROLES = ['official', 'host', 'mayor', 'robin', 'councillor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Only these may say "minä vastaan" (domain.md §3: a host or a Robin cannot take). */
export const OWNER_ROLES = ['official', 'mayor'] as const satisfies readonly Role[];

/** The city's divisions; a case may be classified to one. Directives go to a sector head. */
export const SECTORS = ['education', 'urban_environment', 'culture_leisure', 'social_health', 'central'] as const;
export type Sector = (typeof SECTORS)[number];

export const TOPICS = [
  'streets_traffic',
  'parks_nature',
  'housing_building',
  'waste_cleanliness',
  'schools_daycare',
  'health_social',
  'culture_sports',
  'safety',
  'digital_services',
  'participation',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

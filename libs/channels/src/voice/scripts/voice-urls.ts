/** Where the provider asks what comes next; each is a route of the voice controller, `notice` of the notice calls' own. */
export const VOICE_ROUTES = [
  'incoming',
  'language',
  'continue',
  'code',
  'enter',
  'wait',
  'wait-key',
  'left',
  'nobody',
  'callback',
  'voicemail',
  'recorded',
  'recording',
  'ring',
  'pressed',
  'joining',
  'talked',
  'called-back',
  'meet',
  'held',
  'joined',
  'conference',
  'notice',
  'status',
  'fallback',
] as const;
export type VoiceRoute = (typeof VOICE_ROUTES)[number];

/** What a route is about: ids of ours, which the provider signs as part of the URL. */
export type About = { readonly call: string } | { readonly leg: string } | { readonly delivery: string };

export type UrlOf = (route: VoiceRoute, about: About) => string;

/** Below the webhooks' prefix, as it is stored with a delivery. */
export const voicePath = (route: VoiceRoute, about: About): string => `/voice/${route}?${new URLSearchParams({ ...about }).toString()}`;

export const WEBHOOKS = '/webhooks/twilio';

/** @param publicBaseUrl without a trailing slash */
export const urlsAt =
  (publicBaseUrl: string): UrlOf =>
  (route, about) =>
    `${publicBaseUrl}${WEBHOOKS}${voicePath(route, about)}`;

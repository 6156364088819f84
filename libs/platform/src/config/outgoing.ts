import { z } from 'zod';
import { urlOf } from './setting-types.js';

const FROM = /^(?:[^<>"\r\n]{1,100} <[^\s<>@"]{1,64}@[^\s<>@"]{1,189}>|[^\s<>@"]{1,64}@[^\s<>@"]{1,189})$/;
const SUBJECT = /^(?:mailto:[^\s@]{1,64}@[^\s@]{1,189}|https:\/\/\S{1,250})$/;
const key = (characters: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}$`), `must be ${characters} characters of base64url`);

/** E-mail and browser push by their names in the environment; of each all or none. */
export const outgoingShape = {
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().regex(FROM, 'must be an address, alone or after a name: Batline <batline@example.org>').optional(),
  VAPID_PUBLIC_KEY: key(87).optional(),
  VAPID_PRIVATE_KEY: key(43).optional(),
  VAPID_SUBJECT: z.string().regex(SUBJECT, 'must be mailto:<address> or a URL that starts with https://').optional(),
};

const TOGETHER = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'],
] as const;

/** The server that takes the city's e-mail. */
export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password where it wants them. */
  readonly url: string;
  /** Whom a message comes from. */
  readonly from: string;
}

/** Who the city is to push services (RFC 8292); keys are base64url. */
export interface PushIdentity {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom a push service may write to: `mailto:` or a page. */
  readonly subject: string;
}

/** What is missing of a path that somebody began to set up. */
export function outgoingProblems(given: Readonly<Record<string, string | undefined>>): string[] {
  return TOGETHER.flatMap((names) => {
    const wanted = names.find((name) => given[name] !== undefined);
    return wanted === undefined
      ? []
      : names.filter((name) => given[name] === undefined).map((name) => `${name} is required with ${wanted}`);
  });
}

/** Undefined: the city has no such path here. */
export function toOutgoing(parsed: z.output<z.ZodObject<typeof outgoingShape>>): {
  mail: MailServer | undefined;
  push: PushIdentity | undefined;
} {
  const { SMTP_URL: url, MAIL_FROM: from, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = parsed;
  return {
    mail: url !== undefined && from !== undefined ? { url, from } : undefined,
    push: publicKey !== undefined && privateKey !== undefined && subject !== undefined ? { publicKey, privateKey, subject } : undefined,
  };
}

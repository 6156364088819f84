import { language } from '#contracts';
import { languageOf } from '#platform/http';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** What a client may give in `auth`. Where a secret is shown here or in `Authorization`, cookies are not looked at. */
const auth = z.strictObject({
  /** An API token or a resident key. */
  token: z.string().min(1).max(300).optional(),
  residentKey: z.string().min(1).max(200).optional(),
  language: language.optional(),
});

export interface Shown {
  /** As an `Authorization` header. */
  apiToken?: string;
  residentKey?: string;
  language: 'fi' | 'sv' | 'en';
}

const RESIDENT_KEY = /^bk\d/;
const BEARER = /^Bearer +(\S{1,300})$/i;

/** @returns undefined when `auth` is not what it should be */
export function shownIn(given: unknown, headers: IncomingHttpHeaders): Shown | undefined {
  const parsed = auth.safeParse(given ?? {});
  if (!parsed.success) return undefined;
  const { token, residentKey } = parsed.data;
  const bearer = token ?? (residentKey === undefined ? headers.authorization : undefined);
  const secret = bearer === undefined ? undefined : (BEARER.exec(bearer)?.[1] ?? bearer);
  const isKey = secret !== undefined && RESIDENT_KEY.test(secret);
  return {
    ...(secret === undefined || isKey ? {} : { apiToken: `Bearer ${secret}` }),
    ...(residentKey !== undefined ? { residentKey } : isKey ? { residentKey: secret } : {}),
    language: parsed.data.language ?? languageOf(headers['accept-language']),
  };
}

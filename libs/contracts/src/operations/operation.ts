import type { z } from 'zod';

/** Who may call: anybody, whoever has a resident key, people of the city, or these and the tablets of their living rooms. */
export type Audience = 'anybody' | 'resident' | 'staff' | 'desk';

/** One call of the REST surface: what goes in, what comes out. The OpenAPI document and the tests of real answers are made from it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api/v1`, OpenAPI style. */
  path: string;
  summary: string;
  audience: Audience;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Takes the bytes of a file instead of a body in JSON; its name, percent-encoded, in `X-File-Name`. */
  upload?: true;
  status: 200 | 201 | 204;
  answer?: z.ZodType;
  /** Answers with sound instead, of which a `Range` may be asked. */
  sound?: true;
  /** Answers with a file instead. */
  file?: true;
  /** Answers with a document of this media type instead. */
  media?: string;
  /** Codes of problems besides those that any call may give. */
  problems?: readonly string[];
}

/**
 * Makes the acts of officials on one case that answer alike.
 * @param answer how things stand afterwards
 * @param usual codes of problems that each of them may give
 */
export const actsOnCase =
  (answer: z.ZodType, usual: readonly string[]) =>
  (path: string, summary: string, body: z.ZodType, status: 200 | 201, problems: readonly string[] = []): Operation => ({
    method: 'post',
    path: `/cases/{id}/${path}`,
    summary,
    audience: 'staff',
    body,
    status,
    answer,
    problems: [...usual, ...problems],
  });

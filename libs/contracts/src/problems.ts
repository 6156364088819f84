import { z } from 'zod';

/** RFC 9457 problem document. `code` is stable; `title` is in the caller's language; `errors` name the fields. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.string(), code: z.string() })).optional(),
  owner: z.strictObject({ username: z.string(), name: z.string() }).optional(),
});
export type Problem = z.infer<typeof problem>;

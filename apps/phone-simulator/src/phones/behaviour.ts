import { z } from 'zod';

const seconds = z.number().min(0).max(3_600);

/**
 * How a telephone behaves. `person`: rings until somebody picks it up; `answers`: picks itself up; `machine`: answers and talks,
 * and never presses a key; `rejects`: refuses; `noAnswer`: rings in vain; `busy`; `invalid`: there is no such number.
 */
export const behaviourSchema = z.strictObject({
  voice: z.enum(['person', 'answers', 'machine', 'rejects', 'noAnswer', 'busy', 'invalid']).default('person'),
  /** Until it answers or rejects. */
  afterSeconds: seconds.default(3),
  /** What it says once it has answered: a machine's greeting. */
  says: z.string().max(1_000).optional(),
  /** Keys that it presses as soon as somebody listens to keys. */
  presses: z
    .string()
    .regex(/^[0-9*#]{1,32}$/)
    .optional(),
  /** How long it talks with somebody before it hangs up. */
  talksForSeconds: seconds.optional(),
  /** Whether text messages arrive: not at a landline, not at what is switched off. */
  texts: z.enum(['mobile', 'landline', 'off']).default('mobile'),
  /** Calls without showing its number. */
  hidden: z.boolean().default(false),
});

export type Behaviour = z.output<typeof behaviourSchema>;
export type BehaviourInput = z.input<typeof behaviourSchema>;

export const ORDINARY: Behaviour = behaviourSchema.parse({});

/** What the provider shows in place of a number that is hidden: the keys that spell "anonymous". */
export const HIDDEN_NUMBER = '+266696687';

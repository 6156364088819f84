import { z } from 'zod';
import { receiveMessage } from '../engine/messages/receive-message.js';
import type { World } from '../engine/world.js';
import { dialLine } from '../phones/dial-line.js';
import { handsetSchema, phoneNumber } from '../options.js';

/** Why something cannot be done, as the page says it in its own words. */
export type ControlRefusal = 'no-such-number' | 'in-a-call' | 'does-not-ring' | 'not-in-a-call' | 'too-many';

const MAX_HANDSETS = 500;
const keys = z.string().regex(/^[0-9*#]{1,32}$/);
const words = z.string().trim().min(1).max(1_000);
const on = { number: phoneNumber };
const probability = z.number().min(0).max(1).optional();

/** What one can do with the telephones: each act with what it takes. Returns a refusal when it cannot be done as things are. */
export const ACTS = {
  handset: act(handsetSchema, (world, { number, name, behaviour }) => {
    if (isOneTooMany(world, number)) return 'too-many';
    const handset = world.phones.of(number);
    handset.behaviour = behaviour;
    handset.name = name ?? handset.name;
    return undefined;
  }),
  'remove-handset': act(z.strictObject(on), (world, { number }) => {
    const handset = world.phones.find(number);
    if (!handset) return 'no-such-number';
    if (handset.current || handset.ringing) return 'in-a-call';
    world.phones.remove(number);
    return undefined;
  }),
  dial: act(z.strictObject({ ...on, to: phoneNumber.optional() }), (world, { number, to }) => {
    const line = to === undefined ? world.numbers.all()[0] : world.numbers.find(to);
    if (!line) return 'no-such-number';
    if (isOneTooMany(world, number)) return 'too-many';
    return dialLine(world, world.phones.of(number), line) ? undefined : 'in-a-call';
  }),
  answer: act(z.strictObject(on), (world, { number }) => (world.phones.find(number)?.answer() ? undefined : 'does-not-ring')),
  reject: act(z.strictObject(on), (world, { number }) => (world.phones.find(number)?.decline() ? undefined : 'does-not-ring')),
  press: act(z.strictObject({ ...on, keys }), (world, { number, keys }) => {
    const call = world.phones.find(number)?.current;
    for (const key of keys) call?.give({ key });
    return call ? undefined : 'not-in-a-call';
  }),
  say: act(z.strictObject({ ...on, words }), (world, { number, words }) => {
    const call = world.phones.find(number)?.current;
    call?.give({ words });
    return call ? undefined : 'not-in-a-call';
  }),
  'hang-up': act(z.strictObject(on), (world, { number }) => {
    const call = world.phones.find(number)?.current;
    call?.end('no-answer');
    return call ? undefined : 'not-in-a-call';
  }),
  text: act(
    z.strictObject({ ...on, to: phoneNumber.optional(), body: z.string().min(1).max(1_600), whatsapp: z.boolean().default(false) }),
    (world, { number, to, body, whatsapp }) => {
      const line = to === undefined ? world.numbers.all().find(({ smsUrl }) => smsUrl !== undefined) : world.numbers.find(to);
      if (!line) return 'no-such-number';
      receiveMessage(world, whatsapp ? `whatsapp:${number}` : number, line, body);
      return undefined;
    },
  ),
  chaos: act(
    z.strictObject({
      duplicate: probability,
      delay: probability,
      lateSeconds: z.number().min(0).max(600).optional(),
      drop: probability,
      loseAnswer: probability,
      restFailsBefore: probability,
      restFailsAfter: probability,
    }),
    (world, settings) => {
      world.chaos.set(settings);
      return undefined;
    },
  ),
} as const;

const isOneTooMany = ({ phones }: World, number: string): boolean => !phones.find(number) && phones.all().length >= MAX_HANDSETS;

interface Act {
  /** @throws {z.ZodError} when it is not what the act takes */
  perform(world: World, given: unknown): ControlRefusal | undefined;
}

function act<Schema extends z.ZodType>(schema: Schema, does: (world: World, given: z.output<Schema>) => ControlRefusal | undefined): Act {
  return { perform: (world, given) => does(world, schema.parse(given)) };
}

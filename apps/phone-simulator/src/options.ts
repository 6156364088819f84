import { z } from 'zod';
import { behaviourSchema } from './phones/behaviour.js';
import { isLoopbackUrl } from './webhooks/loopback.js';

/** E.164, or a client's name. */
export const phoneNumber = z.string().regex(/^(\+[1-9]\d{6,14}|client:[\w.-]{1,64})$/);
const url = z.string().max(2_000).refine(isLoopbackUrl, 'must lead to this machine (http://127.0.0.1…)');

export const handsetSchema = z.strictObject({
  number: phoneNumber,
  name: z.string().min(1).max(80).optional(),
  behaviour: behaviourSchema.prefault({}),
});

const lineSchema = z.strictObject({
  number: phoneNumber,
  name: z.string().min(1).max(64).optional(),
  voiceUrl: url.optional(),
  fallbackUrl: url.optional(),
  statusUrl: url.optional(),
  smsUrl: url.optional(),
});

/** What a simulator is started with. Addresses may lead to this machine alone. */
export const optionsSchema = z.strictObject({
  /** 0: any that is free. */
  port: z.number().int().min(0).max(65_535).default(0),
  host: z.enum(['127.0.0.1', '::1', 'localhost']).default('127.0.0.1'),
  accountSid: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/)
    .default(`AC${'0'.repeat(32)}`),
  authToken: z.string().min(8).max(200),
  /** The account's numbers, and whom to ask what happens there. */
  numbers: z.array(lineSchema).min(1).max(100),
  /** Telephones that are there from the beginning; any other number has one as soon as it is dialled. */
  handsets: z.array(handsetSchema).max(500).default([]),
  clock: z.enum(['virtual', 'real']).default('virtual'),
  /** Where a virtual clock begins, in milliseconds since 1970; now, if nothing is said. */
  startAt: z.number().optional(),
  /** Calls asked for by REST are dialled as many a second; the others wait as `queued`. */
  callsPerSecond: z.number().min(0.1).max(1_000).default(1),
  maxConcurrentRequests: z.number().int().min(1).max(10_000).default(100),
  /** Of chance: what chaos does. */
  seed: z.number().int().default(1),
});

export type SimulatorOptions = z.input<typeof optionsSchema> & {
  /** What counts as quiet, before virtual time moves on. */
  quiet?: {
    readonly turns?: number;
    readonly ms?: number;
    readonly busy?: () => boolean | Promise<boolean>;
  };
};

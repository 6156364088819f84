import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { RefusalError } from './refusal.error.js';

class ZodPipe<T> implements PipeTransform<unknown, T> {
  constructor(
    private readonly schema: z.ZodType<T>,
    private readonly refusalCode: string,
  ) {}

  transform(value: unknown): T {
    const parsed = this.schema.safeParse(value ?? {});
    if (parsed.success) return parsed.data;
    if (this.refusalCode === 'not-found') throw new RefusalError({ code: 'not-found' });
    const errors = parsed.error.issues.slice(0, 20).map((issue) => ({
      path: issue.path.join('.').slice(0, 100),
      code: issue.code === 'custom' || /^[a-z-]+$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-'),
    }));
    throw new RefusalError({ code: this.refusalCode, errors });
  }
}

/** Validates a request body; unknown keys are refused by the strict schema. */
export const zodBody = <T>(schema: z.ZodType<T>): PipeTransform<unknown, T> => new ZodPipe(schema, 'invalid-body');
/** Validates a query string. */
export const zodQuery = <T>(schema: z.ZodType<T>): PipeTransform<unknown, T> => new ZodPipe(schema, 'invalid-query');
/** Validates a path parameter: what cannot exist is answered exactly like what does not. */
export const zodParam = <T>(schema: z.ZodType<T>): PipeTransform<unknown, T> => new ZodPipe(schema, 'not-found');

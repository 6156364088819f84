import { LIMITS } from '#domain';
import { zodQuery } from '#platform/http';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '../people/directory.service.js';
import { ROLES_THAT_WORK_WITH_CASES } from '../policies/people-policy.js';
import type { Viewer as SignedInViewer } from '../viewer.js';
import { SignedInGuard } from './signed-in.guard.js';
import { Roles, Viewer } from './viewer.decorator.js';

const colleagueQuery = z.strictObject({
  q: z
    .string()
    .max(LIMITS.search)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'not-text' })
    .default(''),
});

/** Whom one can offer a case to or ask for help. */
@Controller('api/v1/colleagues')
@UseGuards(SignedInGuard)
@Roles(...ROLES_THAT_WORK_WITH_CASES)
export class ColleaguesController {
  constructor(private readonly directory: Directory) {}

  @Get()
  async find(@Viewer() viewer: SignedInViewer, @Query(zodQuery(colleagueQuery)) { q }: { q: string }) {
    return this.directory.colleagues(viewer, q.trim());
  }
}

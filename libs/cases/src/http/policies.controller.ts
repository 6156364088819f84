import type { PolicySnapshot } from '#domain';
import { Policies } from '#policies';
import { Roles, SignedInGuard } from '#staff';
import { Controller, Get, UseGuards } from '@nestjs/common';

/** The policies in force, to read. They are changed in their file, and never move a running clock (domain.md §4). */
@Controller('api/v1/policies')
@UseGuards(SignedInGuard)
export class PoliciesController {
  constructor(private readonly policies: Policies) {}

  @Get()
  @Roles('administrator', 'mayor')
  list(): { policies: PolicySnapshot[] } {
    return { policies: this.policies.all() };
  }
}

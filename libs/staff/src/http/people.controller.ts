import { changePerson, emptyBody, newPerson, type NewPerson, type StaffPerson } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody } from '#platform/http';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { People, type PersonChange } from '../people/people.service.js';
import { PersonAccess } from '../people/person-access.service.js';
import { ROLES_THAT_KEEP_PEOPLE, ROLES_THAT_READ_PEOPLE } from '../policies/people-policy.js';
import type { Viewer as SignedInViewer } from '../viewer.js';
import { SignedInGuard } from './signed-in.guard.js';
import { Roles, Viewer } from './viewer.decorator.js';

/** The people of the city who use Batline (domain.md §6: kept by administrators, read by the mayor). */
@Controller('api/v1/people')
@UseGuards(SignedInGuard)
@Roles(...ROLES_THAT_KEEP_PEOPLE)
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly access: PersonAccess,
  ) {}

  @Get()
  @Roles(...ROLES_THAT_READ_PEOPLE)
  async list(): Promise<{ items: StaffPerson[] }> {
    return { items: await this.people.list() };
  }

  @Post()
  async add(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(newPerson)) person: NewPerson,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<StaffPerson> {
    return this.people.add(viewer, person, request);
  }

  @Post(':username')
  @HttpCode(200)
  async change(
    @Viewer() viewer: SignedInViewer,
    @Param('username') username: string,
    @Body(zodBody(changePerson)) change: PersonChange,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<StaffPerson> {
    return this.people.change(viewer, username, change, request);
  }

  @Post(':username/disable')
  @HttpCode(200)
  async disable(
    @Viewer() viewer: SignedInViewer,
    @Param('username') username: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<StaffPerson> {
    return this.access.disable(viewer, username, request);
  }

  @Post(':username/enable')
  @HttpCode(200)
  async enable(
    @Viewer() viewer: SignedInViewer,
    @Param('username') username: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<StaffPerson> {
    return this.access.enable(viewer, username, request);
  }
}

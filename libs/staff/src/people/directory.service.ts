import type { colleaguePage } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryStore, type Listed } from '../persistence/directory.store.js';
import { ROLES_THAT_WORK_WITH_CASES } from '../policies/people-policy.js';
import type { Viewer } from '../viewer.js';

/** Looking people up, for other rooms: who is that, is there somebody of that name, who can be asked. */
@Injectable()
export class Directory {
  constructor(private readonly store: DirectoryStore) {}

  /** Disabled people too: what they did keeps their name. Ids that nobody has are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Listed>> {
    const people = await this.store.byIds([...new Set(ids)]);
    return new Map(people.map((person) => [person.id, person]));
  }

  /** Somebody who is not disabled. */
  async activeByUsername(username: string): Promise<Listed | undefined> {
    return this.store.activeByUsername(username);
  }

  /** Those who are not disabled and have one of the roles, those on duty first. */
  async activeWithRoles(roles: Listed['roles']): Promise<Listed[]> {
    return this.store.activeWithRoles(roles, '', 500);
  }

  /** Whom the viewer can offer a case to or ask for help, by a part of the name. Not themselves. */
  async colleagues(viewer: Pick<Viewer, 'personId'>, search: string): Promise<z.infer<typeof colleaguePage>> {
    const found = await this.store.activeWithRoles([...ROLES_THAT_WORK_WITH_CASES], search, 50);
    const others = found.filter(({ id }) => id !== viewer.personId);
    return { items: others.map(({ username, name, roles, onDuty }) => ({ username, name, roles, onDuty })) };
  }
}

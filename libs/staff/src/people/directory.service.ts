import type { colleaguePage } from '#contracts';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryStore, type Listed } from '../persistence/directory.store.js';
import { ROLES_THAT_WORK_WITH_CASES } from '../policies/people-policy.js';
import type { Viewer } from '../viewer.js';

/** Looking people up, for other rooms: is there somebody of that name, who can be asked. Names for ids: `PeopleNames`. */
@Injectable()
export class Directory {
  constructor(private readonly store: DirectoryStore) {}

  /** Somebody who is not disabled. */
  async activeByUsername(username: string, tx?: Tx): Promise<Listed | undefined> {
    return this.store.activeByUsername(username, tx);
  }

  /** Those who are not disabled and have one of the roles, those on duty first. */
  async activeWithRoles(roles: Listed['roles']): Promise<Listed[]> {
    return this.store.activeWithRoles(roles, '', 500);
  }

  /** Whom the viewer can offer a case to or ask for help, by a part of the name. Not themselves. */
  async colleagues(viewer: Pick<Viewer, 'personId'>, search: string): Promise<z.infer<typeof colleaguePage>> {
    const found = await this.store.activeWithRoles([...ROLES_THAT_WORK_WITH_CASES], search, 50);
    const others = found.filter(({ id }) => id !== viewer.personId);
    return {
      items: others.map(({ username, name, roles, onDuty, absentUntil }) => ({
        ...{ username, name, roles, onDuty },
        ...(absentUntil && { absentUntil: absentUntil.toISOString() }),
      })),
    };
  }
}

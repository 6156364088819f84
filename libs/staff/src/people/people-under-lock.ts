import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { PersonStore, type Person } from '../persistence/person.store.js';
import { mayKeepPeople } from '../policies/people-policy.js';
import type { StaffActor } from '../viewer.js';
import { refuseIf } from './refuse.js';

/** Changes to people one after another, so that two administrators cannot disable each other at the same moment. */
@Injectable()
export class PeopleUnderLock {
  constructor(private readonly store: PersonStore) {}

  /**
   * The administrators as they are now, locked.
   * @throws RefusalError `forbidden` when the actor is none of them (any more)
   */
  async administrators(tx: Tx, actor: StaffActor, username?: string): Promise<string[]> {
    const administrators = await this.store.lockWithAdministrators(tx, username);
    refuseIf(mayKeepPeople(actor));
    refuseIf(actor !== null && !administrators.includes(actor.personId) ? 'forbidden' : undefined);
    return administrators;
  }

  /** One person, the administrators and the mayors, as they are under the lock. @throws RefusalError `not-found`, `forbidden` */
  async person(tx: Tx, actor: StaffActor, username: string): Promise<{ person: Person; administrators: string[]; mayors: string[] }> {
    const administrators = await this.administrators(tx, actor, username);
    const person = await this.store.byUsername(username, tx);
    if (!person) throw new RefusalError({ code: 'not-found' });
    return { person, administrators, mayors: await this.store.activeMayors(tx) };
  }
}

import type { StaffPerson } from '#contracts';
import { OWNER_ROLES } from '#domain';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { PersonStore, type Person } from '../persistence/person.store.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import { TokenStore } from '../persistence/token.store.js';
import { mayDisable, mayLeaveOffice } from '../policies/people-policy.js';
import { hasAnyRole } from '../policies/roles.js';
import { PERSON_GONE, type EndedSession, type PersonGone } from '../ports.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { StaffActor } from '../viewer.js';
import { PeopleUnderLock } from './people-under-lock.js';
import { presentPerson } from './present-person.js';
import { refuseIf } from './refuse.js';

/** Closing and opening somebody's way in. */
@Injectable()
export class PersonAccess {
  constructor(
    private readonly store: PersonStore,
    private readonly lock: PeopleUnderLock,
    private readonly tokens: TokenStore,
    private readonly journal: StaffJournal,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    @Inject(PERSON_GONE) private readonly personGone: PersonGone,
  ) {}

  /**
   * Ends all sessions and tokens at once, for good, and gives the cases they held back to the city. Repeating it changes nothing.
   * @throws RefusalError `not-found`, `cannot-disable-oneself`, `last-administrator`, `last-mayor`, `forbidden`
   */
  async disable(actor: StaffActor, username: string, request?: IdempotentRequest): Promise<StaffPerson> {
    let ended: EndedSession[] = [];
    const answer = await this.unitOfWork.once(request, async (tx) => {
      const { person, administrators, mayors } = await this.lock.person(tx, actor, username);
      refuseIf(mayDisable(actor?.personId ?? null, person, administrators));
      refuseIf(mayLeaveOffice(person, null, mayors));
      ended = person.disabled ? [] : await this.close(tx, actor, person);
      return { answer: await this.presented(tx, username) };
    });
    this.sessions.announce(ended);
    return answer;
  }

  /** They sign in anew; old sessions and tokens stay ended. @throws RefusalError `not-found`, `forbidden` */
  async enable(actor: StaffActor, username: string, request?: IdempotentRequest): Promise<StaffPerson> {
    return this.unitOfWork.once(request, async (tx) => {
      const { person } = await this.lock.person(tx, actor, username);
      if (person.disabled) {
        await this.store.setDisabled(tx, person.id, false);
        await this.journal.write(tx, { type: 'person.enabled', personId: person.id, actor });
      }
      return { answer: await this.presented(tx, username) };
    });
  }

  private async close(tx: Tx, actor: StaffActor, person: Person): Promise<EndedSession[]> {
    await this.store.setDisabled(tx, person.id, true);
    await this.tokens.revokeAllOf(tx, person.id);
    const ended = await this.sessions.endAllOf(tx, person.id);
    await this.journal.write(tx, { type: 'person.disabled', personId: person.id, actor });
    if (hasAnyRole(person, OWNER_ROLES)) await this.personGone(tx, { personId: person.id });
    return ended;
  }

  private async presented(tx: Tx, username: string): Promise<StaffPerson> {
    const person = await this.store.byUsername(username, tx);
    if (!person) throw new Error('a person vanished inside a transaction');
    return presentPerson(person);
  }
}

import type { changePerson, NewPerson, StaffPerson } from '#contracts';
import { Villages } from '#city';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { PersonStore, type Person } from '../persistence/person.store.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import { losesCases, losesRoles, mayGiveRoles, mayHaveRoles, mayLeaveOffice } from '../policies/people-policy.js';
import { PERSON_GONE, type EndedSession, type PersonGone } from '../ports.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { StaffActor } from '../viewer.js';
import { PeopleUnderLock } from './people-under-lock.js';
import { presentPerson } from './present-person.js';
import { refuseIf } from './refuse.js';

export type PersonChange = z.infer<typeof changePerson>;

/** Adding and changing people. Who may do it is asked again inside each transaction. */
@Injectable()
export class People {
  constructor(
    private readonly store: PersonStore,
    private readonly lock: PeopleUnderLock,
    private readonly journal: StaffJournal,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    private readonly villages: Villages,
    @Inject(PERSON_GONE) private readonly personGone: PersonGone,
  ) {}

  /** Everybody, those who are disabled last. */
  async list(): Promise<StaffPerson[]> {
    return (await this.store.list()).map(presentPerson);
  }

  /** @throws RefusalError `username-taken`, `identity-taken`, `unknown-village`, `forbidden` */
  async add(actor: StaffActor, wanted: NewPerson, request?: IdempotentRequest): Promise<StaffPerson> {
    const person = this.inOfficialWords(wanted);
    return this.unitOfWork.once(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const id = await this.store.insert(tx, person);
      if (id === undefined) throw new RefusalError({ code: 'username-taken' });
      await this.setIdentity(tx, id, person.identity ?? null);
      await this.journal.write(tx, { type: 'person.added', personId: id, actor, data: { roles: person.roles } });
      return { answer: await this.presented(tx, person.username) };
    });
  }

  /**
   * Sessions end when roles or the way to sign in were taken away; cases go up a level when nobody can own them here any more.
   * @throws RefusalError `not-found`, `last-administrator`, `last-mayor`, `cannot-give-oneself-roles`, `identity-taken`, `unknown-village`, `forbidden`
   */
  async change(actor: StaffActor, username: string, wanted: PersonChange, request?: IdempotentRequest): Promise<StaffPerson> {
    const change = this.inOfficialWords(wanted);
    let ended: EndedSession[] = [];
    const answer = await this.unitOfWork.once(request, async (tx) => {
      const { person, administrators, mayors } = await this.lock.person(tx, actor, username);
      if (change.roles) {
        refuseIf(mayHaveRoles(person, change.roles, administrators));
        refuseIf(mayLeaveOffice(person, change.roles, mayors));
        refuseIf(mayGiveRoles(actor?.personId ?? null, person, change.roles));
      }
      await this.store.update(tx, person.id, change);
      const { identity, ...facts } = change;
      if (Object.keys(facts).length > 0)
        await this.journal.write(tx, { type: 'person.changed', personId: person.id, actor, data: changed(person, facts) });
      const signsInOtherwise = identity !== undefined && !same(identity, person.identity);
      if (signsInOtherwise) {
        await this.setIdentity(tx, person.id, identity);
        await this.journal.write(tx, { type: 'person.identity-changed', personId: person.id, actor, data: { has: identity !== null } });
      }
      const after = { roles: change.roles ?? person.roles };
      ended = signsInOtherwise || losesRoles(person, after) ? await this.sessions.endAllOf(tx, person.id) : [];
      if (!person.disabled && losesCases(person, after)) await this.personGone(tx, { personId: person.id });
      return { answer: await this.presented(tx, username) };
    });
    this.sessions.announce(ended);
    return answer;
  }

  /** Routing compares names: a person's villages are kept as cases keep theirs. */
  private inOfficialWords<T extends Pick<PersonChange, 'duties'>>(wanted: T): T {
    const { duties } = wanted;
    return duties ? { ...wanted, duties: { ...duties, villages: this.villages.namesOf(duties.villages, 'duties.villages') } } : wanted;
  }

  private async setIdentity(tx: Tx, id: string, identity: Person['identity']): Promise<void> {
    if (!(await this.store.setIdentity(tx, id, identity))) throw new RefusalError({ code: 'identity-taken' });
  }

  private async presented(tx: Tx, username: string): Promise<StaffPerson> {
    const person = await this.store.byUsername(username, tx);
    if (!person) throw new Error('a person vanished inside a transaction');
    return presentPerson(person);
  }
}

const same = (one: Person['identity'], other: Person['identity']): boolean =>
  one?.issuer === other?.issuer && one?.subject === other?.subject;

/** Which facts changed; of roles and duties also what they were. Names are words and stay out of the journal. */
function changed(person: Person, facts: Omit<PersonChange, 'identity'>): Record<string, unknown> {
  return {
    fields: Object.keys(facts).sort(),
    ...(facts.roles && { rolesBefore: person.roles, roles: facts.roles }),
    ...(facts.duties && { dutiesBefore: person.duties, duties: facts.duties }),
  };
}

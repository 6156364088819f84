import { EmptyRungs, OwnerLostService, Presences } from '#cases';
import { Effects, NotifyModule, StepSender } from '#notify';
import { QueueModule } from '#platform/queue';
import type { SignedInViewer } from '#staff';
import { City } from '#testing/city';
import { startMailServer, type MailServerForTests } from '#testing/mail-server';
import { startPushService, type PushServiceForTests } from '#testing/push-service';
import { PHONE_LINE } from '#testing/webhooks';
import { randomUUID } from 'node:crypto';
import webPush from 'web-push';
import { Chance } from '../bench/seed/chance.js';
import { Agenda } from './agenda.js';
import { Oracle, type Unowned } from './oracle.js';
import type { Plan, PlannedContact } from './plan.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Resident = Awaited<ReturnType<City['contact']>>['resident'];
type Happening =
  | { what: 'contact'; contact: PlannedContact }
  /** Several at the same instant: only one may have it. */
  | { what: 'take'; caseId: string; people: SignedInViewer[] }
  | { what: 'pick-up'; caseId: string }
  | { what: 'answer'; caseId: string; by: SignedInViewer }
  | { what: 'verdict'; resident: Resident }
  | { what: 'pages'; people: number[]; until: number }
  | { what: 'boundary' };

/** What was counted while the days went by. */
export interface Counts {
  minutes: number;
  contacts: number;
  takes: number;
  races: number;
  doubleTakes: number;
  unanswerable: string[];
  withoutClock: number;
  wrongOffers: string[];
  offers: number;
}

/**
 * The days of a plan on a real database and a clock that jumps from one thing to the next: residents come, officials take what is offered
 * and what waits, answer, go home; clocks run out, people are told. Every minute is compared with the oracle.
 */
export class Week {
  readonly counts: Counts = {
    ...{ minutes: 0, contacts: 0, takes: 0, races: 0, doubleTakes: 0, unanswerable: [], withoutClock: 0, wrongOffers: [], offers: 0 },
  };
  private readonly agenda = new Agenda<Happening>();
  private readonly oracle: Oracle;
  private readonly chance: Chance;
  private readonly viewers: SignedInViewer[] = [];
  /** Who sits in a chat that nobody has taken, and until when. */
  private readonly staying = new Map<string, number>();
  private readonly residents = new Map<string, Resident>();
  private readonly seenOffers = new Set<string>();
  private now: number;

  private constructor(
    readonly city: City,
    private readonly plan: Plan,
    private readonly mail: MailServerForTests,
    private readonly push: PushServiceForTests,
  ) {
    this.oracle = new Oracle(plan);
    this.chance = new Chance(plan.contacts.length + 7);
    this.now = plan.start;
  }

  static async start(plan: Plan): Promise<Week> {
    const [mail, push] = await Promise.all([startMailServer(), startPushService()]);
    const vapid = webPush.generateVAPIDKeys();
    const never = { relayEveryMs: null, undeliveredEveryMs: null, stepsEveryMs: null };
    const city = await City.start({
      at: new Date(plan.start).toISOString(),
      settings: {
        ...PHONE_LINE,
        ...{ SMTP_URL: mail.url, MAIL_FROM: 'Batline <batline@example.org>' },
        ...{ VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey, VAPID_SUBJECT: 'mailto:batline@example.org' },
      },
      modules: ({ ownerUrl }) => [QueueModule.forRoot({ databaseUrl: ownerUrl }), NotifyModule.forRoot(never)],
    });
    const week = new Week(city, plan, mail, push);
    await week.populate();
    return week;
  }

  async stop(): Promise<void> {
    await this.city.stop();
    await this.mail.down();
    await this.push.stop();
  }

  async run(): Promise<void> {
    for (const contact of this.plan.contacts) this.agenda.add(contact.at, { what: 'contact', contact });
    for (const shift of this.plan.shifts) {
      this.agenda.add(shift.from, { what: 'pages', people: [shift.person], until: shift.to });
      this.agenda.add(shift.to, { what: 'boundary' });
    }
    for (const { from, to } of this.plan.absences) for (const at of [from, to]) this.agenda.add(at, { what: 'boundary' });
    // Between two happenings nothing changes, neither here nor for the oracle: such minutes are as the one before.
    let changed = true;
    let due = Infinity;
    for (let minute = this.plan.start; minute <= this.plan.end;) {
      if (changed) due = await this.nextDue();
      const next = Math.min(this.agenda.next, due);
      if (next <= minute) {
        await this.at(Math.max(next, this.now));
        changed = true;
        continue;
      }
      this.now = minute;
      if (changed) await this.compare();
      this.counts.minutes += 1;
      changed = false;
      minute += MINUTE;
    }
  }

  /** Everything of one instant. */
  private async at(instant: number): Promise<void> {
    this.now = instant;
    await this.city.clock.set(new Date(instant).toISOString());
    await this.residentsStay();
    await this.city.settle();
    for (const happening of this.agenda.until(instant)) await this.happens(happening);
    await this.tell();
    await this.officialsReact();
  }

  private async nextDue(): Promise<number> {
    const [row] = await this.city.sql<{ clock: Date | null; step: Date | null }>(
      `SELECT (SELECT min(next_at) FROM clock WHERE next_at IS NOT NULL) AS clock,
         (SELECT min(not_before) FROM notice_step WHERE state IN ('waiting', 'sending') AND gathered_in IS NULL) AS step`,
    );
    return Math.min(row?.clock?.getTime() ?? Infinity, row?.step?.getTime() ?? Infinity);
  }

  private async happens(happening: Happening): Promise<void> {
    switch (happening.what) {
      case 'contact':
        return this.arrives(happening.contact);
      case 'take':
        return this.taken(happening.caseId, happening.people);
      case 'pick-up':
        return this.pickUp(happening.caseId);
      case 'answer':
        return this.answers(happening.caseId, happening.by);
      case 'verdict':
        await this.city.resident.verdict(happening.resident, { helped: this.chance.percent(90) }).catch(() => undefined);
        return;
      case 'pages':
        return this.opensPages(happening.people, happening.until);
      case 'boundary':
        await this.city.app.get(OwnerLostService).layDown();
        await this.city.app.get(EmptyRungs).leave();
    }
  }

  private async arrives({ channel, language, village, stays }: PlannedContact): Promise<void> {
    const opened = await this.city.contact({ channel, language, ...(village === undefined ? {} : { village }) });
    this.counts.contacts += 1;
    this.residents.set(opened.caseId, opened.resident);
    if (channel === 'chat') this.staying.set(opened.caseId, this.now + stays);
    this.agenda.add(this.now + (channel === 'chat' ? 2 * HOUR : 0) + this.chance.between(5, 300) * MINUTE, {
      what: 'pick-up',
      caseId: opened.caseId,
    });
  }

  private async taken(caseId: string, people: SignedInViewer[]): Promise<void> {
    const tries = await Promise.allSettled(people.map((viewer) => this.city.ownership.take(caseId, { viewer })));
    const winners = people.filter((_, i) => tries[i]?.status === 'fulfilled');
    if (people.length > 1) this.counts.races += 1;
    if (winners.length > 1) this.counts.doubleTakes += 1;
    const [winner] = winners;
    if (!winner) return;
    this.counts.takes += 1;
    this.staying.delete(caseId);
    if (this.chance.percent(92))
      this.agenda.add(this.now + this.chance.between(5, 40 * 60) * MINUTE, { what: 'answer', caseId, by: winner });
  }

  /** Somebody on duty looks into the list and takes it; else it is looked at again later. */
  private async pickUp(caseId: string): Promise<void> {
    const there = this.oracle.there(this.now);
    const [row] = await this.city.sql<{ state: string }>('SELECT state FROM case_file WHERE id = $1', [caseId]);
    if (row?.state !== 'waiting') return;
    if (there.length === 0 || this.chance.percent(25))
      return this.agenda.add(this.now + this.chance.between(30, 600) * MINUTE, { what: 'pick-up', caseId });
    const people = this.chance.some(there, this.chance.percent(20) ? 3 : 1).map(({ person }) => this.viewers[person]!);
    await this.taken(caseId, people);
  }

  private async answers(caseId: string, by: SignedInViewer): Promise<void> {
    // Who lost it meanwhile is refused, as they should be.
    const answered = await this.city.conversation
      .answer(caseId, { viewer: by }, { text: 'Korjataan.', outcome: 'advised' })
      .catch(() => undefined);
    const resident = this.residents.get(caseId);
    if (answered && resident && this.chance.percent(60))
      this.agenda.add(this.now + this.chance.between(1, 1_000) * MINUTE, { what: 'verdict', resident });
  }

  /** Their pages stay open as long as the shift lasts. */
  private async opensPages(people: number[], until: number): Promise<void> {
    const ids = people.filter((person) => !this.oracle.isAway(person, this.now)).map((person) => this.viewers[person]!.personId);
    if (ids.length === 0) return;
    await this.city.app.get(Presences).beat(ids);
    await this.city.sql('UPDATE person_presence SET heartbeat_at = $2 WHERE person_id = ANY ($1)', [ids, new Date(until)]);
  }

  private async residentsStay(): Promise<void> {
    for (const [caseId, until] of this.staying) if (until < this.now) this.staying.delete(caseId);
    if (this.staying.size > 0)
      await this.city.sql(`UPDATE case_file SET resident_seen_at = batline_now() WHERE id = ANY ($1) AND live AND state = 'waiting'`, [
        [...this.staying.keys()],
      ]);
  }

  private async tell(): Promise<void> {
    for (;;) {
      const ids = (await this.city.sql<{ id: string }>('SELECT id FROM outbox ORDER BY id LIMIT 200')).map(({ id }) => id);
      if (ids.length === 0) break;
      await this.city.app.get(Effects).carryOut(ids);
    }
    await this.city.app.get(StepSender).step();
  }

  /** Some of those whom a live contact is offered to say "minä vastaan" after some seconds, at times two at once. */
  private async officialsReact(): Promise<void> {
    const open = await this.city.sql<{ id: string; caseId: string; to: string[] }>(
      'SELECT id, case_id AS "caseId", to_ids AS "to" FROM live_offer WHERE ended_at IS NULL',
    );
    for (const { id, caseId, to } of open) {
      if (this.seenOffers.has(id)) continue;
      this.seenOffers.add(id);
      this.counts.offers += 1;
      const offered = to.flatMap((personId) => this.viewers.find((viewer) => viewer.personId === personId) ?? []);
      for (const { personId } of offered) this.isRightlyOffered(personId, id);
      if (offered.length === 0 || !this.chance.percent(70)) continue;
      const people = this.chance.some(offered, this.chance.percent(40) ? 3 : 1);
      this.agenda.add(this.now + this.chance.between(2, 55) * SECOND, { what: 'take', caseId, people });
    }
  }

  private isRightlyOffered(personId: string, offerId: string): void {
    const person = this.viewers.findIndex((viewer) => viewer.personId === personId);
    if (!this.oracle.there(this.now).some((shift) => shift.person === person)) this.counts.wrongOffers.push(offerId);
  }

  /** At this minute somebody answers for every case that is open, and something runs on it. */
  private async compare(): Promise<void> {
    const waiting = await this.city.sql<{
      id: string;
      channel: string;
      language: string;
      village: string | null;
      tell: Unowned['tell'];
      due: Date | null;
    }>(
      `SELECT f.id, f.channel, f.language, f.village, c.due_at AS due,
         (p.body #> CASE WHEN f.live THEN '{policy,live,ladder}'::text[] ELSE '{policy,ladder}' END) -> f.level ->> 'tell' AS tell
       FROM case_file f JOIN policy_snapshot p ON p.hash = f.policy_hash
       LEFT JOIN clock c ON c.case_id = f.id AND c.kind = 'take' AND c.next_at IS NOT NULL WHERE f.state = 'waiting'`,
    );
    for (const { due, ...about } of waiting) {
      if (due === null) this.counts.withoutClock += 1;
      else if (!this.oracle.isAnswerable({ ...about, dueAt: due.getTime() }, this.now))
        this.counts.unanswerable.push(
          `${new Date(this.now).toISOString()} ${about.tell} ${about.language} ${about.village} until ${due.toISOString()}`,
        );
    }
    const [held] = await this.city.sql<{ bare: string }>(
      `SELECT count(*) AS bare FROM case_file f WHERE f.state IN ('owned', 'answered', 'awaiting_resident')
         AND NOT EXISTS (SELECT 1 FROM clock c WHERE c.case_id = f.id AND c.stopped_at IS NULL AND c.breached_at IS NULL)`,
    );
    this.counts.withoutClock += Number(held?.bare);
  }

  private async populate(): Promise<void> {
    const { officials, shifts, absences } = this.plan;
    for (const { username, duties, push, email } of officials) {
      const personId = randomUUID();
      const name = `Virkailija ${username}`;
      await this.city.sql(
        `INSERT INTO person (id, username, name, roles, duties, email, email_proven_at) VALUES ($1, $2, $3, '{official}', $4, $5, CASE WHEN $5::text IS NULL THEN NULL ELSE batline_now() END)`,
        [personId, username, name, JSON.stringify(duties), email ? `${username}@example.org` : null],
      );
      if (email)
        await this.city.sql(`INSERT INTO notification_order (person_id, steps, quiet) VALUES ($1, $2, true)`, [
          personId,
          JSON.stringify([
            { path: 'app', afterSeconds: 0 },
            { path: 'push', afterSeconds: 60 },
            { path: 'email', afterSeconds: 300 },
          ]),
        ]);
      if (push) await this.subscribe(personId);
      this.viewers.push({ personId, username, name, roles: ['official'], duties, onDuty: true, via: 'session' });
    }
    const ids = this.viewers.map(({ personId }) => personId);
    for (const { person, from, to, channels } of shifts)
      await this.city.sql('INSERT INTO duty_shift (id, person_id, starts_at, ends_at, channels) VALUES ($1, $2, $3, $4, $5)', [
        ...[randomUUID(), ids[person], new Date(from), new Date(to), channels],
      ]);
    for (const { person, from, to } of absences)
      await this.city.sql('INSERT INTO absence (id, person_id, starts_at, ends_at) VALUES ($1, $2, $3, $4)', [
        ...[randomUUID(), ids[person], new Date(from), new Date(to)],
      ]);
  }

  private async subscribe(personId: string): Promise<void> {
    const { endpoint, keys } = this.push.subscribe();
    await this.city.sql('INSERT INTO push_subscription (person_id, endpoint, p256dh, auth) VALUES ($1, $2, $3, $4)', [
      ...[personId, endpoint, keys.p256dh, keys.auth],
    ]);
  }
}

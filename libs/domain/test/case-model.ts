import type { ModelAct } from './model-acts.js';
import { DAY, HOUR, ModelHours } from './model-hours.js';

/**
 * A second, tiny and independent telling of domain.md §3 and §4, to compare the real one with. It uses nothing of the room:
 * its working time is a closed formula, its clocks a list of due times.
 */

const CASE_CLOCKS = ['first_answer', 'next_answer', 'resolve'];
/** What surrounds a case; shared with the commands, which change it. */
export interface World {
  now: number;
  office: boolean;
  /** From when somebody is there, absolute; null: nobody. */
  staffing: { duty: number | null; dutyAll: number | null; mayor: number | null };
  ownerAvailable: boolean;
  residentPresent: boolean;
}

export interface ModelClock {
  name: string;
  due: number;
  pausedAt: number | null;
}

export class CaseModel {
  state: 'waiting' | 'owned' | 'awaiting_resident' | 'answered' | 'closed' = 'waiting';
  owner: string | null = null;
  since = 0;
  missed = false;
  level = 0;
  escalations = 0;
  spent = 0;
  clocks: ModelClock[] = [];
  offers: { id: string; to: string; summons: boolean }[] = [];
  answered = false;
  lastResolve: number | null = null;
  closed: { at: number; noMatter: boolean } | null = null;
  directed: string[] = [];
  readonly openedAt: number;
  private readonly hours: ModelHours;

  constructor(
    readonly world: World,
    public live: boolean,
  ) {
    this.openedAt = world.now;
    this.hours = new ModelHours(world.office);
    this.start('first_answer');
    this.stand();
  }

  /** What is due, then the act. @returns whether it was done; refused, nothing has changed. */
  act(act: ModelAct): boolean {
    const before = { ...this, clocks: this.clocks.map((clock) => ({ ...clock })), offers: [...this.offers] };
    this.settle();
    const done = this.attempt(act);
    if (!done) Object.assign(this, before);
    return done;
  }

  settle(): void {
    for (;;) {
      const due = this.clocks.filter(({ due, pausedAt }) => pausedAt === null && due <= this.world.now);
      // Silence closes the case only when nothing else is left to record.
      const next = due.filter(({ name }) => name !== 'verdict').sort((a, b) => a.due - b.due)[0] ?? due[0];
      if (!next) return;
      this.runOut(next);
    }
  }

  get held(): boolean {
    return this.state === 'owned' || this.state === 'awaiting_resident' || this.state === 'answered';
  }

  get top(): number {
    return this.live ? 1 : 2;
  }

  private attempt(act: ModelAct): boolean {
    const owns = 'by' in act && this.held && act.by === this.owner;
    const offer = 'id' in act ? this.offers.find(({ id, to }) => id === act.id && to === act.by) : undefined;
    const recent = this.closed !== null && this.world.now - this.closed.at <= 30 * DAY;
    switch (act.do) {
      case 'take':
        if (this.held) return owns;
        return this.state === 'waiting' && this.own(act.by);
      case 'message':
        return owns;
      case 'release':
        return owns && this.lose();
      case 'owner_lost':
        return this.held && this.lose();
      case 'ask':
        return owns && this.state === 'owned' && this.pause();
      case 'answer':
        if (!owns || this.state !== 'owned') return false;
        this.stop(...CASE_CLOCKS, 'directive');
        this.start('verdict');
        this.answered = true;
        return this.become('answered');
      case 'promise':
        if (
          !owns ||
          this.state !== 'owned' ||
          act.due <= this.world.now ||
          act.due > this.hours.add(this.openedAt, this.hours.length('resolve'))
        )
          return false;
        this.stop('resolve');
        return this.start('resolve', act.due);
      case 'direct':
        if (this.state === 'closed' || act.due <= this.world.now || this.directed.includes(act.id)) return false;
        this.directed = [...this.directed, act.id];
        return this.start(`directive:${act.id}`, act.due);
      case 'offer':
        return owns && act.to !== act.by && this.offer(act.id, act.to, false);
      case 'summon':
        if (this.state === 'closed' || this.level < this.top || (this.held && (!this.missed || act.to === this.owner))) return false;
        return this.offer(act.id, act.to, true);
      case 'accept':
        return offer !== undefined && this.own(act.by);
      case 'decline':
        if (!offer) return false;
        this.stop(`offer:${offer.id}`, `summons:${offer.id}`);
        this.offers = this.offers.filter((open) => open !== offer);
        return true;
      case 'relieve':
        return this.held && this.missed && act.by !== this.owner && this.own(act.by);
      case 'writes':
        return this.heard(recent);
      case 'call':
        return true;
      case 'leave_live':
        if (this.state !== 'waiting' || !this.live) return this.state === 'waiting';
        this.endLive();
        return this.stand();
      case 'leave_empty_rung':
        return this.state === 'waiting' && this.leaveRung();
      case 'withdraw':
        return this.state !== 'closed' && this.close();
      case 'helped':
        return this.state === 'answered' && this.close();
      case 'no_matter':
        return owns && this.state === 'owned' && this.close(true);
      case 'duplicate':
        return (this.state === 'waiting' || owns) && this.close();
      case 'did_not_help':
        if (!(this.state === 'answered' || (recent && this.answered))) return false;
        this.reopen(this.level + 1, this.world.ownerAvailable);
        if (this.lastResolve !== null) this.start('resolve', this.lastResolve);
        return true;
      case 'reopen':
        if (!this.closed?.noMatter) return false;
        return this.reopen(this.level, false, this.spent);
    }
  }

  private runOut(clock: ModelClock): void {
    const kind = clock.name.split(':')[0] ?? '';
    this.stop(clock.name);
    if (kind === 'offer') this.offers = this.offers.filter(({ id }) => clock.name !== `offer:${id}`);
    else if (kind === 'verdict') this.close();
    else if (kind === 'resident') {
      this.spent = this.hours.length('resident');
      this.resume(clock.due);
      this.state = 'owned';
    } else {
      this.escalations++;
      if (kind === 'take') {
        this.level = Math.min(this.level + 1, this.top);
        if (this.live && !this.world.residentPresent) this.endLive();
        this.stand();
        return;
      }
      this.start(clock.name);
      if (!CASE_CLOCKS.includes(kind)) return;
      if (this.owner !== null && clock.due >= this.since) this.missed = true;
      const rose = this.level < this.top;
      this.level = this.top;
      const take = this.clocks.find(({ name }) => name === 'take');
      if (rose && take && take.due > this.world.now) this.stand();
    }
  }

  private own(person: string): boolean {
    const waited = this.state === 'waiting';
    this.dropOffers();
    this.stop('take');
    Object.assign(this, { owner: person, since: this.world.now, missed: false });
    if (!waited) return true;
    this.endLive();
    this.state = 'owned';
    if (!this.clocks.some(({ name }) => name === 'first_answer' || name === 'next_answer')) this.start('next_answer');
    return true;
  }

  private lose(): boolean {
    if (this.state === 'awaiting_resident') {
      const asked = this.clocks.find(({ name }) => name === 'resident');
      // The cap's clock was started with what was left: what is spent is the whole but what is left of it now.
      this.spent = this.hours.length('resident') - (this.hours.worked(asked?.due ?? 0) - this.hours.worked(this.world.now));
      this.resume(this.world.now);
    }
    this.stop('verdict');
    return this.reopen(this.level + 1, false, this.spent);
  }

  private heard(recent: boolean): boolean {
    if (this.state === 'closed') return recent && this.reopen(this.level, this.world.ownerAvailable);
    this.spent = 0;
    if (this.state === 'awaiting_resident') {
      this.resume(this.world.now);
      this.state = 'owned';
    } else if (this.state === 'answered') {
      this.stop('verdict');
      this.start('next_answer');
      this.state = 'owned';
    }
    return true;
  }

  /** Open again, or still open without its owner. */
  private reopen(level: number, keepOwner: boolean, spent = 0): boolean {
    Object.assign(this, { level: Math.min(level, this.top), closed: null, spent });
    this.stop('verdict');
    if (keepOwner && this.owner !== null) {
      this.start('next_answer');
      return this.become('owned');
    }
    this.owner = null;
    this.dropOffers();
    this.become('waiting');
    return this.stand();
  }

  private pause(): boolean {
    const left = this.hours.length('resident') - this.spent;
    if (left <= 0) return false;
    for (const clock of this.clocks) if (CASE_CLOCKS.includes(clock.name)) clock.pausedAt = this.world.now;
    this.start('resident', this.hours.add(this.world.now, left));
    return this.become('awaiting_resident');
  }

  private resume(at: number): void {
    this.stop('resident');
    for (const clock of this.clocks) {
      if (clock.pausedAt === null) continue;
      const paused = this.hours.worked(at) - this.hours.worked(clock.pausedAt);
      clock.due = paused === 0 ? clock.due : this.hours.add(clock.due, paused);
      clock.pausedAt = null;
    }
  }

  private close(noMatter = false): boolean {
    this.endLive();
    this.stop(...this.clocks.map(({ name }) => name));
    this.offers = [];
    this.closed = { at: this.world.now, noMatter };
    return this.become('closed');
  }

  /** Stands on its level, or on the next one where somebody is, and waits to be taken. */
  private stand(atLatest = Infinity): boolean {
    const { staffing } = this.world;
    const until = (): number => Math.min(atLatest, this.waitsUntil());
    if (this.level === 0 && this.empty(staffing.duty, until())) this.level = 1;
    if (this.level === 1 && this.top > 1 && this.empty(staffing.dutyAll, until())) this.level = 2;
    this.stop('take');
    return this.start('take', until());
  }

  /** Who stood there went, and nobody comes before the promise runs out: the next rung, and no later. */
  private leaveRung(): boolean {
    const { duty, dutyAll } = this.world.staffing;
    const promised = this.clocks.find(({ name }) => name === 'take')?.due ?? 0;
    if (this.level >= this.top || !this.empty(this.level === 0 ? duty : dutyAll, promised)) return true;
    this.level++;
    return this.stand(promised);
  }

  private empty(from: number | null, until: number): boolean {
    return from === null || (from > this.world.now && from >= until);
  }

  /** When a wait that begins now on this level would end. */
  private waitsUntil(): number {
    const { now, staffing } = this.world;
    const mayorIsThere = staffing.mayor !== null && staffing.mayor <= now;
    if (this.live) return now + (this.level === 0 || mayorIsThere ? 30_000 : HOUR);
    return this.hours.add(now, this.level === 0 ? 4 * HOUR : this.hours.day);
  }

  private endLive(): void {
    if (this.live && this.level === 1) this.level = 2;
    this.live = false;
  }

  private offer(id: string, to: string, summons: boolean): boolean {
    if (this.offers.some((open) => open.to === to)) return false;
    this.offers.push({ id, to, summons });
    return this.start(`${summons ? 'summons' : 'offer'}:${id}`);
  }

  private dropOffers(): void {
    this.stop('offer', 'summons');
    this.offers = [];
  }

  private become(state: CaseModel['state']): true {
    this.state = state;
    return true;
  }

  private start(name: string, due = this.hours.add(this.world.now, this.hours.length(name.split(':')[0] ?? ''))): true {
    this.clocks.push({ name, due, pausedAt: null });
    return true;
  }

  /** By whole name, or all of a kind. */
  private stop(...names: string[]): void {
    const gone = ({ name }: ModelClock) => names.includes(name) || names.includes(name.split(':')[0] ?? '');
    this.lastResolve = this.clocks.find((clock) => clock.name === 'resolve' && gone(clock))?.due ?? this.lastResolve;
    this.clocks = this.clocks.filter((clock) => !gone(clock));
  }
}

import fc from 'fast-check';
import { alwaysOpen } from '../sla/working-time.js';
import { isRunning } from './case-file.js';
import { NAMES, realAct, type ModelAct } from '../../test/model-acts.js';
import { CaseModel, type World } from '../../test/case-model.js';
import { comes, type Ahead } from '../../test/moves.js';
import { DAY, EVERYBODY, HOUR, MINUTE, MONDAY, officeHours, opened, POLICY, snapshot, type Story } from '../../test/story.js';

/**
 * The real lifecycle beside a tiny model of it, through random lives with crashes and replays. After every command both
 * agree on state, owner, level, escalations, offers, and on every running clock to the millisecond.
 */

/** The short live ladder, so that its mayor's rung is not the level of the other's. */
const RUNGS = POLICY.ladder.filter(({ tell }) => tell !== 'duty_all').map((rung) => ({ ...rung, wait: 'PT30S' }));

function agree(model: CaseModel, { file, journal }: Story): void {
  const real = {
    state: file.state,
    owner: file.state === 'closed' ? null : (file.owner?.personId ?? null),
    level: file.level,
    live: file.live,
    escalations: journal.filter(({ type }) => type === 'clock.breached').length,
    breached: file.clocks.filter(({ breachedAt }) => breachedAt !== null).length,
    offers: file.offers.map(({ id, to }) => `${id} ${to}`).sort(),
    clocks: file.clocks
      .filter(isRunning)
      .map(({ kind, ref, dueAt, pausedAt }) => `${ref === null ? kind : `${kind}:${ref}`} ${dueAt} ${pausedAt}`)
      .sort(),
  };
  expect(real).toEqual({
    state: model.state,
    owner: model.state === 'closed' ? null : model.owner,
    level: model.level,
    live: model.live,
    escalations: model.escalations,
    breached: model.escalations,
    offers: model.offers.map(({ id, to }) => `${id} ${to}`).sort(),
    clocks: model.clocks.map(({ name, due, pausedAt }) => `${name} ${due} ${pausedAt}`).sort(),
  });
}

type Command = fc.Command<CaseModel, Story>;

/** Time passes, unseen: nothing is settled until somebody acts or an alarm rings. */
class Pass implements Command {
  constructor(
    readonly how: 'span' | 'before' | 'due' | 'after',
    readonly ms: number,
  ) {}
  check = (): boolean => true;
  run(model: CaseModel, real: Story): void {
    const { world } = model;
    const due = Math.min(...model.clocks.filter(({ pausedAt }) => pausedAt === null).map((clock) => clock.due));
    const target = Number.isFinite(due) ? due : world.now;
    world.now = Math.max(world.now, { span: world.now + this.ms, before: target - 1, due: target, after: target + 1 + this.ms }[this.how]);
    real.at(world.now);
  }
  toString = (): string => `pass(${this.how}, ${this.ms})`;
}

/** People come on duty and go, the owner's account is closed or not, the resident leaves the chat. */
class Surround implements Command {
  constructor(readonly around: Pick<World, 'ownerAvailable' | 'residentPresent'> & { ahead: Ahead }) {}
  check = (): boolean => true;
  run(model: CaseModel, real: Story): void {
    const { ahead, ...rest } = this.around;
    const around = { ...rest, staffing: comes(model.world.now, ahead) };
    Object.assign(model.world, around);
    real.set(around);
  }
  toString = (): string => `surround(${JSON.stringify(this.around)})`;
}

/** The alarm rings, or the sweep comes by; perhaps twice. */
class Settle implements Command {
  check = (): boolean => true;
  run(model: CaseModel, real: Story): void {
    model.settle();
    real.settles();
    agree(model, real);
    expect(real.settles()).toEqual([]);
  }
  toString = (): string => 'settle';
}

type Mode = 'once' | 'crash' | 'replay';

/** Somebody acts. `crash`: all is lost before the commit. `replay`: the answer was lost after it, so the same comes again. */
class Act implements Command {
  constructor(
    readonly mode: Mode,
    readonly bold: boolean,
    readonly what: ModelAct['do'],
    readonly who: number,
    readonly pick: number,
  ) {}

  /** Mostly what could work in this state; boldly, anything. */
  check({ state, offers, owner, missed }: CaseModel): boolean {
    if (this.bold) return true;
    const open: Partial<Record<ModelAct['do'], boolean>> = {
      take: state === 'waiting',
      ask: state === 'owned',
      answer: state === 'owned',
      promise: state === 'owned',
      helped: state === 'answered',
      relieve: missed && owner !== 'pormestari',
      summon: state === 'waiting' || missed,
      accept: offers.length > 0,
      decline: offers.length > 0,
      reopen: state === 'closed',
      did_not_help: state === 'answered' || state === 'closed',
      duplicate: this.pick % 4 === 0,
      withdraw: this.pick % 4 === 0,
      no_matter: this.pick % 2 === 0,
      leave_live: state === 'waiting',
      leave_empty_rung: state === 'waiting',
      call: this.pick % 4 === 0,
    };
    return open[this.what] ?? (state !== 'closed' || this.what === 'writes');
  }

  private meant({ owner, offers, world }: CaseModel, real: Story): ModelAct {
    const name = NAMES[this.who % NAMES.length] ?? 'aino';
    const offer = offers[this.pick % Math.max(1, offers.length)];
    const owners = this.bold ? name : (owner ?? name);
    const all = { id: `id-${real.file.seq}`, to: name, due: world.now + (this.pick % 70) * DAY, by: owners };
    if (this.what === 'take') return { do: 'take', by: name };
    if (this.what === 'relieve' || this.what === 'summon' || this.what === 'direct' || this.what === 'reopen')
      return { ...all, do: this.what, by: 'pormestari' };
    if (this.what === 'accept' || this.what === 'decline')
      return { ...all, do: this.what, id: offer?.id ?? 'none', by: this.bold ? name : (offer?.to ?? name) };
    return { ...all, do: this.what } as ModelAct;
  }

  run(model: CaseModel, real: Story): void {
    const said = this.meant(model, real);
    const [by, what] = realAct(said);
    const decision = real.try(by, what);
    if (this.mode === 'crash') {
      expect(real.try(by, what)).toEqual(decision);
    } else {
      expect(`${said.do} ${decision.ok}`).toBe(`${said.do} ${model.act(said)}`);
      if (decision.ok) real.does(by, what);
    }
    agree(model, real);
    if (this.mode === 'replay' && decision.ok) this.again(said, model, real);
  }

  /** A replay is refused, or harmless: nobody else owns, nothing moves. The winner of a take is told the same once more. */
  private again(said: ModelAct, model: CaseModel, real: Story): void {
    const [by, what] = realAct(said);
    const { state, owner, level } = real.file;
    const decision = real.try(by, what);
    expect(`${said.do} again ${decision.ok}`).toBe(`${said.do} again ${model.act(said)}`);
    if (said.do === 'take') expect(decision).toEqual({ ok: true, file: real.file, events: [] });
    if (decision.ok) real.does(by, what);
    expect(real.file).toMatchObject({ state, owner, level });
    agree(model, real);
  }

  toString = (): string => `${this.mode}${this.bold ? ' boldly' : ''}: ${this.what}(${this.who}, ${this.pick})`;
}

const chance = (percent: number): fc.Arbitrary<boolean> => fc.nat(99).map((n) => n < percent);
const ACTS: readonly ModelAct['do'][] = [
  ...([
    'take',
    'take',
    'take',
    'message',
    'release',
    'ask',
    'ask',
    'answer',
    'answer',
    'answer',
    'relieve',
    'no_matter',
    'writes',
    'writes',
  ] as const),
  ...([
    'withdraw',
    'helped',
    'helped',
    'did_not_help',
    'did_not_help',
    'owner_lost',
    'promise',
    'promise',
    'direct',
    'offer',
    'offer',
  ] as const),
  ...([
    'summon',
    'summon',
    'accept',
    'accept',
    'accept',
    'decline',
    'duplicate',
    'reopen',
    'reopen',
    'leave_live',
    'leave_empty_rung',
    'call',
  ] as const),
];
const acts = fc
  .tuple(fc.constantFrom<Mode>('once', 'once', 'crash', 'replay'), chance(15), fc.constantFrom(...ACTS), fc.nat(99), fc.nat(99))
  .map((args) => new Act(...args));
const ahead = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.oneof(fc.constantFrom(29_999, 30_000, 4 * HOUR - 1, 4 * HOUR), fc.nat(MINUTE), fc.nat(2 * DAY)) },
);
const around = fc.record({
  ahead: fc.record({ duty: ahead, dutyAll: ahead, mayor: ahead }),
  ownerAvailable: chance(80),
  residentPresent: chance(60),
});
const commands = fc.commands(
  [
    acts,
    acts,
    acts,
    fc
      .tuple(
        fc.constantFrom('span', 'before', 'due', 'after'),
        fc.oneof(fc.nat(MINUTE), fc.nat(6 * HOUR), fc.nat(3 * DAY), fc.nat(40 * DAY)),
      )
      .map(([how, ms]) => new Pass(how, ms)),
    around.map((changes) => new Surround(changes)),
    fc.constant(new Settle()),
  ],
  { maxCommands: 60, size: 'max' },
);

describe.each([
  { office: true, live: false },
  { office: true, live: true },
  { office: false, live: false },
  { office: false, live: true },
])('a life beside its model (office hours $office, live $live)', ({ office, live }) => {
  it('agrees after every act, crash and replay', () =>
    fc.assert(
      fc.property(commands, fc.nat(DAY), (life, offset) =>
        fc.modelRun(() => {
          const world: World = {
            now: MONDAY + offset,
            office,
            staffing: EVERYBODY,
            ownerAvailable: true,
            residentPresent: true,
          };
          const real = opened({
            at: world.now,
            channel: live ? 'chat' : 'web_form',
            calendar: office ? officeHours(7) : alwaysOpen(),
            policy: snapshot({ live: { ladder: RUNGS } }),
          });
          const model = new CaseModel(world, live);
          agree(model, real);
          return { model, real };
        }, life),
      ),
      { numRuns: 250 },
    ));
});

import type { Staffing } from '../src/routing/duty.js';
import { alwaysOpen } from '../src/sla/working-time.js';
import { ANSWER_OUTCOMES } from '../src/vocabulary.js';
import type { By, CaseAct } from '../src/case/decide.js';
import { isTicking } from '../src/case/case-file.js';
import { refusedByState } from '../src/case/lifecycle.js';
import {
  act,
  AINO,
  DAY,
  EERO,
  HOST,
  HOUR,
  MAIJA,
  MAYOR,
  officeHours,
  opened,
  PETRI,
  POLICY,
  RESIDENT,
  ROBIN,
  snapshot,
  SYSTEM_BY,
  type Story,
} from './story.js';

/** In how many ms somebody comes to each rung: 0: is there; null: nobody comes. */
export type Ahead = Record<'duty' | 'dutyAll' | 'mayor', number | null>;

/** The same, as instants. */
export const comes = (now: number, { duty, dutyAll, mayor }: Ahead): Staffing => {
  const at = (ahead: number | null): number | null => (ahead === null ? null : now + ahead);
  return { duty: at(duty), dutyAll: at(dutyAll), mayor: at(mayor) };
};

/** One step of a random life, as plain numbers: what they mean depends on the case as it then stands. */
export interface Move {
  /** How time passes before the act: not at all, by `ms`, or to the next due time: a ms before it, to it, a second after it. */
  time: 'stay' | 'span' | 'before-due' | 'due' | 'after-due';
  ms: number;
  /** Which act, by number: of those that the case's state allows, or of all. */
  act: number;
  any: boolean;
  /** Whoever would be expected to act; else the person of this number. */
  who: 'expected' | number;
  pick: number;
  /** In how many ms after the time of the act somebody is on the rung; null: nobody comes. */
  staffing: Ahead;
  ownerAvailable: boolean;
  residentPresent: boolean;
}

/** What moves a life on stands here several times. */
const MOVES = [
  ...(['settle', 'take', 'take', 'take', 'resident_writes', 'message', 'question', 'question', 'answer', 'answer', 'answer'] as const),
  ...([
    'promise',
    'release',
    'owner_lost',
    'offer_handover',
    'offer_handover',
    'summon',
    'accept_offer',
    'accept_offer',
    'accept_offer',
  ] as const),
  ...(['decline_offer', 'relieve', 'direct', 'ask_assist', 'reply_assist', 'classify', 'restrict', 'mark_duplicate', 'no_matter'] as const),
  ...(['withdraw', 'helped', 'helped', 'did_not_help', 'did_not_help', 'reopen', 'reopen'] as const),
  ...(['leave_live', 'leave_live', 'leave_empty_rung', 'call', 'visit', 'come', 'join'] as const),
] as const;

type MoveName = (typeof MOVES)[number];
/** They end most lives early, so they are chosen more rarely. */
const CLOSING: readonly MoveName[] = ['mark_duplicate', 'no_matter', 'withdraw', 'join'];

const allowed = ({ file }: Story, name: MoveName): boolean => {
  if (name === 'settle') return true;
  if (name !== 'accept_offer') return refusedByState(file.state, name) === undefined;
  return file.offers.length > 0;
};

function nameOf(story: Story, move: Move): MoveName {
  const names = move.any ? MOVES : MOVES.filter((name) => allowed(story, name) && (move.pick % 6 === 0 || !CLOSING.includes(name)));
  return names[move.act % names.length] ?? 'settle';
}

const OFFICIALS: readonly By[] = [AINO, EERO, MAIJA, PETRI];
const PEOPLE: readonly By[] = [AINO, EERO, MAIJA, PETRI, MAYOR, HOST, ROBIN, RESIDENT, SYSTEM_BY];
export const PERSONS = PEOPLE.length;
const personOf = (n: number): By => PEOPLE[n % PEOPLE.length] ?? AINO;
const byId = (id: string | undefined): By => PEOPLE.find(({ personId }) => personId !== undefined && personId === id) ?? AINO;

/** The settings in which random lives are led: calendars, ladders of different lengths, live and not. */
export const SETTINGS = {
  'office hours': () => opened(),
  'always open': () => opened({ calendar: alwaysOpen() }),
  'every day of the week, a short live ladder': () =>
    opened({
      channel: 'chat',
      calendar: officeHours(7),
      policy: snapshot({
        live: {
          ladder: POLICY.ladder
            .slice(0, 1)
            .concat(POLICY.ladder.slice(2))
            .map((rung) => ({ ...rung, wait: 'PT30S' })),
        },
      }),
    }),
  'a call, hasty clocks': () =>
    opened({
      channel: 'voice',
      policy: snapshot({
        clocks: { ...POLICY.clocks, first_answer: 'PT3H', next_answer: 'PT2H', resolve: 'P2D', resident: 'P1D', verdict: 'P1D' },
        reminders: { resident: ['PT2H', 'PT4H'] },
      }),
    }),
} as const satisfies Record<string, () => Story>;
export type SettingName = keyof typeof SETTINGS;

/** Lets the move's time pass and sets its surroundings. */
export function surround(story: Story, move: Move): void {
  const due = Math.min(...story.file.clocks.filter(isTicking).map(({ dueAt }) => dueAt));
  const target = Number.isFinite(due) ? due : story.now;
  const to = { stay: story.now, span: story.now + move.ms, 'before-due': target - 1, due: target, 'after-due': target + 1000 }[move.time];
  story.at(Math.max(story.now, to));
  const { ownerAvailable, residentPresent } = move;
  story.set({ staffing: comes(story.now, move.staffing), ownerAvailable, residentPresent });
}

/** The act that a move means on this case, and who does it; undefined for mere settling. */
export function meant(story: Story, move: Move): { by: By; what: CaseAct } | undefined {
  const { file } = story;
  const other = OFFICIALS[move.pick % OFFICIALS.length] ?? AINO;
  const name = nameOf(story, move);
  const fresh = `id-${file.seq}`;
  const offer = file.offers[move.pick % Math.max(1, file.offers.length)];
  const assist = file.assists[move.pick % Math.max(1, file.assists.length)];
  const owner = byId(file.owner?.personId);
  const later = story.now + 1 + (move.pick % 40) * (DAY / 2) + (move.ms % HOUR);
  const outcome = ANSWER_OUTCOMES[move.pick % ANSWER_OUTCOMES.length] ?? 'solved';
  const choices: Record<Exclude<MoveName, 'settle'>, [By, CaseAct]> = {
    take: [other, act.take],
    resident_writes: [RESIDENT, act.writes],
    message: [owner, act.message],
    question: [owner, act.question],
    answer: [owner, act.answer(outcome, move.pick % 3 > 0)],
    promise: [owner, act.promise(later)],
    release: [owner, act.release],
    offer_handover: [owner, act.offer(fresh, other)],
    summon: [MAYOR, act.summon(fresh, other)],
    accept_offer: [byId(offer?.to), act.accept(offer?.id ?? 'none')],
    decline_offer: [byId(offer?.to), act.decline(offer?.id ?? 'none')],
    relieve: [MAYOR, act.relieve],
    direct: [MAYOR, act.direct(fresh, later)],
    ask_assist: [owner, act.askAssist(fresh, other)],
    reply_assist: [byId(assist?.to), act.replyAssist(assist?.id ?? 'none')],
    classify: [other, act.classify],
    mark_duplicate: [owner, act.duplicate('other', move.pick % 5 > 0)],
    no_matter: [owner, act.noMatter],
    withdraw: [RESIDENT, act.withdraw],
    helped: [RESIDENT, act.helped],
    did_not_help: [RESIDENT, act.didNotHelp],
    reopen: [MAYOR, act.reopen],
    restrict: [owner, act.restrict],
    owner_lost: [SYSTEM_BY, act.ownerLost],
    leave_live: [RESIDENT, act.leaveLive],
    leave_empty_rung: [SYSTEM_BY, act.leaveEmptyRung],
    join: [RESIDENT, act.join('other', move.pick % 5 > 0)],
    call: [SYSTEM_BY, act.call],
    visit: [HOST, act.visit],
    come: [owner, act.come],
  };
  if (name === 'settle') return undefined;
  const [expected, what] = choices[name];
  return { by: move.who === 'expected' ? expected : personOf(move.who), what };
}

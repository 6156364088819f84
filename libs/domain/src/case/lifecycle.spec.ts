import { CASE_STATES, type CaseStateName } from '../vocabulary.js';
import { CASE_CLOCKS, isTicking, type CaseFile } from './case-file.js';
import type { By, CaseAct } from './decide.js';
import { CASE_ACTS, LIFECYCLE, possibleAfter, refusedByState, type CaseActName } from './lifecycle.js';
import {
  act,
  AINO,
  caseIn,
  EERO,
  HOST,
  MAIJA,
  MAYOR,
  PETRI,
  RESIDENT,
  ROBIN,
  SYSTEM_BY,
  takenByAino,
  DAY,
  type Story,
} from '../../test/story.js';

/**
 * domain.md §3, written down a second time by hand and not from the code: `=` stays, `no` is refused.
 * What §3 and §1 do not say outright was read from §6 (who may) and from "held = owned, awaiting_resident, answered".
 */
const SPECIFICATION = `
  act                  | waiting | owned             | awaiting_resident | answered      | closed
  take                 | owned   | no                | no                | no            | no
  resident_writes      | =       | =                 | owned             | owned         | owned/waiting
  message              | no      | =                 | =                 | =             | no
  note                 | no      | =                 | =                 | =             | no
  question             | no      | awaiting_resident | no                | no            | no
  answer               | no      | answered          | no                | no            | no
  promise              | no      | =                 | no                | no            | no
  classify             | =       | =                 | =                 | =             | =
  release              | no      | waiting           | waiting           | waiting       | no
  offer_handover       | no      | =                 | =                 | =             | no
  accept_handover      | no      | =                 | =                 | =             | no
  summon               | =       | =                 | =                 | =             | no
  accept_summons       | owned   | =                 | =                 | =             | no
  decline_offer        | =       | =                 | =                 | =             | no
  relieve              | no      | =                 | =                 | =             | no
  direct               | =       | =                 | =                 | =             | no
  ask_assist           | no      | =                 | =                 | =             | no
  reply_assist         | =       | =                 | =                 | =             | no
  mark_duplicate       | closed  | closed            | closed            | closed        | no
  no_matter            | no      | closed            | no                | no            | no
  withdraw             | closed  | closed            | closed            | closed        | no
  helped               | no      | no                | no                | closed        | no
  did_not_help         | no      | no                | no                | owned/waiting | owned/waiting
  reopen               | no      | no                | no                | no            | waiting
  restrict             | =       | =                 | =                 | =             | =
  owner_lost           | no      | waiting           | waiting           | waiting       | no
  take_runs_out        | =       | no                | no                | no            | no
  case_clock_runs_out  | =       | =                 | no                | no            | no
  verdict_runs_out     | no      | no                | no                | closed        | no
  resident_cap_runs_out| no      | no                | owned             | no            | no
  offer_runs_out       | =       | =                 | =                 | =             | no
  read                 | =       | =                 | =                 | =             | =
  leave_live           | =       | no                | no                | no            | no
  leave_empty_rung     | =       | no                | no                | no            | no
  join                 | closed  | no                | no                | no            | no
  call                 | =       | =                 | =                 | =             | =
  visit                | =       | =                 | =                 | =             | =
  come                 | no      | =                 | =                 | =             | no`;

const [header, ...rows] = SPECIFICATION.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()));
const expected = (state: CaseStateName, name: CaseActName): string[] => {
  const cell = rows.find(([first]) => first === name)?.[header?.indexOf(state) ?? -1] ?? '';
  return cell === 'no' ? [] : cell === '=' ? [state] : cell.split('/');
};

/** Who does which act, on a case of `caseIn`, with everything that the act needs besides the state. */
const DOES: Partial<Record<CaseActName, (story: Story) => [By, CaseAct]>> = {
  take: () => [EERO, act.take],
  resident_writes: () => [RESIDENT, act.writes],
  message: () => [AINO, act.message],
  note: () => [AINO, act.note],
  question: () => [AINO, act.question],
  answer: () => [AINO, act.answer()],
  promise: ({ now }) => [AINO, act.promise(now + DAY)],
  classify: () => [EERO, act.classify],
  release: () => [AINO, act.release],
  offer_handover: () => [AINO, act.offer('another', MAYOR)],
  accept_handover: () => [EERO, act.accept('handover')],
  summon: () => [MAYOR, act.summon('another', PETRI)],
  accept_summons: () => [MAIJA, act.accept('summons')],
  decline_offer: () => [MAIJA, act.decline('summons')],
  relieve: () => [MAYOR, act.relieve],
  direct: ({ now }) => [MAYOR, act.direct('directive', now + DAY)],
  ask_assist: () => [AINO, act.askAssist('another', MAIJA)],
  reply_assist: () => [EERO, act.replyAssist('assist')],
  mark_duplicate: () => [AINO, act.duplicate()],
  no_matter: () => [AINO, act.noMatter],
  withdraw: () => [RESIDENT, act.withdraw],
  helped: () => [RESIDENT, act.helped],
  did_not_help: () => [RESIDENT, act.didNotHelp],
  reopen: () => [MAYOR, act.reopen],
  restrict: () => [HOST, act.restrict],
  owner_lost: () => [SYSTEM_BY, act.ownerLost],
  read: () => [MAIJA, act.read],
  leave_live: () => [RESIDENT, act.leaveLive],
  leave_empty_rung: () => [SYSTEM_BY, act.leaveEmptyRung],
  join: () => [RESIDENT, act.join()],
  call: () => [SYSTEM_BY, act.call],
  visit: () => [HOST, act.visit],
  come: () => [AINO, act.come],
};
const DUE: Partial<Record<CaseActName, readonly string[]>> = {
  take_runs_out: ['take'],
  case_clock_runs_out: CASE_CLOCKS,
  verdict_runs_out: ['verdict'],
  resident_cap_runs_out: ['resident'],
  offer_runs_out: ['offer', 'summons'],
};

const pairs = CASE_STATES.flatMap((state) => CASE_ACTS.map((name) => ({ state, name })));
const donePairs = pairs.filter(({ name }) => DOES[name]);
const duePairs = pairs.filter(({ name }) => DUE[name]);

/** `closed` as no matter is the only closing that the mayor re-opens. */
function setting(state: CaseStateName, name: CaseActName): Story {
  if (!(state === 'closed' && name === 'reopen')) return caseIn(state);
  const story = takenByAino();
  story.does(AINO, act.noMatter);
  return story;
}

describe('the lifecycle table', () => {
  it('knows every act of the specification, and no other', () => {
    expect(rows.map(([name]) => name).sort()).toEqual([...CASE_ACTS].sort());
    expect([...donePairs, ...duePairs]).toHaveLength(CASE_ACTS.length * CASE_STATES.length);
    expect(Object.keys(LIFECYCLE)).toEqual([...CASE_STATES]);
  });

  it.each(pairs)('$state, $name: the table says what domain.md §3 says', ({ state, name }) => {
    expect([...possibleAfter(state, name)].sort()).toEqual(expected(state, name).sort());
    expect(refusedByState(state, name) === undefined).toBe(expected(state, name).length > 0);
  });

  it.each(donePairs)('$state, $name: decide does what the table says', ({ state, name }) => {
    const story = setting(state, name);
    expect(story.file.state).toBe(state);
    const before = story.file;
    const [by, what] = DOES[name]?.(story) ?? [RESIDENT, act.writes];
    const decision = story.try(by, what);
    if (decision.ok) expect(possibleAfter(state, name)).toContain(decision.file.state);
    else {
      expect(decision.refusal.code).toBe(refusedByState(state, name));
      expect(story.file).toBe(before);
    }
  });

  it.each(['answered', 'closed'] as const)('%s: the resident comes back to a case whose owner is gone: waiting', (state) => {
    const story = caseIn(state).set({ ownerAvailable: false });
    story.does(RESIDENT, act.didNotHelp);
    expect(story.file).toMatchObject({ state: 'waiting', owner: null });
    expect(possibleAfter(state, 'did_not_help')).toContain('waiting');
  });

  it.each(duePairs)('$state, $name: a clock that runs out does what the table says', ({ state, name }) => {
    const story = caseIn(state);
    const kinds = DUE[name] ?? [];
    const ticking = story.file.clocks.filter((clock) => isTicking(clock) && kinds.includes(clock.kind)).sort((a, b) => a.dueAt - b.dueAt);
    expect(ticking.length > 0).toBe(refusedByState(state, name) !== 'clock-not-running');
    if (!ticking[0]) return;
    const events = story.at(ticking[0].dueAt).settles();
    expect(events.length).toBeGreaterThan(0);
    expect(possibleAfter(state, name)).toContain(story.file.state);
  });
});

describe('Rule 3: no forwarding', () => {
  const OWNING = ['take', 'accept_offer', 'relieve'];
  const everybody = [AINO, EERO, MAIJA, MAYOR, HOST, ROBIN, RESIDENT, SYSTEM_BY];
  const ownerAfter = (file: CaseFile, by: By, what: CaseAct, story: Story) => {
    const decision = story.try(by, what);
    return decision.ok ? decision.file.owner?.personId : file.owner?.personId;
  };

  it.each(donePairs)('$state, $name: nobody ever becomes the owner but by their own taking', ({ state, name }) => {
    const story = setting(state, name);
    const before = story.file.owner?.personId;
    for (const by of everybody) {
      const [, what] = DOES[name]?.(story) ?? [RESIDENT, act.writes];
      const after = ownerAfter(story.file, by, what, story);
      if (after === before || after === undefined) continue;
      expect(OWNING).toContain(what.act);
      expect(after).toBe(by.personId);
      expect([HOST, ROBIN, RESIDENT, SYSTEM_BY]).not.toContain(by);
    }
  });

  it('the three acts do make an owner', () => {
    const owners = [
      ownerAfter(caseIn('waiting').file, EERO, act.take, caseIn('waiting')),
      ownerAfter(caseIn('owned').file, EERO, act.accept('handover'), caseIn('owned')),
      ownerAfter(caseIn('owned').file, MAIJA, act.accept('summons'), caseIn('owned')),
      ownerAfter(caseIn('owned').file, MAYOR, act.relieve, caseIn('owned')),
    ];
    expect(owners).toEqual(['eero', 'eero', 'maija', 'pormestari']);
  });

  it('no act takes a name of somebody who would then own', () => {
    const story = caseIn('waiting');
    for (const smuggled of [
      { ...act.take, personId: 'eero' },
      { ...act.take, to: 'eero' },
      { ...act.take, ownerId: 'eero' },
    ]) {
      const decision = story.try(AINO, smuggled as CaseAct);
      expect(decision.ok && decision.file.owner?.personId).toBe('aino');
    }
  });
});

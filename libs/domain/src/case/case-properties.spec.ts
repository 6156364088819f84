import fc from 'fast-check';
import type { CaseEvent } from './case-event.js';
import { isTicking, type CaseFile } from './case-file.js';
import { decide, settleDue } from './decide.js';
import { evolve, rebuild } from './evolve.js';
import { withinReopening } from './reopening.js';
import { brokenLaws, brokenSteps } from '../../test/laws.js';
import { meant, PERSONS, SETTINGS, surround, type Move, type SettingName } from '../../test/moves.js';
import { act, AINO, caseIn, DAY, frozen, HOUR, MINUTE, opened, RESIDENT, type Story } from '../../test/story.js';

const chance = (percent: number): fc.Arbitrary<boolean> => fc.nat(99).map((n) => n < percent);
/** Somebody is there, so often in a hundred; else perhaps somebody comes. */
const ahead = (percent: number): fc.Arbitrary<number | null> =>
  fc.tuple(fc.nat(99), fc.option(fc.oneof(fc.nat(2 * MINUTE), fc.nat(2 * DAY)))).map(([n, comes]) => (n < percent ? 0 : comes));
const move: fc.Arbitrary<Move> = fc.record({
  time: fc.constantFrom('stay', 'stay', 'stay', 'span', 'before-due', 'due', 'after-due'),
  ms: fc.oneof(fc.nat(MINUTE), fc.nat(6 * HOUR), fc.nat(2 * DAY), { weight: 1, arbitrary: fc.nat(40 * DAY) }),
  act: fc.nat(999),
  any: chance(10),
  who: fc.oneof({ weight: 9, arbitrary: fc.constant('expected' as const) }, { weight: 1, arbitrary: fc.nat(PERSONS - 1) }),
  pick: fc.nat(99),
  staffing: fc.record({ duty: ahead(70), dutyAll: ahead(80), mayor: ahead(50) }),
  ownerAvailable: chance(80),
  residentPresent: chance(60),
});
const lives = fc.array(move, { minLength: 1, maxLength: 40, size: 'max' });
const setting = fc.constantFrom(...(Object.keys(SETTINGS) as SettingName[]));

interface Step {
  before: CaseFile;
  events: CaseEvent[];
  by: string | undefined;
}

/** Leads random lives; looks at each step that was not refused, and at the end of each life. */
function everyLife(step: (story: Story, step: Step) => void, end: (story: Story) => void = () => undefined): void {
  fc.assert(
    fc.property(setting, lives, (name, moves) => {
      const story = SETTINGS[name]();
      for (const move of moves) {
        surround(story, move);
        const before = story.file;
        const intent = meant(story, move);
        if (intent && !story.try(intent.by, intent.what).ok) continue;
        const events = intent ? story.does(intent.by, intent.what) : story.settles();
        step(story, { before, events, by: intent?.by.personId });
      }
      end(story);
    }),
    { numRuns: 400 },
  );
}

const topLevel = ({ file, around }: Story): number => {
  const { ladder, live } = around.policy.policy;
  return (file.live && live ? live.ladder : ladder).length - 1;
};
const throughJson = (events: readonly CaseEvent[]): CaseEvent[] => events.map((event) => JSON.parse(JSON.stringify(event)) as CaseEvent);

describe('after any acts, at any times', () => {
  it('Rules 2, 4, 5, 6, 7: the case keeps every law', () =>
    everyLife((story) => expect(brokenLaws(story.file, topLevel(story))).toEqual([])));

  it('Rules 3, 6, 8: every step keeps every law', () =>
    everyLife((story, { before, events, by }) => expect(brokenSteps(before, story.file, events, by)).toEqual([])));

  it('Rule 6: no clock is breached twice, however often one settles', () =>
    everyLife(
      () => undefined,
      ({ journal }) => {
        const told = journal
          .filter(({ type }) => type === 'clock.breached')
          .map(({ facts }) => `${String(facts['kind'])} ${String(facts['round'])}`);
        expect(new Set(told).size).toBe(told.length);
      },
    ));

  it('Rule 8: the journal rebuilds the case, also after a journey through JSON', () =>
    everyLife(
      (story, { before, events }) => expect(events.reduce(evolve, before)).toEqual(story.file),
      ({ journal, file }) => {
        expect(rebuild('case', journal)).toStrictEqual(file);
        expect(rebuild('case', throughJson(journal))).toStrictEqual(file);
        expect(throughJson(journal)).toStrictEqual(journal);
      },
    ));

  it('settling again at the same moment records nothing, and leaves nothing due', () =>
    everyLife((story) => {
      const { file } = settleDue(story.file, story.context);
      expect(settleDue(frozen(file), story.context)).toEqual({ file, events: [] });
      expect(file.clocks.filter((clock) => isTicking(clock) && Math.min(clock.dueAt, clock.warnAt ?? Infinity) <= story.now)).toEqual([]);
    }));

  it('Rule 11: events are at the time that was given, never before the one before', () =>
    everyLife(
      (story, { events }) => expect(events.filter(({ at }) => at !== story.now)).toEqual([]),
      ({ journal }) => expect(journal.map(({ at }) => at)).toEqual(journal.map(({ at }) => at).sort((a, b) => a - b)),
    ));

  it('Rule 1: a resident`s word is never refused while the case is open or closed lately', () =>
    everyLife((story) => {
      const { file } = settleDue(story.file, story.context);
      expect(story.try(RESIDENT, act.writes).ok).toBe(file.state !== 'closed' || withinReopening(file, story.now));
    }));
});

describe('an act', () => {
  it('that is refused changes nothing, and is refused again; one that is not would do the same again', () => {
    let refusals = 0;
    fc.assert(
      fc.property(setting, lives, (name, moves) => {
        const story = SETTINGS[name]();
        for (const step of moves) {
          surround(story, step);
          const { by, what } = meant(story, step) ?? { by: RESIDENT, what: act.writes };
          const first = decide(story.file, story.context, by, what);
          const copy = JSON.stringify(story.file);
          expect(decide(story.file, story.context, by, what)).toEqual(first);
          expect(JSON.stringify(story.file)).toBe(copy);
          if (first.ok) story.does(by, what);
          else refusals += Object.keys(first).length === 2 ? 1 : NaN;
        }
      }),
    );
    expect(refusals).toBeGreaterThan(100);
  });
});

describe('a journal', () => {
  it('with a gap, or out of order, is not believed', () => {
    const { journal } = caseIn('answered');
    expect(() =>
      rebuild(
        'case',
        journal.filter((_, n) => n !== 2),
      ),
    ).toThrow(RangeError);
    expect(() => rebuild('case', [...journal].reverse())).toThrow(RangeError);
  });

  it('without entries is no case', () => {
    expect(rebuild('case', [])).toBeUndefined();
  });
});

it('Rule 11: no decision looks at the clock of its process', () => {
  const clock = jest.spyOn(Date, 'now');
  const story = opened();
  story.pass(3 * DAY).does(AINO, act.take);
  expect(clock).not.toHaveBeenCalled();
  clock.mockRestore();
});

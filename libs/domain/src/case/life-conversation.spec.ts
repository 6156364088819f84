import { workingTimeBetween } from '../sla/working-time.js';
import {
  act,
  AINO,
  caseIn,
  DAY,
  EERO,
  HOUR,
  MAYOR,
  MONDAY,
  officeHours,
  opened,
  RESIDENT,
  takenByAino,
  types,
  WORKDAY,
  type Story,
} from '../../test/story.js';

/** Two weeks, as 10 working days are. */
const CAP = 14 * DAY;

describe('owned → awaiting_resident: the owner asks the resident something', () => {
  it('pauses the case clocks and starts `resident`, with its first reminder', () => {
    const story = takenByAino().work(HOUR);
    story.does(AINO, act.promise(MONDAY + 30 * DAY));
    const due = (['first_answer', 'resolve'] as const).map((kind) => story.clock(kind).dueAt);
    expect(types(story.does(AINO, act.question))).toEqual(['question.asked']);
    expect(story.file.state).toBe('awaiting_resident');
    expect(story.running()).toEqual(['first_answer', 'resident', 'resolve']);
    expect((['first_answer', 'resolve'] as const).map((kind) => story.clock(kind))).toMatchObject(
      due.map((dueAt) => ({ pausedAt: story.now, dueAt })),
    );
    expect(story.clock('resident')).toMatchObject({ pausedAt: null, dueAt: story.now + CAP, warnAt: story.now + 4 * DAY });
  });

  it('a clock that is paused does not run out', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    const events = story.at(story.clock('resident').dueAt - 1).settles();
    expect(types(events)).not.toContain('clock.breached');
    expect(story.file).toMatchObject({ state: 'awaiting_resident', level: 0 });
  });

  it('directives are the city`s own and go on', () => {
    const story = takenByAino();
    story.does(MAYOR, act.direct('directive', MONDAY + HOUR));
    story.does(AINO, act.question);
    expect(story.clock('directive').pausedAt).toBeNull();
    expect(story.due('directive').settles()).toMatchObject([{ type: 'clock.breached', facts: { kind: 'directive' } }]);
  });

  it('the resident is reminded twice, after four and eight working days', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    const reminded: number[] = [];
    for (let hour = 0; hour < 10 * 24; hour++) {
      if (
        story
          .pass(HOUR)
          .settles()
          .some(({ type }) => type === 'question.reminded')
      )
        reminded.push(story.now);
    }
    // The fourth working day ends on Thursday at 16:00, the eighth on Wednesday of the week after.
    expect(reminded).toEqual([MONDAY + 3 * DAY + WORKDAY, MONDAY + 9 * DAY + WORKDAY]);
    expect(story.clock('resident').warnAt).toBeNull();
  });

  it('after an outage over both reminders there is one, not two', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    expect(types(story.at(MONDAY + 10 * DAY).settles())).toEqual(['question.reminded']);
    expect(story.pass(DAY).settles()).toEqual([]);
  });

  it('one question at a time; no answer while it is open', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    for (const what of [act.question, act.answer(), act.noMatter]) expect(story.refused(AINO, what)).toEqual({ code: 'question-is-open' });
  });
});

describe('awaiting_resident → owned: the resident replies', () => {
  it('due times and warnings move right by the working time paused', () => {
    const story = takenByAino().work(2 * HOUR);
    const { dueAt, warnAt } = story.clock('first_answer');
    story.does(AINO, act.question);
    expect(types(story.work(WORKDAY).does(RESIDENT, act.writes))).toEqual(['message.resident']);
    expect(story.file).toMatchObject({ state: 'owned', pauseSpentMs: 0 });
    expect(story.running()).toEqual(['first_answer']);
    expect(story.clock('first_answer')).toMatchObject({ pausedAt: null, dueAt: dueAt + DAY, warnAt: (warnAt ?? 0) + DAY });
  });

  it('a night or weekend paused moves nothing', () => {
    const story = takenByAino();
    const { dueAt } = story.clock('first_answer');
    story.at(MONDAY + WORKDAY).does(AINO, act.question);
    story.at(MONDAY + DAY).does(RESIDENT, act.writes);
    expect(story.clock('first_answer').dueAt).toBe(dueAt);
  });

  it('a reply gives the whole cap back', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    story.work(9 * WORKDAY).does(RESIDENT, act.writes);
    story.does(AINO, act.question);
    expect(story.clock('resident').dueAt).toBe(story.now + CAP);
  });
});

describe('awaiting_resident → owned: the cap', () => {
  it('ends the pause at its due time, however late that is seen', () => {
    const story = takenByAino().work(HOUR);
    const { dueAt } = story.clock('first_answer');
    story.does(AINO, act.question);
    const cap = story.clock('resident').dueAt;
    const events = story.at(cap + 3 * HOUR).settles();
    expect(events).toMatchObject([{ type: 'question.capped', actor: { type: 'system' }, facts: { dueAt: cap } }]);
    expect(story.file).toMatchObject({ state: 'owned', level: 0, pauseSpentMs: 10 * WORKDAY });
    expect(story.running()).toEqual(['first_answer']);
    expect(story.clock('first_answer').dueAt).toBe(dueAt + CAP);
  });

  it('a reply in the moment of the cap comes after it: the break ended at the cap', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    expect(types(story.due('resident').does(RESIDENT, act.writes))).toEqual(['question.capped', 'message.resident']);
    expect(story.file).toMatchObject({ state: 'owned', pauseSpentMs: 0 });
  });

  it('counts all pauses since the resident last wrote: asking again does not pause for ever', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    story.due('resident').settles();
    expect(story.refused(AINO, act.question)).toEqual({ code: 'pause-cap-spent' });
    story.does(RESIDENT, act.writes);
    story.does(AINO, act.question);
    expect(story.clock('resident').dueAt).toBe(story.now + CAP);
  });

  it.each([
    { what: 'an answer and a new message', between: (story: Story) => (story.does(AINO, act.answer()), story.does(RESIDENT, act.writes)) },
    {
      what: 'a withdrawal and a new message',
      between: (story: Story) => (story.does(RESIDENT, act.withdraw), story.does(RESIDENT, act.writes)),
    },
    { what: 'a message', between: (story: Story) => story.does(RESIDENT, act.writes) },
  ])('is whole again after $what', ({ between }) => {
    const story = takenByAino();
    story.does(AINO, act.question);
    story.due('resident').settles();
    between(story);
    story.does(AINO, act.question);
    expect(story.clock('resident').dueAt).toBe(story.now + CAP);
  });

  it('is not whole again because the mayor re-opened the case', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    story.due('resident').settles();
    story.does(AINO, act.noMatter);
    story.does(MAYOR, act.reopen);
    story.does(EERO, act.take);
    expect(story.refused(EERO, act.question)).toEqual({ code: 'pause-cap-spent' });
  });

  it('adds up pauses of several owners; reminders only where they come before the cap', () => {
    const story = takenByAino();
    const asks = (days: number) => {
      if (story.file.state === 'waiting') story.does(EERO, act.take);
      const by = story.file.owner?.personId === 'eero' ? EERO : AINO;
      story.does(by, act.question);
      const { warnAt, dueAt } = story.clock('resident');
      story.work(days * WORKDAY).does(by, act.release);
      return { left: workingTimeBetween(officeHours(), story.now, dueAt) / WORKDAY, reminded: warnAt !== null };
    };
    expect(asks(4)).toEqual({ left: 6, reminded: true });
    expect(asks(2)).toEqual({ left: 4, reminded: true });
    expect(asks(1)).toEqual({ left: 3, reminded: false });
    expect(story.file.pauseSpentMs).toBe(7 * WORKDAY);
  });

  it('with six days left there is one reminder, not two', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    story.work(4 * WORKDAY).does(AINO, act.release);
    story.does(EERO, act.take);
    story.does(EERO, act.question);
    story.at(story.clock('resident').warnAt ?? 0).settles();
    expect(story.journal.at(-1)?.type).toBe('question.reminded');
    expect(story.clock('resident').warnAt).toBeNull();
  });

  it('a pause cut short by a release leaves the rest of the cap, and only reminders that still fit', () => {
    const story = takenByAino();
    story.does(AINO, act.question);
    story.work(7 * WORKDAY).does(AINO, act.release);
    story.does(EERO, act.take);
    story.does(EERO, act.question);
    expect(story.clock('resident').dueAt).toBe(story.now + 3 * DAY);
    expect(story.clock('resident').warnAt).toBeNull();
  });
});

describe('owned → answered: the answer', () => {
  it('stops what promised it, keeps its outcome, and asks for a verdict', () => {
    const story = takenByAino();
    story.does(AINO, act.promise(MONDAY + 5 * DAY));
    expect(story.does(AINO, act.answer('advised'))).toMatchObject([{ type: 'answer.given', facts: { outcome: 'advised' } }]);
    expect(story.file).toMatchObject({ state: 'answered', answer: { outcome: 'advised', at: MONDAY }, owner: { personId: 'aino' } });
    expect(story.running()).toEqual(['verdict']);
    expect(story.clock('verdict')).toMatchObject({ dueAt: MONDAY + 11 * DAY + WORKDAY, warnAt: null });
  });

  it('a message is not an answer until the owner says so', () => {
    const story = takenByAino();
    const { clocks } = story.file;
    story.does(AINO, act.message);
    expect(story.file).toMatchObject({ state: 'owned', clocks });
  });

  it('Rule 7: `not_possible` needs a public reason and an alternative', () => {
    const story = takenByAino();
    for (const told of [
      { hasReason: true, hasAlternative: false },
      { hasReason: false, hasAlternative: true },
      { hasReason: false, hasAlternative: false },
    ]) {
      expect(story.refused(AINO, { ...act.answer('not_possible'), ...told })).toEqual({ code: 'reason-and-alternative-needed' });
    }
    story.does(AINO, act.answer('not_possible'));
    expect(takenByAino().does(AINO, act.answer('solved', false))).toHaveLength(1);
  });

  it('an answer one second late is an answer and a breach', () => {
    const story = takenByAino();
    story.at(story.clock('first_answer').dueAt + 1000);
    expect(types(story.does(AINO, act.answer()))).toEqual(['clock.breached', 'answer.given']);
    expect(story.file).toMatchObject({ state: 'answered', level: 2, owner: { breached: true } });
    expect(story.running()).toEqual(['verdict']);
  });
});

describe('answered → owned: the resident writes again', () => {
  it('`next_answer` starts, `verdict` stops, the level stays', () => {
    const story = takenByAino();
    story.does(AINO, act.answer());
    story.work(HOUR).does(RESIDENT, act.writes);
    expect(story.file).toMatchObject({ state: 'owned', level: 0, owner: { personId: 'aino', no: 1 } });
    expect(story.running()).toEqual(['next_answer']);
    expect(story.clock('next_answer').dueAt).toBe(story.now + 2 * DAY);
  });

  it('answered again and again, each round is its own', () => {
    const story = takenByAino();
    for (let round = 1; round <= 3; round++) {
      story.does(AINO, act.answer());
      story.does(RESIDENT, act.writes);
      expect(story.clock('next_answer').round).toBe(round);
    }
    expect(story.rounds('verdict')).toHaveLength(3);
  });

  it('what the mayor directed before the answer does not come back', () => {
    const story = caseIn('answered');
    story.does(RESIDENT, act.writes);
    expect(story.running()).toEqual(['next_answer', 'offer', 'summons']);
  });
});

it('Rule 10: what is said never enters the journal, only what it was committed to', () => {
  const story = opened();
  story.does(AINO, act.take);
  const [event] = story.does(AINO, { act: 'message', said: { messageId: 'm1', commitment: 'abc' } });
  expect(event?.facts).toEqual({ messageId: 'm1', commitment: 'abc' });
});

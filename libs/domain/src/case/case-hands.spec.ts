import { CASE_STATES, HELD_STATES } from '../vocabulary.js';
import type { By, CaseAct } from './decide.js';
import {
  act,
  AINO,
  caseIn,
  DAY,
  EERO,
  HOST,
  MAIJA,
  MAYOR,
  MONDAY,
  opened,
  PETRI,
  RESIDENT,
  ROBIN,
  takenByAino,
  type Story,
} from '../../test/story.js';

/** Who may do what, whatever the state: the same act is refused to other hands by name (domain.md §3, §6). */

const code = (story: Story, by: By, what: CaseAct): string => {
  const decision = story.try(by, what);
  return decision.ok ? 'done' : decision.refusal.code;
};

describe('what only the owner does', () => {
  const OWNERS: CaseAct[] = [
    act.message,
    act.question,
    act.answer(),
    act.promise(MONDAY + 90 * DAY),
    act.release,
    act.offer('another', PETRI),
    act.askAssist('another', PETRI),
    act.noMatter,
    act.come,
  ];

  it.each(OWNERS)('$act is refused to everybody else, the mayor included', (what) => {
    for (const state of ['waiting', ...HELD_STATES] as const) {
      for (const by of [EERO, MAIJA, MAYOR, HOST, ROBIN, RESIDENT]) expect(code(caseIn(state), by, what)).toBe('not-the-owner');
    }
    expect(code(caseIn('waiting'), AINO, what)).toBe('not-the-owner');
  });

  it.each(OWNERS)('%s: the former owner may no more', (what) => {
    const story = caseIn('owned');
    story.does(EERO, act.accept('handover'));
    expect(code(story, AINO, what)).toBe('not-the-owner');
  });

  it('notes are written by the owner and those asked to assist', () => {
    for (const state of HELD_STATES) {
      const story = caseIn(state);
      expect([AINO, EERO, MAIJA, MAYOR, HOST].map((by) => code(story, by, act.note))).toEqual([
        'done',
        'done',
        'not-the-owner',
        'not-the-owner',
        'not-the-owner',
      ]);
    }
  });

  it('anybody may suggest a class, the owner sets it; ownership does not move', () => {
    const story = caseIn('owned');
    const { owner } = story.file;
    expect(story.does(AINO, act.classify)).toMatchObject([{ type: 'case.classified', facts: { topic: 'safety' } }]);
    expect(story.does(EERO, act.classify)).toMatchObject([{ type: 'case.classification_suggested' }]);
    expect(caseIn('waiting').does(AINO, act.classify)).toMatchObject([{ type: 'case.classification_suggested' }]);
    expect(story.file.owner).toEqual(owner);
    expect(story.refused(AINO, { act: 'classify', classes: {} })).toEqual({ code: 'nothing-to-change' });
  });
});

describe('what only the mayor does', () => {
  const MAYORS: CaseAct[] = [act.summon('another', PETRI), act.relieve, act.direct('directive', MONDAY + 90 * DAY), act.reopen];

  it.each(MAYORS)('$act', (what) => {
    for (const state of CASE_STATES) {
      for (const by of [AINO, EERO, HOST, ROBIN, RESIDENT]) expect(code(caseIn(state), by, what)).toBe('not-the-mayor');
    }
  });
});

describe('a non-public flag: owner or host, with a reason code', () => {
  it.each(CASE_STATES)('%s', (state) => {
    const story = caseIn(state);
    const owner = state === 'waiting' ? 'not-the-owner' : 'done';
    expect(code(story, AINO, act.restrict)).toBe(owner);
    expect(code(story, HOST, act.restrict)).toBe('done');
    for (const by of [EERO, MAIJA, MAYOR, ROBIN, RESIDENT]) expect(code(story, by, act.restrict)).toBe('not-the-owner');
  });

  it('changes nothing but the flag, once', () => {
    const story = takenByAino();
    const before = story.file;
    expect(story.does(AINO, act.restrict)).toMatchObject([{ type: 'case.restricted', facts: { reasonCode: 'health' } }]);
    expect(story.file).toEqual({ ...before, seq: before.seq + 1, restricted: true });
    expect(story.does(AINO, act.restrict)).toEqual([]);
  });
});

describe('offers and assists are answered by those they were made to', () => {
  it.each(HELD_STATES)('%s', (state) => {
    const story = caseIn(state);
    for (const by of [AINO, MAIJA, PETRI, MAYOR]) {
      expect(code(story, by, act.accept('handover'))).toBe('not-yours');
      expect(code(story, by, act.decline('handover'))).toBe('not-yours');
      expect(code(story, by, act.replyAssist('assist'))).toBe('not-yours');
    }
    for (const by of [AINO, EERO, PETRI, MAYOR]) expect(code(story, by, act.accept('summons'))).toBe('not-yours');
  });

  it('an offer or assist that is not there', () => {
    const story = caseIn('owned');
    expect(code(story, EERO, act.accept('nothing'))).toBe('no-such-offer');
    expect(code(story, EERO, act.decline('nothing'))).toBe('no-such-offer');
    expect(code(story, EERO, act.replyAssist('nothing'))).toBe('no-such-offer');
  });

  it('whoever may no longer own cannot accept', () => {
    const story = caseIn('owned');
    expect(code(story, { ...EERO, roles: ['host'] }, act.accept('handover'))).toBe('may-not-take');
    expect(code(story, { ...MAIJA, roles: [] }, act.accept('summons'))).toBe('may-not-take');
  });
});

describe('assist', () => {
  it('is asked, answered, and moves nothing', () => {
    const story = takenByAino();
    const { owner, clocks } = story.file;
    story.does(AINO, act.askAssist('assist', EERO));
    expect(story.file.assists).toEqual([{ id: 'assist', to: 'eero', by: 'aino', at: story.now, repliedAt: null }]);
    expect(story.refused(AINO, act.askAssist('again', EERO))).toEqual({ code: 'already-asked' });
    expect(story.refused(AINO, act.askAssist('self', AINO))).toEqual({ code: 'cannot-offer-to-oneself' });
    story.does(EERO, act.replyAssist('assist'));
    expect(story.file.assists).toMatchObject([{ id: 'assist', repliedAt: story.now }]);
    story.does(AINO, act.askAssist('again', EERO));
    expect(story.file).toMatchObject({ owner, clocks });
  });
});

describe('nobody owns without a name', () => {
  it.each([
    { by: { ...AINO, personId: undefined }, what: act.take, on: opened },
    { by: { ...MAYOR, personId: undefined }, what: act.relieve, on: () => caseIn('owned') },
    { by: { ...AINO, personId: '' }, what: act.take, on: opened },
  ])('$what.act', ({ by, what, on }) => expect(code(on(), by, what)).toBe('may-not-take'));
});

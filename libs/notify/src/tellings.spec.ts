import type { CaseEvent, CaseFile, Clock, OnDuty, Policy } from '#domain';
import { CASE_EVENTS } from '#domain';
import { tellings } from './tellings.js';
import { TELLING_TYPES, type Context } from './telling.js';

const POLICY = {
  ladder: [{ tell: 'duty' }, { tell: 'duty_all' }, { tell: 'mayor' }],
  live: { ladder: [{ tell: 'duty' }, { tell: 'mayor' }] },
} as unknown as Policy;
const person = (id: string, duties: OnDuty['duties'] = {}, roles: OnDuty['roles'] = ['official']): OnDuty => ({ id, roles, duties });
const DUTY = [person('kallio', { villages: ['Kallio'] }), person('itä', { villages: ['Itäkeskus'] }), person('leena', {}, ['host'])];
const clock = (kind: Clock['kind'], ref: string | null = null): Clock => ({
  ...{ kind, ref, round: 1, startedAt: 0, dueAt: 10, warnAt: 7 },
  ...{ pausedAt: null, stoppedAt: null, breachedAt: null },
});
const FILE = {
  ...{ id: 'c', state: 'waiting', level: 0, live: false, owner: null, offers: [], assists: [], directives: [], clocks: [] },
} as unknown as CaseFile;
const owner = (personId: string) => ({ personId, since: 0, no: 1, breached: false });
const OWNED = { ...FILE, state: 'owned', owner: owner('aino') } as CaseFile;
const offer = (kind: 'handover' | 'summons', by: string) => ({ id: 'o', kind, to: 'eero', by, at: 0 });

interface Given {
  type: CaseEvent['type'];
  before?: CaseFile | null;
  after?: CaseFile;
  facts?: CaseEvent['facts'];
  changes?: CaseEvent['changes'];
  by?: string;
}
function told({ type, before = OWNED, after = before ?? FILE, facts = {}, changes = {}, by }: Given): string[] {
  const event: CaseEvent = {
    seq: 2,
    at: 0,
    type,
    facts,
    changes,
    actor: by === undefined ? { type: 'system' } : { type: 'official', personId: by },
  };
  const context: Context = {
    happening: { before, event, after },
    about: { language: 'fi', village: 'Kallio', topic: null, policy: POLICY, duplicatesOwner: 'other' },
    audience: { onDuty: DUTY, mayors: ['mayor'], sectorHeads: (sector) => (sector === 'education' ? ['head'] : []) },
  };
  return tellings(context).map(({ personId, type: what }) => `${personId} ${what}`);
}
const takeStarts = { clocks: [{ op: 'start' as const, kind: 'take' as const, round: 1, startedAt: 0, dueAt: 10, warnAt: null }] };

describe('whom a rung tells', () => {
  it.each<[string, Partial<CaseFile>, string[]]>([
    ['duty: who answers for this village', { level: 0 }, ['kallio case.waits']],
    ['duty_all: every official on duty, no host', { level: 1 }, ['kallio case.waits', 'itä case.waits']],
    ['mayor: on duty or not', { level: 2 }, ['mayor case.at_mayor']],
    ['above the ladder: its last rung', { level: 9 }, ['mayor case.at_mayor']],
    ['live: the live ladder', { live: true, level: 0 }, ['kallio case.waits_live']],
    ['live: its own last rung', { live: true, level: 1 }, ['mayor case.at_mayor']],
  ])('%s', (_name, standing, expected) => {
    expect(told({ type: 'case.opened', before: null, after: { ...FILE, ...standing }, changes: takeStarts })).toEqual(expected);
  });

  it('tells at every new round, and not where no `take` starts', () => {
    const up = { ...FILE, level: 1 };
    const facts = { kind: 'take', round: 1 };
    expect(told({ type: 'clock.breached', before: FILE, after: up, facts, changes: takeStarts })).toHaveLength(2);
    expect(told({ type: 'clock.breached', before: FILE, after: up, facts })).toEqual([]);
    expect(told({ type: 'rung.skipped', before: FILE, after: up })).toEqual([]);
    expect(told({ type: 'case.released', before: OWNED, after: up, changes: takeStarts, by: 'kallio' })).toEqual(['itä case.waits']);
  });
});

describe('whom an event concerns', () => {
  const withOffer = (kind: 'handover' | 'summons', by: string): CaseFile => ({
    ...OWNED,
    offers: [offer(kind, by)],
    clocks: [clock('summons', 'o')],
  });
  const reopened = { ...OWNED };
  it.each<[string, Given, string[]]>([
    [
      'a broken promise: its owner and the mayor',
      { type: 'clock.breached', facts: { kind: 'first_answer' } },
      ['aino clock.breached', 'mayor case.at_mayor'],
    ],
    [
      'a broken promise of a case that nobody owns: the mayor, once',
      { type: 'clock.breached', before: FILE, after: { ...FILE, level: 2 }, facts: { kind: 'first_answer' }, changes: takeStarts },
      ['mayor case.at_mayor'],
    ],
    [
      'an unanswered summons',
      { type: 'clock.breached', before: withOffer('summons', 'mayor'), facts: { kind: 'summons', ref: 'o' } },
      ['mayor summons.unanswered', 'eero clock.breached'],
    ],
    [
      'a directive that was not followed',
      { type: 'clock.breached', facts: { kind: 'directive' } },
      ['mayor directive.breached', 'aino directive.breached'],
    ],
    ['a warning: the owner', { type: 'clock.warned', facts: { kind: 'next_answer', round: 1 } }, ['aino clock.warned']],
    [
      'a warning while nobody owns it: the rung',
      { type: 'clock.warned', before: FILE, facts: { kind: 'take', round: 1 } },
      ['kallio clock.warned'],
    ],
    [
      'a warning of a summons: who was called',
      { type: 'clock.warned', before: withOffer('summons', 'mayor'), facts: { kind: 'summons', round: 1 } },
      ['eero clock.warned'],
    ],
    ['the resident writes', { type: 'message.resident' }, ['aino message.resident']],
    ['the resident writes and nobody owns it', { type: 'message.resident', before: FILE }, []],
    ['the resident opens it again', { type: 'message.resident', after: reopened, facts: { reopens: true } }, ['aino case.reopened']],
    ['the resident goes on with it at a desk', { type: 'visit.began', by: 'leena' }, ['aino visit.began']],
    ['the same while nobody owns it', { type: 'visit.began', by: 'leena', before: FILE, after: FILE }, []],
    [
      'a note of the owner: who helps',
      { type: 'message.note', by: 'aino', after: { ...OWNED, assists: [{ id: 'a', to: 'maija', by: 'aino', at: 0, repliedAt: null }] } },
      ['maija message.note'],
    ],
    [
      'a note of who helps: the owner',
      { type: 'message.note', by: 'maija', after: { ...OWNED, assists: [{ id: 'a', to: 'maija', by: 'aino', at: 0, repliedAt: null }] } },
      ['aino message.note'],
    ],
    ['the cap', { type: 'question.capped' }, ['aino question.capped']],
    ['it helped', { type: 'verdict.helped' }, ['aino verdict.helped']],
    ['it did not help', { type: 'verdict.not_helped' }, ['aino verdict.not_helped']],
    [
      'it did not help, and the owner is gone: the owner and the rung',
      { type: 'verdict.not_helped', after: FILE, changes: takeStarts },
      ['aino verdict.not_helped', 'kallio case.waits'],
    ],
    ['silence', { type: 'case.closed_by_silence' }, ['aino case.closed_by_silence']],
    ['withdrawn', { type: 'case.withdrawn' }, ['aino case.withdrawn']],
    ['no matter', { type: 'case.no_matter', by: 'aino' }, ['mayor case.no_matter']],
    ['duplicate: who answers for the other one', { type: 'case.marked_duplicate', by: 'aino' }, ['other duplicate.joined']],
    ['an offer', { type: 'offer.made', facts: { to: 'eero' }, by: 'aino' }, ['eero offer.made']],
    ['declined', { type: 'offer.declined', by: 'eero' }, ['aino offer.declined']],
    ['expired', { type: 'offer.expired' }, ['aino offer.expired']],
    [
      'accepted: the former owner',
      { type: 'case.handed_over', by: 'eero', after: { ...OWNED, owner: owner('eero') } },
      ['aino offer.accepted'],
    ],
    ['a summons', { type: 'summons.made', facts: { to: 'eero' }, by: 'mayor' }, ['eero summons.made']],
    [
      'a summons refused',
      { type: 'summons.declined', before: withOffer('summons', 'mayor'), facts: { offerId: 'o' }, by: 'eero' },
      ['mayor summons.declined'],
    ],
    [
      'a summons accepted',
      { type: 'case.summoned_took', before: withOffer('summons', 'mayor'), facts: { offerId: 'o' }, by: 'eero' },
      ['mayor summons.accepted', 'aino owner.replaced'],
    ],
    ['relieved', { type: 'case.relieved', by: 'mayor' }, ['aino owner.relieved']],
    ['asked for help', { type: 'assist.asked', facts: { to: 'maija' }, by: 'aino' }, ['maija assist.asked']],
    ['helped', { type: 'assist.replied', by: 'maija' }, ['aino assist.replied']],
    [
      'a directive: the sector’s heads and the owner',
      { type: 'directive.given', facts: { sector: 'education' }, by: 'mayor' },
      ['head directive.given', 'aino directive.given'],
    ],
    ['a suggestion', { type: 'case.classification_suggested', by: 'petri' }, ['aino classification.suggested']],
  ])('%s', (_name, given, expected) => {
    expect(told(given)).toEqual(expected);
  });

  it('never the one who did it, and nobody twice for one event', () => {
    for (const type of CASE_EVENTS) {
      const all = told({ type, by: 'aino', facts: { to: 'aino', kind: 'first_answer', sector: 'education' }, changes: takeStarts });
      expect(all.filter((line) => line.startsWith('aino '))).toEqual([]);
      const people = all.map((line) => line.split(' ')[0]);
      expect(new Set(people).size).toBe(people.length);
    }
  });

  it('every type is unique', () => {
    expect(new Set(TELLING_TYPES).size).toBe(TELLING_TYPES.length);
  });
});

import type { CaseEvent, CaseFile, OnDuty, Policy } from '#domain';
import type { Context, Telling } from '../telling.js';
import { toldBy } from './told-by.js';

const RUNGS = {
  duty: { tell: 'duty', paths: ['app'] },
  mayor: { tell: 'mayor', paths: ['call'] },
  live: { tell: 'duty', paths: ['push'] },
};
const POLICY = { ladder: [RUNGS.duty, RUNGS.mayor], live: { ladder: [RUNGS.live] } } as unknown as Policy;
const AINO: OnDuty = { id: 'aino', roles: ['official'], duties: {} };
const WAITING = { state: 'waiting', level: 0, live: false, channel: 'chat', owner: null } as unknown as CaseFile;
const OWNED = { ...WAITING, state: 'owned', owner: { personId: 'aino', since: 0, no: 1, breached: false } } as CaseFile;
const START = [{ op: 'start', kind: 'take', round: 3, startedAt: 0, dueAt: 10, warnAt: null }];

/** `rung round` and what else there is to say. */
function cause(telling: Telling, after: CaseFile, clocks: unknown[] = []): string {
  const event = {
    seq: 2,
    at: 0,
    type: 'case.escalated',
    facts: {},
    changes: { clocks },
    actor: { type: 'system' },
  } as unknown as CaseEvent;
  const context: Context = {
    happening: { before: null, event, after },
    about: { language: 'fi', village: null, topic: null, policy: POLICY, duplicatesOwner: null },
    audience: { onDuty: [AINO], mayors: ['mayor'], sectorHeads: () => [] },
  };
  const { rung, takeRound, asOwner, ringing } = toldBy(context)(telling);
  return [rung?.paths[0] ?? '-', takeRound ?? '-', ...(asOwner ? ['owner'] : []), ...(ringing ? ['ringing'] : [])].join(' ');
}

it.each<[string, Telling, CaseFile, unknown[], string]>([
  ['who stands on the rung that its clock started for', { personId: 'aino', type: 'case.waits' }, WAITING, START, 'app 3'],
  ['a rung above: its own', { personId: 'mayor', type: 'case.at_mayor' }, { ...WAITING, level: 1 }, START, 'call 3'],
  ['above the ladder: its last', { personId: 'mayor', type: 'case.at_mayor' }, { ...WAITING, level: 9 }, START, 'call 3'],
  ['somebody beside that rung', { personId: 'eero', type: 'owner.relieved' }, WAITING, START, '- -'],
  ['the mayor without a clock: by the mayor`s rung, of no round', { personId: 'mayor', type: 'case.at_mayor' }, WAITING, [], 'call -'],
  ['another clock', { personId: 'aino', type: 'message.note' }, WAITING, [{ ...START[0], kind: 'answer' }], '- -'],
  ['the owner', { personId: 'aino', type: 'message.resident' }, OWNED, [], '- - owner'],
  ['somebody else about a case that is owned', { personId: 'eero', type: 'assist.asked' }, OWNED, [], '- -'],
  ['who waits live: by the live ladder', { personId: 'aino', type: 'case.waits_live' }, { ...WAITING, live: true }, START, 'push 3'],
  [
    'a live call: it rings by itself',
    { personId: 'aino', type: 'case.waits_live' },
    { ...WAITING, live: true, channel: 'voice' },
    START,
    'push 3 ringing',
  ],
  ['a call that is over', { personId: 'aino', type: 'case.waits' }, { ...WAITING, channel: 'voice' }, START, 'app 3'],
])('where a telling comes from: %s', (_name, telling, after, clocks, expected) => expect(cause(telling, after, clocks)).toBe(expected));

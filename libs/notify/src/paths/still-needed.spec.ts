import { whyStopped, type Cause } from './still-needed.js';

const NOW = { state: 'waiting', takeRound: 2, isOwner: false, closedSince: false, offerOpen: false };
const cause = (changes: Partial<Cause>, now: Partial<typeof NOW> = {}): Cause => ({
  ...{ type: 'case.waits', takeRound: null, asOwner: false, seen: false, personGone: false },
  caseNow: { ...NOW, ...now },
  ...changes,
});

it.each<[string, Cause, ReturnType<typeof whyStopped>]>([
  ['the case still waits on that rung', cause({ takeRound: 2 }), null],
  ['somebody took it', cause({ takeRound: 2 }, { state: 'owned' }), 'taken'],
  ['it is closed', cause({ takeRound: 2 }, { state: 'closed', closedSince: true }), 'closed'],
  ['it moved on to the next rung', cause({ takeRound: 1 }), 'moved-on'],
  ['it was seen', cause({ takeRound: 2, seen: true }), 'seen'],
  ['its reader is gone', cause({ takeRound: 2, personGone: true }), 'disabled'],
  ['told to the owner, who owns it', cause({ type: 'message.resident', asOwner: true }, { isOwner: true, state: 'owned' }), null],
  ['told to the owner, who owns it no more', cause({ type: 'message.resident', asOwner: true }, { state: 'owned' }), 'moved-on'],
  ['closed meanwhile', cause({ type: 'message.note' }, { state: 'closed', closedSince: true }), 'closed'],
  ['that it was closed', cause({ type: 'case.withdrawn', asOwner: true }, { state: 'closed', isOwner: true }), null],
  ['an offer that is open', cause({ type: 'offer.made' }, { offerOpen: true, state: 'owned' }), null],
  ['an offer that was answered', cause({ type: 'summons.made' }, { state: 'owned' }), 'answered'],
  ['about no case', cause({ type: 'test', caseNow: null }), null],
])('%s', (_, given, expected) => expect(whyStopped(given)).toBe(expected));

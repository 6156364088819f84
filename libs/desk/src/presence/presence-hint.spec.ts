import { ROOMS } from '../rooms.js';
import { presenceTellingOf, type PresenceHint } from './presence-hint.js';

const hint = (over: Partial<PresenceHint> = {}): PresenceHint => ({
  caseId: 'c',
  from: { socketId: 's', room: ROOMS.person('a') },
  who: { role: 'owner', name: 'Aino Testi', username: 'aino' },
  doing: 'typing',
  readers: { parts: ['a', 'b'], waiting: false, escalated: false },
  ...over,
});

describe('who is told of presence', () => {
  it('readers, save whoever it is; the resident of the owner, without the username', () => {
    const except = ['s', ROOMS.person('a')];
    expect(presenceTellingOf(hint())).toEqual([
      {
        to: [ROOMS.person('a'), ROOMS.person('b')],
        except,
        event: 'presence',
        message: { caseId: 'c', who: { role: 'owner', name: 'Aino Testi', username: 'aino' }, doing: 'typing' },
      },
      {
        to: [ROOMS.resident('c')],
        except,
        event: 'presence',
        message: { caseId: 'c', who: { role: 'owner', name: 'Aino Testi' }, doing: 'typing' },
      },
    ]);
  });

  it('the resident reads that the owner has seen, where officials read that they are reading', () => {
    const [toReaders, toResident] = presenceTellingOf(hint({ doing: 'reading', seq: 4 }));
    expect([toReaders?.message, toResident?.message]).toMatchObject([
      { doing: 'reading', seq: 4 },
      { doing: 'seen', seq: 4 },
    ]);
  });

  it('an official who is not the owner is nobody to the resident', () => {
    const rooms = presenceTellingOf(
      hint({ who: { role: 'official', name: 'Eero', username: 'eero' }, readers: { parts: [], waiting: true, escalated: true } }),
    );
    expect(rooms.map(({ to }) => to)).toEqual([[ROOMS.officials, ROOMS.mayor]]);
  });

  it('a closed case that nobody has a part in has no readers', () =>
    expect(presenceTellingOf(hint({ who: { role: 'resident' }, readers: { parts: [], waiting: false, escalated: false } }))).toEqual([]));
});

import { PHONE_CALL_STATES } from '#domain';
import fc from 'fast-check';
import { mayDo, type PhoneStanding } from './may-do.js';

const ready: PhoneStanding = { owns: true, hasLine: true, isCallable: true, cameFromNumber: true, calls: ['ended'] };
const acts = (standing: PhoneStanding): string =>
  Object.entries(mayDo(standing))
    .flatMap(([act, may]) => (may ? [act] : []))
    .join(' ');

it.each<[string, Partial<PhoneStanding>, string]>([
  ['nothing runs', {}, 'call block'],
  ['nobody ever called', { calls: [] }, 'call block'],
  ['no line', { hasLine: false }, 'block'],
  ['no number that can be called', { isCallable: false }, 'block'],
  ['the number stands in a form only', { cameFromNumber: false }, 'call'],
  ['they talk', { calls: ['ended', 'talking'] }, 'hold bringIn end block'],
  ['a caller waits', { calls: ['waiting'] }, 'end block'],
  ['their own phone rings', { calls: ['connecting'], cameFromNumber: false }, 'end'],
  ['a message is being left', { calls: ['leaving'] }, 'end block'],
])('the owner, %s: %s', (_, over, may) => expect(acts({ ...ready, ...over })).toBe(may));

it('nobody but the owner may do anything', () => {
  const standing = fc.record({
    ...{ owns: fc.constant(false), hasLine: fc.boolean(), isCallable: fc.boolean(), cameFromNumber: fc.boolean() },
    calls: fc.array(fc.constantFrom(...PHONE_CALL_STATES), { maxLength: 3 }),
  });
  fc.assert(fc.property(standing, (of) => acts(of) === ''));
});

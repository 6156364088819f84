import type { UnitOfWork, Tx } from '#platform/database';
import type { HintBus } from '#platform/hints';
import type { Notices } from '../notices/notices.service.js';
import { RosterTelling } from './roster-telling.service.js';

it('hints go to whom it is new, once each, and to nobody when a gap is told of again', async () => {
  const known = new Set(['aino 1']);
  const notices = {
    tell: (_tx: Tx, given: readonly { personId: string; dedupeKey: string }[]) =>
      Promise.resolve(given.filter(({ personId, dedupeKey }) => !known.has(`${personId} ${dedupeKey}`))),
  };
  const hints: unknown[] = [];
  const unitOfWork = { once: async (_request: undefined, work: (tx: Tx) => Promise<{ answer: unknown }>) => (await work({} as Tx)).answer };
  const telling = new RosterTelling(
    notices as unknown as Notices,
    unitOfWork as unknown as UnitOfWork,
    { publish: ({ body }: { body: unknown }) => hints.push(body) } as unknown as HintBus,
  );
  const told = (...personIds: string[]) =>
    telling.act(undefined, async (tx) => ({
      answer: 'done',
      told: await telling.tell(tx, null, personIds.flatMap((personId) => ['1', '2'].map((dedupeKey) => ({ personId, dedupeKey, type: 'roster.gap' })))), // prettier-ignore
    }));
  expect(await told('aino', 'eero')).toBe('done');
  known.add('aino 2');
  await told('aino');
  expect(hints).toEqual([{ personIds: ['aino', 'eero'] }]);
});

import type { Happenings, OwnerLostService } from '#cases';
import type { Tx, UnitOfWork } from '#platform/database';
import type { Hint, HintBus } from '#platform/hints';
import { createLog } from '#platform/logging';
import { NOTICE_HINT, type NoticeHint } from '#staff';
import { randomUUID } from 'node:crypto';
import { Effects } from './effects.service.js';
import type { OutboxStore } from './persistence/outbox.store.js';
import type { ResidentNotices } from './residents/resident-notices.service.js';
import type { ResidentTexts } from './residents/resident-texts.service.js';
import type { Teller } from './teller.service.js';

/** What is hinted at when effects told these people something new. */
async function hintsWhenTold(personIds: string[]): Promise<Hint[]> {
  const published: Hint[] = [];
  const effects = new Effects(
    { run: <T>(work: (tx: Tx) => Promise<T>) => work({} as Tx) } as unknown as UnitOfWork,
    { locked: () => Promise.resolve([]), done: () => Promise.resolve() } as unknown as OutboxStore,
    {} as Happenings,
    { tell: () => Promise.resolve({ personIds, steps: 0 }) } as unknown as Teller,
    { write: () => Promise.resolve(0) } as unknown as ResidentTexts,
    { plan: () => Promise.resolve() } as unknown as ResidentNotices,
    {} as OwnerLostService,
    { publish: (...hints: Hint[]) => void published.push(...hints) } as unknown as HintBus,
    createLog('silent'),
  );
  await effects.carryOut(['1']);
  return published;
}

describe('hints at new notices', () => {
  it.each([0, 1, 149, 150, 151, 1_000])('%i people: everybody once, in hints that each fit a notification', async (people) => {
    const personIds = Array.from({ length: people }, () => randomUUID());
    const hints = await hintsWhenTold(personIds);
    expect(hints.flatMap(({ body }) => (body as NoticeHint).personIds)).toEqual(personIds);
    for (const hint of hints) {
      expect(hint.topic).toBe(NOTICE_HINT);
      expect((hint.body as NoticeHint).personIds).not.toEqual([]);
      expect(JSON.stringify(hint).length).toBeLessThan(7_500);
    }
  });
});

import { City, PEOPLE, type PersonName } from '#testing/city';
import fc from 'fast-check';
import { CaseList } from '../persistence/case-list.js';
import { CaseReads } from '../persistence/case-reads.js';
import { mayRead } from './case-access.js';

let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino', 'eero'] });
}, 60_000);
afterAll(() => city.stop());

const READERS = ['aino', 'eero', 'maija', 'petri', 'pormestari'] as const satisfies PersonName[];
type Step = (caseId: string, resident: Awaited<ReturnType<City['contact']>>['resident']) => Promise<unknown>;
const STEPS: Record<string, Step> = {
  take: (id) => city.ownership.take(id, city.by('aino')),
  mayorTakes: (id) => city.ownership.take(id, city.by('pormestari')),
  question: (id) => city.conversation.question(id, city.by('aino'), { text: 'Missä?' }),
  answer: (id) => city.conversation.answer(id, city.by('aino'), { text: 'Näin.', outcome: 'advised' }),
  release: (id) => city.ownership.release(id, city.by('aino'), { reasonCode: 'workload', reason: 'Liikaa.' }),
  offer: (id) => city.ownership.offerHandover(id, city.by('aino'), { to: 'eero', reason: 'Sinulle.' }),
  accept: async (id) =>
    city.ownership.accept(
      (await city.sql<{ id: string }>('SELECT id FROM handover_offer WHERE case_id = $1 ORDER BY at DESC', [id]))[0]!.id,
      city.by('eero'),
    ),
  assist: (id) => city.conversation.askAssist(id, city.by('aino'), { to: 'maija', text: 'Auta.' }),
  open: (id) => city.reading.open(id, city.by('petri'), { reason: 'Sijaistan.' }),
  late: async () => {
    await city.clock.advance(9 * 24 * 3_600_000);
    await city.settle();
  },
  writes: (_id, resident) => city.resident.write(resident, { text: 'Hei.' }),
  helped: (_id, resident) => city.resident.verdict(resident, { helped: true }),
  withdraw: (_id, resident) => city.resident.withdraw(resident),
};

it('what the list calls readable, and what word search finds, is exactly what mayRead allows, in whatever situation', async () => {
  const list = city.app.get(CaseList);
  const reads = city.app.get(CaseReads);
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 6 }), async (steps) => {
      const word = `sana${String((n += 1)).padStart(5, '0')}x`;
      const { caseId, resident, case: opened } = await city.contact({ text: `Pimeää ${word} kohdalla.` });
      // Steps that are not possible are refused and change nothing.
      for (const step of steps) await STEPS[step]!(caseId, resident).catch(() => undefined);
      const record = (await reads.full(caseId))!;
      for (const name of READERS) {
        const reader = { personId: city.viewers[name].personId, roles: [...PEOPLE[name]] };
        const may =
          mayRead(reader, { ...record.file, escalated: record.escalated }, await reads.isGranted(caseId, reader.personId)) === 'yes';
        const [row] = (await list.page(reader, { view: 'all', q: opened.trackingCode, limit: 5 })).rows;
        expect({ name, steps, readable: row?.readable }).toEqual({ name, steps, readable: may });
        const found = (await list.page(reader, { view: 'all', q: word, limit: 5 })).rows.map(({ id }) => id);
        expect({ name, steps, found }).toEqual({ name, steps, found: may ? [caseId] : [] });
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

it('people without lists read by their part in a case alone', async () => {
  const { caseId } = await city.contact();
  const record = (await city.app.get(CaseReads).full(caseId))!;
  for (const name of ['leena', 'robin', 'yllapito'] as const) {
    expect(mayRead({ personId: city.viewers[name].personId, roles: [...PEOPLE[name]] }, { ...record.file, escalated: true }, true)).toBe(
      'no',
    );
  }
});

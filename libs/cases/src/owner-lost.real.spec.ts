import { PersonAccess } from '#staff';
import { City } from '#testing/city';
import { OwnerLostService } from './owner-lost.service.js';

let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino'] });
}, 60_000);
afterAll(() => city.stop());

it('one case that cannot be laid down keeps no other, and is not kept quiet', async () => {
  const held: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const { caseId } = await city.contact();
    await city.ownership.take(caseId, city.by('petri'));
    held.push(caseId);
  }
  const [bad, ...others] = held.sort();
  // The next entry of its journal is there already: planted, so that recording fails.
  await city.sql(
    `INSERT INTO journal (case_id, seq, at, type, actor, data, prev_hash, hash) SELECT case_id, 3, at, type, actor, data, prev_hash, hash FROM journal WHERE case_id = $1 AND seq = 2`,
    [bad],
  );
  await city.app.get(PersonAccess).disable(null, 'petri');
  await expect(city.app.get(OwnerLostService).layDown()).rejects.toThrow(/journal/);
  const states = await city.sql<{ id: string; state: string }>('SELECT id, state FROM case_file ORDER BY id');
  expect(states).toEqual([{ id: bad, state: 'owned' }, ...others.map((id) => ({ id, state: 'waiting' }))]);
});

import { City, type PersonName } from '#testing/city';
import { randomUUID } from 'node:crypto';
import { OwnerLostService } from './owner-lost.service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['eero'] });
}, 60_000);
afterAll(() => city.stop());
// A Monday at ten in Helsinki.
beforeEach(async () => {
  await city.clock.set('2026-11-16T08:00:00.000Z');
  await city.sql('DELETE FROM duty_shift');
  await city.sql('DELETE FROM absence');
  await city.sql('UPDATE case_file SET resident_seen_at = NULL');
});

const layDown = () => city.app.get(OwnerLostService).layDown();
const held = async (by: PersonName, channel: 'chat' | 'web_form' = 'web_form') => {
  const opened = await city.contact({ channel });
  await city.ownership.take(opened.caseId, city.by(by));
  return opened;
};
const away = (name: PersonName, from: number, to: number) =>
  city.sql(
    `INSERT INTO absence (id, person_id, starts_at, ends_at) VALUES ($1, $2, batline_now() + $3 * interval '1 ms', batline_now() + $4 * interval '1 ms')`,
    [randomUUID(), city.viewers[name].personId, from, to],
  );
const shift = (name: PersonName, from: number, to: number) =>
  city.sql(
    `INSERT INTO duty_shift (id, person_id, starts_at, ends_at) VALUES ($1, $2, batline_now() + $3 * interval '1 ms', batline_now() + $4 * interval '1 ms')`,
    [randomUUID(), city.viewers[name].personId, from, to],
  );
const seen = (caseId: string) => city.sql('UPDATE case_file SET resident_seen_at = batline_now() WHERE id = $1', [caseId]);
const state = async (caseId: string) =>
  (await city.sql<{ state: string }>('SELECT state FROM case_file WHERE id = $1', [caseId]))[0]?.state;
const why = async (caseId: string) =>
  (
    await city.sql<{ why: string }>(`SELECT data #>> '{facts,why}' AS why FROM journal WHERE case_id = $1 AND type = 'case.owner_lost'`, [
      caseId,
    ])
  ).map((row) => row.why);

describe('an absence beyond the nearest clock', () => {
  it('lays down what was held when it begins, and nothing before; shorter, it lays down nothing', async () => {
    const { caseId } = await held('aino');
    const { caseId: petris } = await held('petri');
    await away('aino', HOUR, 10 * DAY);
    await away('petri', HOUR, 2 * HOUR);
    expect(await layDown()).toBe(0);
    await city.clock.advance(HOUR);
    expect(await layDown()).toBe(1);
    expect([await state(caseId), await state(petris)]).toEqual(['waiting', 'owned']);
    expect(await why(caseId)).toEqual(['absence']);
    expect(await layDown()).toBe(0);
  });

  it('entered while it runs it counts at once; who takes a case while away keeps it', async () => {
    const { caseId } = await held('aino');
    await city.clock.advance(MINUTE);
    await away('aino', -HOUR, 10 * DAY);
    expect(await layDown()).toBe(1);
    await city.clock.advance(MINUTE);
    await city.ownership.take(caseId, city.by('aino'));
    expect(await layDown()).toBe(0);
    expect(await state(caseId)).toBe('owned');
  });

  it('what waits for its resident or is answered stays; it goes when a clock runs again', async () => {
    const { caseId, resident } = await held('aino');
    await city.conversation.question(caseId, city.by('aino'), { text: 'Mikä pylväs?' });
    await city.clock.advance(MINUTE);
    await away('aino', -1, 10 * DAY);
    expect(await layDown()).toBe(0);
    await city.resident.write(resident, { text: 'Numero 17.' });
    expect(await layDown()).toBe(1);
  });

  it('a closed case does not open again for somebody who is away for too long', async () => {
    const reopened = async (days: number) => {
      const { caseId, resident } = await held('aino');
      await city.conversation.answer(caseId, city.by('aino'), { text: 'Lamppu on vaihdettu.', outcome: 'solved' });
      await city.resident.verdict(resident, { helped: true });
      await city.sql('DELETE FROM absence');
      await away('aino', -1, days * DAY);
      await city.resident.write(resident, { text: 'Se on taas rikki.' });
      return state(caseId);
    };
    expect(await reopened(1)).toBe('owned');
    expect(await reopened(5)).toBe('waiting');
  });
});

describe('a shift that ended with a live contact', () => {
  const ended = async (name: PersonName) => {
    await shift(name, -8 * HOUR, HOUR);
    const opened = await held(name, 'chat');
    await city.clock.advance(HOUR + 15 * MINUTE - 1);
    await seen(opened.caseId);
    return opened.caseId;
  };

  it('goes up after a quarter of an hour in which its owner was not seen', async () => {
    const caseId = await ended('aino');
    expect(await layDown()).toBe(0);
    await city.clock.advance(1);
    expect(await layDown()).toBe(1);
    expect(await state(caseId)).toBe('waiting');
    expect(await why(caseId)).toEqual(['duty-ended']);
  });

  it.each([
    [
      'the resident has left',
      (caseId: string) => city.sql(`UPDATE case_file SET resident_seen_at = batline_now() - interval '91 s' WHERE id = $1`, [caseId]),
    ],
    [
      'the owner was seen',
      () =>
        city.sql(
          `INSERT INTO session (id_hash, person_id, issuer, subject, last_seen_at, expires_at) VALUES (sha256($1::bytea), $2, 'i', 's', batline_now(), batline_now() + interval '1 hour')`,
          [randomUUID(), city.viewers.aino.personId],
        ),
    ],
    [
      'the owner wrote',
      (caseId: string) => city.conversation.write(caseId, city.by('aino'), { text: 'Hetki vielä.', visibility: 'public' }),
    ],
    ['the owner is on duty by the switch', () => city.setDuty('aino', true)],
    ['another shift of theirs runs', () => shift('aino', -MINUTE, HOUR)],
    ['it was answered', (caseId: string) => city.conversation.answer(caseId, city.by('aino'), { text: 'Valmis.', outcome: 'solved' })],
  ] as [string, (caseId: string) => Promise<unknown>][])('stays when %s', async (_what, happens) => {
    const caseId = await ended('aino');
    await happens(caseId);
    await city.clock.advance(1);
    expect(await layDown()).toBe(0);
    expect(await why(caseId)).toEqual([]);
    await city.setDuty('aino', false);
    await city.sql('DELETE FROM session');
  });
});

import type { FullCase, OpenedContact, RosterGaps } from '#contracts';
import { ask, hears, LiveCity, type Someone } from '#testing/live-city';
import { randomUUID } from 'node:crypto';

// Two whole processes and a database on a busy machine take their time.
jest.setTimeout(30_000);

let city: LiveCity;
let aino: Someone;
let mayor: Someone;
beforeAll(async () => {
  city = await LiveCity.start();
  aino = await city.someone('aino', ['official']);
  mayor = await city.someone('pormestari', ['mayor']);
  await city.sql('UPDATE person SET on_duty = false');
}, 60_000);
afterAll(() => city.stop());

const shift = (from: string, to: string, languages: string[]) =>
  city.sql(
    `INSERT INTO duty_shift (id, person_id, starts_at, ends_at, languages) VALUES (gen_random_uuid(), $1, now() + $2::interval, now() + $3::interval, $4)`,
    [aino.id, from, to, languages],
  );
const chat = async (language: 'fi' | 'sv') => {
  const resident = await city.connect(city.one);
  const answer = await ask<OpenedContact>(resident, 'contact.open', { clientId: randomUUID(), text: 'Auttakaa', language });
  if (!answer.ok) throw new Error(answer.problem.code);
  const { trackingCode, answerable, level } = answer.data.case;
  return { resident, trackingCode, answerable, level };
};

it('in a gap the mayor`s line is on duty: a chat stands before the mayor at once, who hears of it and takes it', async () => {
  await shift('-1 hour', '1 hour', ['fi']);
  const { body } = await city.rest<RosterGaps>(mayor.token, 'GET', '/roster/gaps');
  expect(body.gaps.filter(({ startsAt }) => startsAt === body.from).map(({ channel, language }) => `${channel} ${language}`)).toEqual([
    ...['chat sv', 'chat en', 'voice sv', 'voice en'],
  ]);
  const line = await city.connect(city.other, { auth: { token: mayor.token } });
  expect(await chat('fi')).toMatchObject({ level: 0, answerable: { role: 'duty' } });
  // Nobody speaks Swedish: the wider circle first, who are there; then, without anybody, the mayor by name.
  expect(await chat('sv')).toMatchObject({ level: 1 });
  await city.sql('UPDATE duty_shift SET ends_at = now()');
  const { resident, trackingCode, answerable, level } = await chat('sv');
  expect({ answerable, level }).toMatchObject({ level: 2, answerable: { role: 'mayor', name: 'pormestari Testaaja' } });
  const [row] = await city.sql<{ id: string; skipped: number }>(
    `SELECT f.id, count(j.seq)::int AS skipped FROM case_file f JOIN journal j ON j.case_id = f.id AND j.type = 'rung.skipped'
     WHERE f.tracking_code = $1 GROUP BY f.id`,
    [trackingCode.replaceAll('-', '')],
  );
  expect(row?.skipped).toBe(2);
  await hears(line, 'case.changed', { id: row?.id });
  expect((await city.rest<FullCase>(mayor.token, 'POST', `/cases/${row?.id}/take`, {})).status).toBe(200);
  await hears(resident, 'case.changed', { id: row?.id });
});

it('a shift that begins within the wait keeps a live contact on its rung', async () => {
  await city.sql('DELETE FROM duty_shift');
  await shift('15 seconds', '1 hour', ['sv']);
  expect(await chat('sv')).toMatchObject({ level: 0, answerable: { role: 'duty' } });
  await city.sql('DELETE FROM duty_shift');
  await shift('45 seconds', '1 hour', ['sv']);
  expect((await chat('sv')).level).not.toBe(0);
});

import { startTestApi, type Answer, type TestApi } from '#testing/api';
import { fakeClock, type FakeClock } from '#testing/postgres';
import { documented } from '../documented.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** One API and one database for all that is tested of the roster; each test begins without shifts, on a Monday at ten in Helsinki. */
export let api: TestApi;
export let clock: FakeClock;
beforeAll(async () => {
  api = await startTestApi();
  clock = await fakeClock(api.database.ownerUrl);
  for (const name of ['aino', 'eero', 'maija']) await api.person(name, ['official'], { onDuty: false });
  await api.person('leena', ['host'], { onDuty: false });
  await api.person('pormestari', ['mayor'], { onDuty: false });
  await api.person('yllapito', ['administrator'], { onDuty: false });
}, 60_000);
afterAll(async () => {
  await clock.release();
  await api.close();
});
beforeEach(async () => {
  await clock.set('2026-11-16T08:00:00.000Z');
  await api.sql('DELETE FROM duty_swap');
  await api.sql('DELETE FROM duty_shift');
  await api.sql('DELETE FROM duty_pattern');
  await api.sql('DELETE FROM absence');
  await api.sql('DELETE FROM staff_notice');
});

/** The path with what stands for ids in it, as it is documented. */
const templateOf = (path: string): string => path.split('?')[0]!.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}');

async function call(as: string, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answer> {
  const answer = await api.call(as, method, path, body, key === undefined ? {} : { 'idempotency-key': key });
  return answer.status < 300 ? documented(method, templateOf(path), answer) : answer;
}
export const post = (as: string, path: string, body: unknown = {}, key?: string) => call(as, 'POST', path, body, key);
export const get = (as: string, path: string) => call(as, 'GET', path);
export const outcome = ({ status, body }: Answer): string =>
  status < 300 ? String(status) : `${status} ${(body as { code: string }).code}`;

export const monday = { person: 'aino', startsAt: '2026-11-16T12:00:00Z', endsAt: '2026-11-16T16:00:00Z' };
export const shift = async (more: object = {}): Promise<{ id: string; version: number }> => {
  const { status, body } = await post('yllapito', '/roster/shifts', { ...monday, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as { id: string; version: number };
};
export const read = async (from = '2026-11-16', to = '2026-11-22') => (await get('eero', `/roster?from=${from}&to=${to}`)).body;
export const notices = () =>
  api
    .sql(`SELECT p.username || ' ' || n.type AS told FROM staff_notice n JOIN person p ON p.id = n.person_id ORDER BY 1`)
    .then((rows) => rows.map(({ told }) => told));
/** What the journal of people tells of one thing, in order. @param key by which it names such things */
export const journal = (key: string, id: string) =>
  api
    .sql('SELECT type FROM staff_journal WHERE data ->> $1 = $2 ORDER BY seq', [key, id])
    .then((rows) => rows.map(({ type }) => type as string));

import { startTestApi, type Answer, type TestApi } from './api.js';
import { fakeClock, type FakeClock } from './postgres.js';
import { PHONE_LINE } from './webhooks.js';

/** Monday, ten in Helsinki. */
export const NOW = '2026-11-16T08:00:00.000Z';
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const FIRST = { village: 'Kallio', text: 'KANARIA katuvalo on pimeä.', language: 'fi' };

export interface OpenedAtDesk {
  caseId: string;
  residentKey: string;
  slip: { url: string };
  case: { trackingCode: string; openedAt: string; clocks: [] };
}

/** The API with people of every role, and what tests of the desk do with it. */
export interface Desk {
  api: TestApi;
  clock: FakeClock;
  post(as: string | undefined, path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A visit that a host opens. */
  visit(more?: object, as?: string): Promise<OpenedAtDesk>;
  mine(as?: string): Promise<any[]>; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  journal(caseId: string, type: string): Promise<{ actor: object; facts: Record<string, unknown> }[]>;
  close(): Promise<void>;
}

export async function startDesk(): Promise<Desk> {
  const api = await startTestApi(PHONE_LINE);
  const clock = await fakeClock(api.database.ownerUrl);
  await api.person('aino', ['official']);
  await api.person('eero', ['official']);
  await api.person('leena', ['host'], { onDuty: false });
  await api.person('kalle', ['host'], { onDuty: false });
  await api.person('pormestari', ['mayor'], { name: 'Paula Pormestari' });
  await api.person('robin', ['robin'], { onDuty: false });
  await api.person('yllapito', ['administrator'], { onDuty: false });
  const post: Desk['post'] = (as, path, body, headers = {}) => api.call(as, 'POST', path, body, headers);
  return {
    ...{ api, clock, post },
    async visit(more = {}, as = 'leena') {
      const { status, body } = await post(as, '/visits', { ...FIRST, ...more });
      expect({ status, body }).toMatchObject({ status: 201 });
      return body as OpenedAtDesk;
    },
    mine: async (as = 'leena') => (await api.call(as, 'GET', '/visits/mine')).body.items,
    journal: async (caseId, type) =>
      (
        await api.sql(`SELECT actor, data->'facts' AS facts FROM journal WHERE case_id = $1 AND type = $2 ORDER BY seq`, [caseId, type])
      ).map(({ actor, facts }) => ({ actor, facts })),
    async close() {
      await clock.release();
      await api.close();
    },
  };
}

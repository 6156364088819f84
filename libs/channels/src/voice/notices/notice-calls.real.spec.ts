import { startTestApi, type TestApi } from '#testing/api';
import { PHONE_LINE, webhook } from '#testing/webhooks';
import { randomUUID } from 'node:crypto';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(PHONE_LINE);
}, 60_000);
afterAll(() => api.close());

it('somebody who is called hears the code, hears it again by 1, and takes nothing by any key; a made-up call hears nothing', async () => {
  const aino = await api.person('aino', ['official']);
  await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Salainen huoli.' });
  const [{ id: caseId }] = (await api.sql('SELECT id FROM case_file')) as [{ id: string }];
  const delivery = randomUUID();
  await api.sql(
    `INSERT INTO notice_step (person_id, case_id, type, no, path, because, due_at, not_before, state, provider_id)
     VALUES ($1, $2, 'case.waits', 2, 'call', 'own_order', batline_now(), batline_now(), 'handed', $3)`,
    [aino, caseId, delivery],
  );
  const heard = async (id: string, fields: Record<string, string> = {}) =>
    (await webhook(api, `/voice/notice?delivery=${id}`, { CallSid: `CA${'a'.repeat(32)}`, ...fields })).body;
  const first = await heard(delivery);
  expect(first).toContain('Asia odottaa sinua');
  expect(first).toContain(`/webhooks/twilio/voice/notice?delivery=${delivery}`);
  expect(first).not.toContain('Salainen');
  expect(await heard(delivery, { Digits: '1' })).toBe(first);
  for (const answer of [await heard(delivery, { Digits: '5' }), await heard(randomUUID())]) {
    expect(answer).toContain('<Hangup/>');
    expect(answer).not.toContain('<Say');
  }
  expect(await api.sql('SELECT state, owner_id FROM case_file')).toEqual([{ state: 'waiting', owner_id: null }]);
});

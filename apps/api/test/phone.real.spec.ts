import { startTestApi, type TestApi } from '#testing/api';
import { randomUUID } from 'node:crypto';

/** A line at a provider that does not answer: what officials are told does not wait for it. */
const LINE = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'a-token-of-the-tests-0123456789ab',
  TWILIO_BASE_URL: 'http://127.0.0.1:9',
  PHONE_NUMBER: '+358401234567',
};

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi(LINE);
  for (const name of ['aino', 'eero', 'petri']) await api.person(name, ['official']);
  await api.person('pormestari', ['mayor']);
  await api.person('robin', ['robin']);
  await api.person('yllapito', ['administrator']);
});
afterAll(() => api.close());

const OTHERS = ['petri', 'robin', 'yllapito'];
const post = (as: string | undefined, path: string, body: object = {}) => api.call(as, 'POST', path, body);

/** A case that aino answers for, from somebody who left a number, or called from one. */
async function taken({ phone, calledFrom }: { phone?: string; calledFrom?: string } = {}): Promise<string> {
  const opened = await post(undefined, '/contacts', { channel: 'web_form', text: 'Soittakaa minulle', ...(phone && { phone }) });
  const [{ id }] = (await api.sql('SELECT id FROM case_file WHERE tracking_code = $1', [
    opened.body.case.trackingCode.replaceAll('-', ''),
  ])) as [{ id: string }];
  await post('aino', `/cases/${id}/take`);
  if (calledFrom !== undefined)
    await api.sql(
      `INSERT INTO phone_thread (number_key, channel, case_id, contact_id, number) SELECT sha256($2::text::bytea), 'voice', case_id, id, $2 FROM contact WHERE case_id = $1`,
      [id, calledFrom],
    );
  return id;
}

async function withRecording(): Promise<{ id: string; recordingId: string }> {
  const id = await taken({ calledFrom: '+358451234567' });
  const [callId, recordingId] = [randomUUID(), randomUUID()];
  await api.sql(
    `INSERT INTO phone_call (id, direction, case_id, language, state, started_at, ended_at, ended_how)
     VALUES ($1, 'incoming', $2, 'fi', 'ended', batline_now(), batline_now(), 'voicemail')`,
    [callId, id],
  );
  await api.sql(
    `INSERT INTO phone_recording (id, call_id, case_id, provider_id, state, seconds, arrived_at, kept_at, delete_after, content_type, bytes)
     VALUES ($1, $2, $3, $4, 'kept', 3, batline_now(), batline_now(), batline_now() + interval '90 days', 'audio/wav', 8)`,
    [recordingId, callId, id, `RE${recordingId}`],
  );
  await api.sql(`INSERT INTO phone_recording_audio (recording_id, audio) VALUES ($1, 'RIFFdata')`, [recordingId]);
  return { id, recordingId };
}

describe('a voice message', () => {
  it('is heard by the owner, by who was asked to help, by the mayor at the mayor’s level; to others it is not there', async () => {
    const { id, recordingId } = await withRecording();
    const path = `/cases/${id}/recordings/${recordingId}`;
    const hears = async (as: string | undefined) => (await api.call(as, 'GET', path)).status;
    const heardOf = async (as: string) => (await api.call(as, 'GET', `/cases/${id}/phone`)).body.recordings?.length as number | undefined;
    expect(await hears('aino')).toBe(200);
    expect(await heardOf('aino')).toBe(1);
    expect(await hears('eero')).toBe(404);
    await post('aino', `/cases/${id}/assists`, { to: 'eero', text: 'Kuuntele tämä' });
    expect([await hears('eero'), await heardOf('eero')]).toEqual([200, 1]);
    expect(await hears('pormestari')).toBe(404);
    await api.sql('UPDATE case_file SET escalated = true WHERE id = $1', [id]);
    expect(await hears('pormestari')).toBe(200);
    for (const other of OTHERS) expect(await hears(other)).toBe(404);
    expect(await hears(undefined)).toBe(401);
  });

  it('does not open by a stated reason: the case may be read then, the voice not heard', async () => {
    const { id, recordingId } = await withRecording();
    expect((await post('petri', `/cases/${id}/open`, { reason: 'Sijaistan' })).status).toBe(200);
    expect((await api.call('petri', 'GET', `/cases/${id}/phone`)).body).toMatchObject({
      recordings: [],
      may: { call: false, block: false },
    });
    expect((await api.call('petri', 'GET', `/cases/${id}/recordings/${recordingId}`)).status).toBe(404);
  });

  it('is found by its own case alone', async () => {
    const { recordingId } = await withRecording();
    const other = await taken();
    const answers = [recordingId, randomUUID(), 'x'].map((one) => api.call('aino', 'GET', `/cases/${other}/recordings/${one}`));
    const bodies = (await Promise.all(answers)).map(({ body }) => body as unknown);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('calling the resident', () => {
  it('is refused by name until everything is there, and then rings once for one key', async () => {
    await api.call('aino', 'PUT', '/me/phone', { phone: null });
    const without = await taken();
    const id = await taken({ phone: '045 123 4567' });
    const call = (as: string, to: string, key: string = randomUUID()) =>
      api.call(as, 'POST', `/cases/${to}/call`, {}, { 'idempotency-key': key });
    expect((await call('aino', id)).body.code).toBe('no-own-phone');
    await api.call('aino', 'PUT', '/me/phone', { phone: '040 765 4321' });
    expect((await call('aino', without)).body.code).toBe('no-resident-phone');
    expect((await call('eero', id)).body.code).toBe('not-the-owner');
    expect((await call('robin', id)).body.code).toBe('not-found');
    const key = randomUUID();
    const [one, two] = [await call('aino', id, key), await call('aino', id, key)];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.calls).toMatchObject([{ direction: 'callback', official: { username: 'aino' } }]);
    expect(one.body.may).toMatchObject({ call: false, end: true });
    expect((await call('aino', id)).body.code).toBe('call-is-running');
    const rung = await api.sql(`SELECT to_number FROM phone_delivery WHERE case_id = $1 AND kind = 'call'`, [id]);
    expect(rung).toEqual([{ to_number: '+358407654321' }]);
  });

  it('ends once; what is over is over', async () => {
    const id = await taken({ phone: '045 123 4567' });
    await api.call('aino', 'PUT', '/me/phone', { phone: '040 765 4321' });
    await post('aino', `/cases/${id}/call`);
    expect((await post('eero', `/cases/${id}/call/end`)).body.code).toBe('not-the-owner');
    expect((await post('aino', `/cases/${id}/call/hold`, { on: true })).body.code).toBe('no-call');
    expect((await post('aino', `/cases/${id}/call/end`)).status).toBe(200);
  });
});

describe('blocking a number', () => {
  const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const given = { reasonCode: 'nuisance', reason: 'Soittaa tunnin välein', until };

  it('is the owner’s, of numbers that somebody called from; publicly counted, lifted by the administrator', async () => {
    const typed = await taken({ phone: '045 123 4567' });
    expect((await api.call('aino', 'GET', `/cases/${typed}/phone`)).body.may.block).toBe(false);
    expect((await post('aino', `/cases/${typed}/block-number`, given)).body.code).toBe('number-not-blockable');

    const id = await taken({ calledFrom: '+358459990001' });
    expect((await api.call('aino', 'GET', `/cases/${id}/phone`)).body.may.block).toBe(true);
    for (const other of ['eero', 'robin', 'pormestari'])
      expect((await post(other, `/cases/${id}/block-number`, given)).body.code).toBe('not-found');
    expect((await post('aino', `/cases/${id}/block-number`, { ...given, until: '2999-01-01' })).body.code).toBe('block-too-long');
    expect((await post('aino', `/cases/${id}/block-number`, { ...given, until: '2020-01-01' })).body.errors).toEqual([
      { path: 'until', code: 'already-past' },
    ]);
    const blocked = await post('aino', `/cases/${id}/block-number`, given);
    expect(blocked.body).toMatchObject({ reasonCode: 'nuisance', by: { username: 'aino' }, refused: 0 });
    expect('+358459990001'.endsWith(blocked.body.ending)).toBe(true);
    expect(blocked.body.ending.length).toBeLessThanOrEqual(3);
    expect((await post('aino', `/cases/${id}/block-number`, given)).body.code).toBe('already-blocked');

    for (const other of ['aino', 'pormestari', 'robin']) {
      expect((await api.call(other, 'GET', '/phone-blocks')).status).toBe(403);
      expect((await post(other, `/phone-blocks/${blocked.body.id}/lift`)).status).toBe(403);
    }
    const { items } = (await api.call('yllapito', 'GET', '/phone-blocks')).body;
    expect(items).toContainEqual(blocked.body);
    expect(JSON.stringify(items)).not.toContain('459990001');
    for (let n = 0; n < 2; n += 1)
      expect((await post('yllapito', `/phone-blocks/${blocked.body.id}/lift`)).body.liftedAt).toEqual(expect.any(String));
    const journal = await api.sql(
      `SELECT type, actor->>'type' AS by, data->'facts' AS facts FROM journal WHERE case_id = $1 AND type LIKE 'number.%' ORDER BY seq`,
      [id],
    );
    const { id: blockId, reasonCode } = blocked.body;
    expect(journal).toEqual([
      { type: 'number.blocked', by: 'official', facts: { blockId, reasonCode, until: Date.parse(blocked.body.until) } },
      { type: 'number.unblocked', by: 'administrator', facts: { blockId } },
    ]);
    const timeline = (await api.call('aino', 'GET', `/cases/${id}`)).body.timeline as { type: string }[];
    expect(timeline.filter(({ type }) => type.startsWith('number'))).toEqual([]);
    expect((await post('yllapito', `/phone-blocks/${randomUUID()}/lift`)).body.code).toBe('not-found');
  });
});

it('the line is told to everybody', async () => {
  expect((await api.call(undefined, 'GET', '/line')).body).toMatchObject({ number: '+358401234567', texts: true, open: true });
});

describe('where there is no phone line', () => {
  let without: TestApi;
  beforeAll(async () => {
    without = await startTestApi();
    await without.person('aino', ['official']);
  });
  afterAll(() => without.close());

  it('nothing rings, and everything says so', async () => {
    expect((await without.call(undefined, 'GET', '/line')).body).toEqual({
      texts: false,
      open: false,
      blocked: { numbers: 0, refused: 0 },
    });
    await without.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Soittakaa', phone: '045 123 4567' });
    const { id } = (await without.call('aino', 'GET', '/cases')).body.items[0];
    await without.call('aino', 'POST', `/cases/${id}/take`, {});
    await without.call('aino', 'PUT', '/me/phone', { phone: '040 765 4321' });
    const phone = (await without.call('aino', 'GET', `/cases/${id}/phone`)).body;
    expect(phone).toEqual({
      calls: [],
      recordings: [],
      deliveries: [],
      may: { call: false, hold: false, bringIn: false, end: false, block: false },
    });
    expect((await without.call('aino', 'POST', `/cases/${id}/call`, {})).body.code).toBe('no-phone-line');
  });
});

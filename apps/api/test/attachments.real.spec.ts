import { startTestApi, type TestApi } from '#testing/api';
import { Uploads } from '#cases';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const OCTETS = 'application/octet-stream';

describe('files with messages', () => {
  let api: TestApi;
  let picture: Buffer;

  beforeAll(async () => {
    api = await startTestApi();
    await api.person('aino', ['official']);
    await api.person('eero', ['official']);
    await api.person('leena', ['host']);
    picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer();
  });
  afterAll(() => api.close());

  const folder = () => join(api.settings.dataDir, 'files');
  const stored = () => readdirSync(folder(), { recursive: true }).filter((name) => String(name).length > 30).length;
  const upload = (as: string | undefined, path = '/attachments', bytes: Buffer = picture, headers: Record<string, string> = {}) =>
    api.call(as, 'POST', path, bytes, { 'content-type': OCTETS, 'x-file-name': 'Valo%20y%C3%B6ll%C3%A4.jpg', ...headers });
  const contact = (attachments: string[], text = 'Katuvalo on pimeä') =>
    api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text, attachments });
  async function opened(): Promise<{ id: string; key: string; caseId: string }> {
    const { id } = (await upload(undefined)).body;
    const key = (await contact([id])).body.residentKey;
    const [row] = await api.sql('SELECT case_id FROM attachment WHERE id = $1', [id]);
    return { id, key, caseId: row?.['case_id'] };
  }

  it('a first word brings a file: resident and official see it, and it is served as a download alone', async () => {
    const { id, key, caseId } = await opened();
    const mine = await api.call(key, 'GET', '/my/case');
    expect(mine.body.messages[0].attachments).toEqual([
      { id, kind: 'image', name: 'Valo yöllä.jpg', size: expect.any(Number), scanned: false },
    ]);
    const full = await api.call('aino', 'GET', `/cases/${caseId}`);
    expect(full.body.messages[0].attachments).toEqual(mine.body.messages[0].attachments);
    for (const [as, path] of [
      [key, `/my/attachments/${id}`],
      ['aino', `/cases/${caseId}/attachments/${id}`],
    ] as const) {
      const file = await api.call(as, 'GET', path);
      expect(file.status).toBe(200);
      expect(file.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'content-disposition': `attachment; filename="Valo y_ll_.jpg"; filename*=UTF-8''Valo%20y%C3%B6ll%C3%A4.jpg`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      });
      expect(await api.call(as, 'GET', `${path}/preview`)).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp' } });
    }
  });

  it('the journal holds kind, size and a commitment, and no name', async () => {
    const { id, caseId } = await opened();
    const [entry] = await api.sql(`SELECT data::text AS data FROM journal WHERE case_id = $1 AND seq = 1`, [caseId]);
    const [row] = await api.sql('SELECT commitment FROM attachment WHERE id = $1', [id]);
    expect(entry?.['data']).toContain(row?.['commitment']);
    expect(entry?.['data']).not.toContain('Valo y');
  });

  it('both sides send further files; those of a note are kept from the resident', async () => {
    const { key, caseId } = await opened();
    await api.call('aino', 'POST', `/cases/${caseId}/take`, {});
    const ofResident = (await upload(key, '/my/attachments')).body.id;
    expect((await api.call(key, 'POST', '/my/case/messages', { text: 'Lisää', attachments: [ofResident] })).status).toBe(201);
    const shown = (await upload('aino', '/me/attachments', Buffer.from('%PDF-1.7\n'))).body.id;
    const noted = (await upload('aino', '/me/attachments')).body.id;
    const write = (visibility: string, attachment: string) =>
      api.call('aino', 'POST', `/cases/${caseId}/messages`, { text: 'Tässä', visibility, attachments: [attachment] });
    expect((await write('public', shown)).status).toBe(201);
    expect((await write('note', noted)).status).toBe(201);
    expect((await api.call(key, 'GET', `/my/attachments/${shown}`)).status).toBe(200);
    expect((await api.call(key, 'GET', `/my/attachments/${shown}/preview`)).status).toBe(404);
    expect((await api.call(key, 'GET', `/my/attachments/${noted}`)).status).toBe(404);
    expect((await api.call('aino', 'GET', `/cases/${caseId}/attachments/${noted}`)).status).toBe(200);
    const { messages } = (await api.call(key, 'GET', '/my/case')).body;
    expect(messages.flatMap((message: { attachments?: { id: string }[] }) => message.attachments ?? []).length).toBe(3);
  });

  it('whoever may not read the case does not learn whether the file is there', async () => {
    const { id, key, caseId } = await opened();
    const other = await opened();
    await api.call('aino', 'POST', `/cases/${caseId}/take`, {});
    const absent = await api.call('eero', 'GET', `/cases/${caseId}/attachments/${randomUUID()}`);
    for (const [as, path] of [
      ['eero', `/cases/${caseId}/attachments/${id}`],
      ['leena', `/cases/${caseId}/attachments/${id}`],
      ['aino', `/cases/${other.caseId}/attachments/${id}`],
      [other.key, `/my/attachments/${id}`],
    ] as const)
      expect(await api.call(as, 'GET', path)).toMatchObject({ status: 404, body: absent.body });
    expect((await api.call(undefined, 'GET', `/my/attachments/${id}`)).status).toBe(401);
    await api.call('eero', 'POST', `/cases/${caseId}/open`, { reason: 'Sama katu' });
    expect((await api.call('eero', 'GET', `/cases/${caseId}/attachments/${id}`)).status).toBe(200);
    expect((await api.call(key, 'GET', `/my/attachments/${id}`)).status).toBe(200);
  });

  it('nobody sends what another uploaded, and nothing is sent twice or in part', async () => {
    const { id, key } = await opened();
    const ofAino = (await upload('aino', '/me/attachments')).body.id;
    const unsent = (await upload(undefined)).body.id;
    const messages = async () => (await api.call(key, 'GET', '/my/case')).body.messages.length;
    for (const attachments of [[id], [ofAino], [unsent], [randomUUID()]])
      expect(await api.call(key, 'POST', '/my/case/messages', { text: 'Kuva', attachments })).toMatchObject({
        status: 422,
        body: { code: 'no-such-attachment' },
      });
    expect(await messages()).toBe(1);
    expect(await contact([unsent, ofAino])).toMatchObject({ status: 422, body: { code: 'no-such-attachment' } });
    expect((await contact([unsent])).status).toBe(201);
  });

  it.each([
    [[]],
    [[...'123456'].map((digit) => `6f1f1f0e-9b0a-4d5c-8a51-3c1c5a2d7e1${digit}`)],
    [['x']],
    [new Array(2).fill('6f1f1f0e-9b0a-4d5c-8a51-3c1c5a2d7e10')],
  ])('ids that are none: %j', async (attachments) => {
    expect(await contact(attachments)).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  });

  it('a case has at most thirty', async () => {
    const { key, caseId } = await opened();
    await api.sql(
      `INSERT INTO attachment (id, uploaded_by, kind, media_type, name, size, scanned, salt, commitment, case_id, message_id, no)
       SELECT gen_random_uuid(), 'x', 'pdf', 'application/pdf', 'x', 1, false, '', '', case_id, message_id, g FROM attachment, generate_series(2, 30) g WHERE case_id = $1`,
      [caseId],
    );
    const { id } = (await upload(key, '/my/attachments')).body;
    expect(await api.call(key, 'POST', '/my/case/messages', { text: 'Vielä', attachments: [id] })).toMatchObject({
      status: 422,
      body: { code: 'too-many-attachments' },
    });
  });

  it('the same upload twice is one file', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const before = stored();
    const first = await upload(undefined, '/attachments', picture, headers);
    expect((await upload(undefined, '/attachments', picture, headers)).body).toEqual(first.body);
    expect(stored()).toBe(before + 2);
    const other = await upload(undefined, '/attachments', Buffer.from('%PDF-1.7\n'), headers);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(stored()).toBe(before + 2);
  });

  it.each<[string, Buffer, number, string]>([
    ['nothing', Buffer.alloc(0), 422, 'empty-file'],
    ['a page', Buffer.from('<html><script>1</script></html>'), 422, 'unsupported-file'],
    ['too much', Buffer.alloc(10 * 1024 * 1024 + 1), 413, 'too-large'],
  ])('refused, and nothing kept: %s', async (_what, bytes, status, code) => {
    const before = stored();
    expect(await upload(undefined, '/attachments', bytes)).toMatchObject({ status, body: { code } });
    expect(stored()).toBe(before);
  });

  it('only routes for files take files, and these take nothing else', async () => {
    expect((await upload(undefined, '/contacts')).status).toBe(400);
    expect(await api.call(undefined, 'POST', '/attachments', { text: 'x' })).toMatchObject({
      status: 422,
      body: { code: 'unsupported-file' },
    });
    expect((await upload(undefined, '/my/attachments')).status).toBe(401);
    expect((await upload(undefined, '/me/attachments')).status).toBe(401);
  });

  it('a store that fails is told by its name, and the words can go without', async () => {
    const aside = `${folder()}-aside`;
    renameSync(folder(), aside);
    writeFileSync(folder(), 'no folder');
    try {
      expect(await upload(undefined)).toMatchObject({ status: 503, body: { code: 'storage-unavailable' } });
      expect((await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Ilman kuvaa' })).status).toBe(201);
    } finally {
      rmSync(folder());
      renameSync(aside, folder());
    }
  });

  it('what was not sent within a day goes, with bytes that no row knows; what was sent stays', async () => {
    const { id, key } = await opened();
    const unsent = (await upload(undefined)).body.id;
    await api.sql(`UPDATE attachment SET created_at = created_at - interval '25 hours'`);
    const shelf = join(folder(), '00');
    mkdirSync(shelf, { recursive: true });
    chmodSync(shelf, 0o700);
    const orphan = join(shelf, '00000000-0000-4000-8000-000000000000');
    writeFileSync(orphan, 'left by a crash');
    const old = new Date(Date.now() - 25 * 3_600_000);
    for (const name of readdirSync(folder(), { recursive: true })) utimesSync(join(folder(), String(name)), old, old);
    expect(await contact([unsent])).toMatchObject({ status: 422, body: { code: 'no-such-attachment' } });
    await api.app.get(Uploads, { strict: false }).forgetUnused();
    expect(await api.sql('SELECT 1 FROM attachment WHERE message_id IS NULL')).toEqual([]);
    const [rows] = await api.sql(
      `SELECT (SELECT count(*) FROM attachment WHERE name <> 'x')::int + (SELECT count(preview_id) FROM attachment)::int AS files`,
    );
    expect(stored()).toBe(rows?.['files']);
    expect((await api.call(key, 'GET', `/my/attachments/${id}`)).status).toBe(200);
  });
});

import { Throttle } from '#platform/throttle';
import { startTestApi, type Answer, type TestApi } from '#testing/api';
import { randomUUID } from 'node:crypto';

/** A refusal as a problem document that tells nothing of the inside. */
function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ type: `/problems/${code}`, title: expect.any(String), status });
  expect(JSON.stringify(answer.body)).not.toMatch(/SELECT|INSERT|at .*\.(ts|js):|node_modules|batline_/);
}

describe('bad input', () => {
  let api: TestApi;
  let caseId: string;
  let key: string;
  const counts = async () =>
    (
      await api.sql(
        `SELECT (SELECT count(*) FROM case_file) AS cases, (SELECT count(*) FROM journal) AS journal, (SELECT count(*) FROM message) AS messages`,
      )
    )[0];

  beforeAll(async () => {
    api = await startTestApi();
    await api.person('aino', ['official']);
    await api.person('eero', ['official']);
    await api.person('pormestari', ['mayor']);
    await api.person('leena', ['host']);
    await api.person('robin', ['robin']);
    await api.person('yllapito', ['administrator']);
    const opened = await api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Lumi on auraamatta' });
    key = opened.body.residentKey;
    caseId = (await api.call('aino', 'GET', '/cases?view=waiting')).body.items[0].id;
  });
  afterAll(() => api.close());

  const contact = (over: object) => ({ channel: 'web_form', text: 'Hei', ...over });

  it.each<[string, unknown, string]>([
    ['empty text', contact({ text: '' }), 'empty'],
    ['white space', contact({ text: ' \n\t ' }), 'empty'],
    ['what cannot be seen', contact({ text: '\u200b\u2060 \u202e' }), 'empty'],
    ['10,001 characters', contact({ text: 'a'.repeat(10_001) }), 'too-long'],
    ['NUL', contact({ text: 'a\u0000b' }), 'not-text'],
    ['lone surrogate', contact({ text: 'a\ud800b' }), 'not-text'],
    ['number for text', contact({ text: 1e9 }), 'invalid-type'],
    ['array for text', contact({ text: ['a'] }), 'invalid-type'],
    ['null text', contact({ text: null }), 'invalid-type'],
    ['unknown key', contact({ owner: 'aino' }), 'unrecognized-keys'],
    ['a channel that is no door', contact({ channel: 'voice' }), 'invalid-value'],
    ['a wrong kind', contact({ kind: 'complaint' }), 'invalid-value'],
    ['a wrong language', contact({ language: 'de' }), 'invalid-value'],
    ['a wrong address', contact({ email: 'not an address' }), 'not-an-email-address'],
    ['a wrong phone', contact({ phone: 'soita' }), 'not-a-phone-number'],
    ['a costly phone', contact({ phone: '0600 12345' }), 'costly-phone-number'],
    ['a long name', contact({ name: 'a'.repeat(121) }), 'too-long'],
  ])('contact with %s: 400, nothing stored', async (_name, body, code) => {
    const before = await counts();
    const answer = await api.call(undefined, 'POST', '/contacts', body);
    expectProblem(answer, 400, 'invalid-body');
    expect(answer.body.errors.map((error: { code: string }) => error.code)).toContain(code);
    expect(await counts()).toEqual(before);
  });

  it('takes exactly 10,000 characters, in any writing', async () => {
    const text = 'ä'.repeat(9_990) + '😀'.repeat(5);
    const answer = await api.call(undefined, 'POST', '/contacts', contact({ text }));
    expect(answer.status).toBe(201);
    expect((await api.call(answer.body.residentKey, 'GET', '/my/case')).body.messages[0].text).toBe(text);
  });

  it.each<[string, string, number, string]>([
    ['not JSON', '{"channel":', 400, 'not-json'],
    ['a bare value', '"hei"', 400, 'invalid-body'],
    ['deep JSON', `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, 'invalid-body'],
    ['a polluting key', '{"__proto__":{"admin":true},"channel":"web_form","text":"x"}', 400, 'not-json'],
    ['another polluting key', '{"channel":"web_form","text":"Hei","constructor":{"prototype":{"x":1}}}', 400, 'not-json'],
    ['a body beyond all bounds', `{"text":"${'a'.repeat(200_000)}"}`, 413, 'too-large'],
  ])('body that is %s', async (_name, body, status, code) => {
    const before = await counts();
    expectProblem(await api.call(undefined, 'POST', '/contacts', body), status, code);
    expect(await counts()).toEqual(before);
  });

  it('refuses what is not JSON by its type', async () => {
    const answer = await api.call(undefined, 'POST', '/contacts', '<x/>', { 'content-type': 'application/xml' });
    expectProblem(answer, 400, 'not-json');
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=1e9',
    'limit=abc',
    'limit=-1',
    'view=theirs',
    'cursor=abc',
    'cursor=%00',
    'unknown=1',
    `q=${'a'.repeat(201)}`,
    'limit=1&limit=2',
  ])('list with %s: 400', async (query) => expectProblem(await api.call('aino', 'GET', `/cases?${query}`), 400, 'invalid-query'));

  it.each([`'; DROP TABLE case_file; --`, `a & b | !c`, `:*`, `\\`, `%00`, '😀', `"`, '<->', 'katu:*'])(
    'searching for %j is only a search',
    async (q) => {
      const answer = await api.call('aino', 'GET', `/cases?view=all&q=${encodeURIComponent(q)}`);
      expect(answer.status).toBe(200);
    },
  );

  it('an id that cannot be, one that is not, and one that is not theirs answer alike', async () => {
    await api.call('aino', 'POST', `/cases/${caseId}/take`, {});
    const answers = await Promise.all(
      ['nonsense', randomUUID(), caseId, '%00', '..%2f..%2fetc', `${caseId}'`].map((id) =>
        api.call('eero', 'GET', `/cases/${id}`, undefined, { 'accept-language': 'en' }),
      ),
    );
    for (const answer of answers) expect({ status: answer.status, body: answer.body }).toEqual({ status: 404, body: answers[0]?.body });
    for (const who of ['leena', 'robin', 'yllapito']) {
      for (const path of [`/cases/${caseId}`, `/cases/${caseId}/journal`])
        expectProblem(await api.call(who, 'GET', path), 404, 'not-found');
      for (const [act, body] of [
        ['take', {}],
        ['messages', { text: 'x', visibility: 'note' }],
        ['open', { reason: 'x' }],
        ['classify', { topic: 'other' }],
      ] as const) {
        expectProblem(await api.call(who, 'POST', `/cases/${caseId}/${act}`, body), 404, 'not-found');
      }
      expectProblem(await api.call(who, 'GET', '/cases'), 404, 'not-found');
    }
  });

  it.each<[string, string, unknown, number, string]>([
    ['aino', 'answer', { text: 'Ei', outcome: 'not_possible' }, 422, 'reason-and-alternative-needed'],
    ['aino', 'answer', { text: 'Ei', outcome: 'withdrawn' }, 400, 'invalid-body'],
    ['aino', 'promise', { resolveBy: '2020-01-01' }, 422, 'promise-in-the-past'],
    ['aino', 'promise', { resolveBy: '2099-01-01' }, 422, 'promise-too-late'],
    ['aino', 'promise', { resolveBy: '2026-02-30' }, 400, 'invalid-body'],
    ['aino', 'promise', { resolveBy: 'huomenna' }, 400, 'invalid-body'],
    ['aino', 'handover-offers', { to: 'aino', reason: 'x' }, 422, 'cannot-offer-to-oneself'],
    ['aino', 'handover-offers', { to: 'kukaan', reason: 'x' }, 422, 'no-such-person'],
    ['aino', 'handover-offers', { to: 'leena', reason: 'x' }, 422, 'cannot-own'],
    ['aino', 'summons', { to: 'eero', reason: 'x' }, 403, 'not-the-mayor'],
    ['aino', 'relieve', { reason: 'x' }, 403, 'not-the-mayor'],
    ['pormestari', 'relieve', { reason: 'x' }, 409, 'owner-has-not-missed'],
    ['pormestari', 'summons', { to: 'eero', reason: 'x' }, 409, 'not-at-the-mayors-level'],
    ['aino', 'duplicate', { of: 'KX74-PD2M-9' }, 404, 'no-such-code'],
    ['aino', 'duplicate', { of: 'x'.repeat(33) }, 400, 'invalid-body'],
    ['eero', 'take', {}, 409, 'case-already-taken'],
    ['eero', 'answer', { text: 'Hei', outcome: 'solved' }, 403, 'not-the-owner'],
    ['eero', 'release', { reasonCode: 'other', reason: 'x' }, 403, 'not-the-owner'],
    ['eero', 'messages', { text: 'x', visibility: 'public' }, 403, 'not-the-owner'],
    ['eero', 'messages', { text: 'x', visibility: 'note' }, 403, 'not-the-owner'],
    ['aino', 'classify', {}, 422, 'nothing-to-change'],
  ])('%s: %s %j → %i %s, nothing changed', async (who, act, body, status, code) => {
    const before = await counts();
    expectProblem(await api.call(who, 'POST', `/cases/${caseId}/${act}`, body), status, code);
    expect(await counts()).toEqual(before);
  });

  it('a lost take names the winner', async () => {
    const answer = await api.call('eero', 'POST', `/cases/${caseId}/take`, {});
    expect(answer.body.owner).toEqual({ username: 'aino', name: 'aino Testaaja' });
    expect(JSON.stringify(answer.body)).not.toContain('ownerId');
  });

  it.each(['', 'bk1.x', 'Bearer', 'bk1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'resident key %j opens nothing',
    async (wrong) => {
      expectProblem(
        await api.call(undefined, 'GET', '/my/case', undefined, { authorization: `Bearer ${wrong}` }),
        401,
        'resident-key-needed',
      );
      if (wrong) expectProblem(await api.call(undefined, 'POST', '/my/session', { residentKey: wrong }), 401, 'resident-key-needed');
    },
  );

  it('a key with one letter changed, or of an older secret that is gone, opens nothing', async () => {
    const last = key.at(-2) === 'A' ? 'B' : 'A';
    expectProblem(await api.call(`${key.slice(0, -2)}${last}${key.at(-1)}`, 'GET', '/my/case'), 401, 'resident-key-needed');
    expectProblem(await api.call(key.replace(/^bk1/, 'bk7'), 'GET', '/my/case'), 401, 'resident-key-needed');
    expect((await api.call(key, 'GET', '/my/case')).status).toBe(200);
  });

  it('nobody in, nothing told: without sign-in every staff call is 401', async () => {
    for (const path of ['/cases', `/cases/${caseId}`, '/me', '/people', '/policies', '/colleagues?q=a']) {
      expectProblem(await api.call(undefined, 'GET', path), 401, 'sign-in-needed');
      expectProblem(await api.call('bl_00000000000000000000000000000000_x', 'GET', path), 401, 'sign-in-needed');
    }
  });

  it('tracking codes: absent, mistyped and garbage answer alike', async () => {
    for (const code of ['KX74-PD2M-9', 'abc', '%00', 'x'.repeat(150), '🙂'])
      expectProblem(await api.call(undefined, 'GET', `/track/${encodeURIComponent(code)}`), 404, 'no-such-code');
  });

  it.each([
    ['fi', 'Tarkista antamasi tiedot.'],
    ['sv-FI,fi;q=0.5', 'Kontrollera uppgifterna.'],
    ['en-GB', 'Please check what you gave.'],
    ['de', 'Tarkista antamasi tiedot.'],
  ])('tells it in the caller’s language (%s)', async (language, title) => {
    expect((await api.call(undefined, 'POST', '/contacts', {}, { 'accept-language': language })).body.title).toBe(title);
  });

  it.each([`/handover-offers/${'a'.repeat(250)}/accept`, '/cases/%zz', '/track/%'])(
    'what the server itself refuses is a problem document too: %s',
    async (path) => {
      const answer = await api.call('aino', path.includes('accept') ? 'POST' : 'GET', path, path.includes('accept') ? {} : undefined);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(JSON.stringify(answer.body)).not.toMatch(/FST_|aaaa/);
    },
  );

  it('an unknown path is a problem document too', async () =>
    expectProblem(await api.call(undefined, 'GET', '/nothing/here'), 404, 'not-found'));

  it('masks identity codes before anything is stored', async () => {
    const secret = '131052-308T';
    const answer = await api.call(undefined, 'POST', '/contacts', contact({ text: `Olen ${secret}`, name: `Matti ${secret}` }));
    expect(answer.status).toBe(201);
    const found = await api.sql(
      `SELECT t.x FROM (SELECT text AS x FROM case_words UNION ALL SELECT name FROM contact_person UNION ALL SELECT village FROM case_file UNION ALL SELECT title FROM case_text
       UNION ALL SELECT search::text FROM case_text UNION ALL SELECT data::text FROM journal UNION ALL SELECT answer::text FROM idempotency_key) t WHERE t.x LIKE '%308T%' OR t.x LIKE '%131052%'`,
    );
    expect(found).toEqual([]);
  });
});

describe('idempotency keys', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await startTestApi()));
  afterAll(() => api.close());
  const body = { channel: 'web_form', text: 'Vain kerran' };

  it('twenty at once with one key: one case, one answer', async () => {
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.call(undefined, 'POST', '/contacts', body, { 'idempotency-key': idempotencyKey })),
    );
    for (const answer of answers) expect({ status: answer.status, body: answer.body }).toEqual({ status: 201, body: answers[0]?.body });
    expect((await api.sql('SELECT count(*)::int AS n FROM case_file'))[0]?.n).toBe(1);
    expect(JSON.stringify(await api.sql('SELECT answer FROM idempotency_key'))).not.toContain(answers[0]?.body.residentKey);
    const reused = await api.call(undefined, 'POST', '/contacts', { ...body, text: 'Toinen' }, { 'idempotency-key': idempotencyKey });
    expectProblem(reused, 422, 'idempotency-key-reused');
  });

  it.each([
    ['short', 'weak-idempotency-key'],
    ['', 'invalid-idempotency-key'],
    ['a'.repeat(201), 'invalid-idempotency-key'],
  ])('anonymous key %j: %s', async (idempotencyKey, code) => {
    expectProblem(await api.call(undefined, 'POST', '/contacts', body, { 'idempotency-key': idempotencyKey }), 400, code);
  });
});

describe('throttling by caller', () => {
  it('counts callers, not headers, and says when to come back', async () => {
    const api = await startTestApi({ CONTACTS_PER_MINUTE: '3', TRACKS_PER_MINUTE: '2' });
    try {
      const open = (header: string) =>
        api.call(
          undefined,
          'POST',
          '/contacts',
          { channel: 'web_form', text: 'Hei' },
          { 'x-forwarded-for': header, forwarded: `for=${header}`, 'x-real-ip': header },
        );
      for (let index = 0; index < 3; index += 1) expect((await open(`203.0.113.${index}`)).status).toBe(201);
      const refused = await open('203.0.113.99');
      expectProblem(refused, 429, 'too-many-requests');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      for (let index = 0; index < 2; index += 1) expect((await api.call(undefined, 'GET', '/track/abc')).status).toBe(404);
      expect((await api.call(undefined, 'GET', '/track/abc')).status).toBe(429);
    } finally {
      await api.close();
    }
  });

  it('believes a proxy that is named', async () => {
    const api = await startTestApi({ CONTACTS_PER_MINUTE: '1', TRUSTED_PROXIES: '127.0.0.1' });
    try {
      const open = (header: string) =>
        api.call(undefined, 'POST', '/contacts', { channel: 'web_form', text: 'Hei' }, { 'x-forwarded-for': header });
      expect((await open('203.0.113.1')).status).toBe(201);
      expect((await open('203.0.113.1')).status).toBe(429);
      expect((await open('203.0.113.2')).status).toBe(201);
      expect((await open('6.6.6.6, 203.0.113.2')).status).toBe(429);
    } finally {
      await api.close();
    }
  });
});

describe('signing in', () => {
  it('is counted by caller, too: attempts leave rows', async () => {
    const api = await startTestApi();
    try {
      const throttle = api.app.get(Throttle);
      for (let index = 0; index < 300; index += 1) await throttle.count('sign-ins', '127.0.0.1');
      const answer = await api.call(undefined, 'GET', '/auth/login?returnTo=/tyo', undefined, { host: '127.0.0.1:3999' });
      expect({ status: answer.status, attempts: (await api.sql('SELECT count(*)::int AS n FROM sign_in_attempt'))[0]?.n }).toEqual({
        status: 429,
        attempts: 0,
      });
    } finally {
      await api.close();
    }
  });
});

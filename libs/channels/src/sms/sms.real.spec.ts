import { startTestApi, type TestApi } from '#testing/api';
import { PHONE_LINE, webhook, type Fields } from '#testing/webhooks';

/** Another one for each test: a journal cannot be emptied. */
let anna = '';
let people = 0;
let api: TestApi;
let sent = 0;
beforeAll(async () => {
  api = await startTestApi(PHONE_LINE);
  await api.person('aino', ['official']);
  await api.person('pormestari', ['mayor']);
  await api.person('yllapito', ['administrator']);
}, 60_000);
afterAll(() => api.close());
beforeEach(() => {
  anna = `+35840${1_234_567 + (people += 1)}`;
});

const sid = () => `SM${(sent += 1).toString(16).padStart(32, '0')}`;
const text = (Body: string, more: Fields = {}): Fields => ({
  MessageSid: sid(),
  From: anna,
  To: PHONE_LINE.PHONE_NUMBER,
  Body,
  NumMedia: '0',
  ...more,
});
const write = (fields: Fields) => webhook(api, '/sms/incoming', fields);
const cases = () =>
  api.sql(
    `SELECT f.id, f.channel, f.state, f.language, f.tracking_code AS code, f.linked_to AS linked,
    (SELECT array_agg(w.text ORDER BY w.seq) FROM case_words w WHERE w.case_id = f.id AND w.field = 'text') AS words
    FROM case_file f WHERE f.id IN (SELECT case_id FROM phone_thread WHERE number = $1) ORDER BY f.opened_at, f.id`,
    [anna],
  );
const replies = () =>
  api.sql('SELECT kind, purpose, to_number AS to, text, state, refusal FROM phone_delivery WHERE to_number = $1 ORDER BY ordinal', [anna]);
const closeAll = async () => {
  for (const { id, state } of await cases()) {
    if (state === 'closed') continue;
    await take(id);
    const ended = await api.call('aino', 'POST', `/cases/${id}/no-matter`, { reasonCode: 'spam' });
    if (ended.status !== 200) throw new Error(JSON.stringify(ended.body));
  }
};
const take = async (id: string) => (await api.call('aino', 'POST', `/cases/${id}/take`, {})).status;

describe('a first text', () => {
  it('opens a case, and is answered with its code, who answers and by when', async () => {
    expect(await write(text('Katuvalo on pimeä Kurvissa ja kadulla ei näe.'))).toMatchObject({
      status: 200,
      type: expect.stringContaining('text/xml'),
    });
    const [opened, ...others] = await cases();
    expect(others).toEqual([]);
    expect(opened).toMatchObject({
      channel: 'sms',
      state: 'waiting',
      language: 'fi',
      words: ['Katuvalo on pimeä Kurvissa ja kadulla ei näe.'],
    });
    const [reply] = await replies();
    expect(reply).toMatchObject({ kind: 'sms', purpose: 'receipt', to: anna, state: 'stored' });
    expect(reply!['text']).toMatch(
      /^Asiasi on kirjattu: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\. Juuri nyt siitä vastaa päivystys, .* viimeistään .* kello/,
    );
    const seen = await api.call(undefined, 'GET', `/track/${opened!['code']}`);
    expect(seen.body.clocks.map(({ kind }: { kind: string }) => kind)).toContain('take');
  });

  it('the same text a hundred times, at once and later, is one case and one answer', async () => {
    const fields = text('Hei');
    const answers = await Promise.all(Array.from({ length: 50 }, () => write(fields)));
    for (let n = 0; n < 50; n += 1) answers.push(await write(fields));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await cases()).toHaveLength(1);
    expect(await replies()).toHaveLength(1);
  });

  it('several at once from one number are one case', async () => {
    await Promise.all(['yksi', 'kaksi', 'kolme', 'neljä'].map((words) => write(text(words))));
    const [opened, ...others] = await cases();
    expect(others).toEqual([]);
    expect([...opened!['words']].sort()).toEqual(['kaksi', 'kolme', 'neljä', 'yksi']);
    expect(await replies()).toHaveLength(1);
  });

  it('is read and answered in its language', async () => {
    await write(text('The street light is broken and it is dark in my yard.'));
    expect((await cases())[0]).toMatchObject({ language: 'en' });
    expect((await replies())[0]!['text']).toMatch(/^Your case is received: .* by /);
  });

  it('that sounds like an emergency is answered with 112 before all, also to who wants no texts', async () => {
    await write(text('LOPETA'));
    await write(text('Naapurissa on tulipalo!'));
    const [, reply] = await replies();
    expect(reply).toMatchObject({ purpose: 'emergency', state: 'stored' });
    expect(reply!['text']).toMatch(/^Jos joku on vaarassa, soita heti 112\./);
    await write(text('Mies ei hengitä'));
    expect((await replies()).at(-1)).toMatchObject({ purpose: 'emergency', text: expect.stringContaining('112') });
    expect(await cases()).toHaveLength(1);
  });

  it('its identity codes are masked, and its length is bounded', async () => {
    await write(text('Hetuni on 131052-308T'));
    await write(text('a'.repeat(20_000)));
    const [opened] = await cases();
    expect(opened!['words'][0]).not.toContain('308T');
    expect(opened!['words'][1]).toBe('a'.repeat(10_000));
  });

  it('pictures are counted and said not to be received', async () => {
    await write(text('', { NumMedia: '2', MediaUrl0: 'https://api.twilio.com/x', MediaContentType0: 'image/jpeg' }));
    expect((await cases())[0]!['words']).toEqual(['[Viestissä oli 2 kuvaa tai liitettä, joita ei vielä oteta vastaan.]']);
    expect((await replies())[0]!['text']).toContain('Kuvia ja liitteitä ei vielä oteta vastaan.');
  });

  it('from a hidden sender opens a case that cannot be answered', async () => {
    await write(text('Tarjous vain tänään', { From: 'Kauppa' }));
    expect(
      await api.sql(`SELECT c.state FROM case_words w JOIN case_file c ON c.id = w.case_id WHERE w.text = 'Tarjous vain tänään'`),
    ).toEqual([{ state: 'waiting' }]);
    expect(await api.sql(`SELECT 1 FROM phone_delivery WHERE to_number = 'Kauppa' OR to_number IS NULL`)).toEqual([]);
  });
});

describe('a further text', () => {
  it('goes on with the open case of its number and channel; another channel has its own', async () => {
    await write(text('Ensin'));
    await write(text('Sitten'));
    await write(text('Muualta', { From: `whatsapp:${anna}`, To: `whatsapp:${PHONE_LINE.WHATSAPP_NUMBER}` }));
    expect((await cases()).map(({ channel, words }) => [channel, words])).toEqual([
      ['sms', ['Ensin', 'Sitten']],
      ['whatsapp', ['Muualta']],
    ]);
    expect((await replies()).map(({ kind }) => kind)).toEqual(['sms', 'whatsapp']);
  });

  it('after closing opens a new case that follows it: a number alone re-opens nothing', async () => {
    await write(text('Ensin'));
    const [first] = await cases();
    expect(await take(first!['id'])).toBe(200);
    const ended = await api.call('aino', 'POST', `/cases/${first!['id']}/no-matter`, { reasonCode: 'spam' });
    if (ended.status !== 200) throw new Error(JSON.stringify(ended.body));
    await write(text('Vielä yksi asia'));
    const all = await cases();
    expect(all.map(({ state, linked, words }) => [state, linked, words])).toEqual([
      ['closed', null, ['Ensin']],
      ['waiting', first!['id'], ['Vielä yksi asia']],
    ]);
    expect((await replies()).at(-1)!['text']).toMatch(/^Edellinen asiasi on suljettu\. Kirjasimme uuden: /);
  });
});

describe('STOP', () => {
  it('is confirmed once, in words of ours; texts are then refused; START undoes it', async () => {
    await write(text('Hei'));
    await write(text('Lopeta'));
    await write(text('LOPETA'));
    await write(text('Uusi asia samaan', { From: `${anna}` }));
    await write(text('aloita'));
    expect((await replies()).map(({ purpose, state }) => `${purpose} ${state}`)).toEqual([
      'receipt stored',
      'stopped stored',
      'started stored',
    ]);
    expect((await cases())[0]!['words']).toEqual(['Hei', 'Uusi asia samaan']);
  });

  it('and START in turns are confirmed three times an hour and ten a day, at once or one by one; the last word counts all the same', async () => {
    await write(text('Hei'));
    const confirmed = async () => (await replies()).filter(({ purpose }) => /^st(opp|art)ed$/.test(String(purpose))).length;
    const inTurns = async () => {
      for (const word of ['Lopeta', 'aloita', 'Lopeta', 'aloita']) await write(text(word));
    };
    await inTurns();
    await Promise.all(['Lopeta', 'aloita', 'Lopeta'].map((word) => write(text(word))));
    await write(text('Lopeta'));
    expect(await confirmed()).toBe(3);
    expect(
      await api.sql('SELECT 1 FROM phone_opt_out WHERE number_key = (SELECT number_key FROM phone_thread WHERE number = $1)', [anna]),
    ).toHaveLength(1);
    for (let hours = 0; hours < 4; hours += 1) {
      await api.sql(`UPDATE phone_delivery SET created_at = created_at - interval '2 hours' WHERE to_number = $1`, [anna]);
      await inTurns();
    }
    expect(await confirmed()).toBe(10);
  });

  it('that the provider confirms is not confirmed twice, and later texts are refused by name', async () => {
    await write(text('STOP'));
    await write(text('Hei taas'));
    expect(await replies()).toMatchObject([{ purpose: 'receipt', state: 'refused', refusal: 'blocked-recipient' }]);
  });
});

async function blockAnna(): Promise<void> {
  await write(text('Häiritsen'));
  await api.sql(
    `INSERT INTO phone_block (id, number_key, ending, reason_code, reason, by_id, until_at)
     SELECT gen_random_uuid(), number_key, '000', 'nuisance', 'Häiritsee', (SELECT id FROM person WHERE username = 'aino'), batline_now() + interval '1 day'
     FROM phone_thread WHERE number = $1`,
    [anna],
  );
}

describe('many first texts', () => {
  it('thirty an hour from one number open cases; the next is told once that it was one too many, and is never opened', async () => {
    await write(text('Ensin'));
    for (let n = 0; n < 29; n += 1) {
      await closeAll();
      await write(text(`Asia ${n}`));
    }
    expect(await cases()).toHaveLength(30);
    await closeAll();
    const late = text('Yksi liikaa');
    for (const each of [late, late, text('Kaksi liikaa')]) await write(each);
    expect(await cases()).toHaveLength(30);
    const tooMany = (await replies()).filter(({ purpose }) => purpose === 'too_many');
    expect(tooMany).toMatchObject([{ text: expect.stringContaining('liian monta') }]);
  }, 30_000);
});

describe('a blocked number', () => {
  it('opens nothing and is counted once for each text, until the block is lifted', async () => {
    await write(text('Häiritsen'));
    const [opened] = await cases();
    await take(opened!['id']);
    const given = { reasonCode: 'nuisance', reason: 'Soittaa vain häiritäkseen.', until: new Date(Date.now() + 86_400_000).toISOString() };
    const { NumberBlocks } = await import('../phone/number-blocks.service.js');
    const blocks = api.app.get(NumberBlocks);
    const [row] = await api.sql(`SELECT id FROM person WHERE username = 'aino'`);
    const asked = { viewer: { personId: row!['id'], username: 'aino', roles: ['official'] } as never };
    const block = await blocks.block(opened!['id'], asked, given as never);
    expect(block).toMatchObject({ ending: anna.slice(-3), by: { username: 'aino' }, refused: 0 });
    await expect(blocks.block(opened!['id'], asked, given as never)).rejects.toMatchObject({ refusal: { code: 'already-blocked' } });
    const repeated = text('Taas');
    for (let n = 0; n < 3; n += 1) await write(repeated);
    await write(text('Ja taas, tulipalo'));
    expect((await cases()).map(({ words }) => words)).toEqual([['Häiritsen']]);
    expect(await blocks.counts()).toEqual({ numbers: 1, refused: 2 });
    expect((await replies()).map(({ purpose }) => purpose)).toEqual(['receipt', 'emergency']);
    expect((await blocks.lift(block.id, asked)).liftedAt).toBeDefined();
    await write(text('Nyt oikea asia'));
    expect((await cases())[0]!['words']).toEqual(['Häiritsen', 'Nyt oikea asia']);
    expect(await blocks.counts()).toEqual({ numbers: 0, refused: 2 });
  });

  it('in danger is told of 112 once for each text and once an hour, however often and at once it is said', async () => {
    await blockAnna();
    const same = text('Ja taas, tulipalo');
    await Promise.all(Array.from({ length: 8 }, () => write(same)));
    await Promise.all(Array.from({ length: 4 }, () => write(text('Tulipalo!'))));
    const told = async () => (await replies()).filter(({ purpose }) => purpose === 'emergency');
    expect(await told()).toHaveLength(1);
    await api.sql(`UPDATE phone_delivery SET created_at = created_at - interval '61 minutes' WHERE to_number = $1`, [anna]);
    await write(same);
    expect(await told()).toHaveLength(1);
    await write(text('Tulipalo vieläkin'));
    expect(await told()).toHaveLength(2);
  });

  it('may say that it wants no texts', async () => {
    await blockAnna();
    await write(text('LOPETA'));
    expect(await replies()).toMatchObject([{ purpose: 'receipt' }, { purpose: 'stopped' }]);
    expect(
      await api.sql(
        `SELECT count(*)::int AS n FROM phone_opt_out WHERE number_key IN (SELECT number_key FROM phone_thread WHERE number = $1)`,
        [anna],
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('is blocked by the owner or the administrator alone, for a year at most', async () => {
    await write(text('Hei'));
    const [opened] = await cases();
    const { NumberBlocks } = await import('../phone/number-blocks.service.js');
    const blocks = api.app.get(NumberBlocks);
    const viewer = async (username: string, roles: string[]) => {
      const [row] = await api.sql('SELECT id FROM person WHERE username = $1', [username]);
      return { viewer: { personId: row!['id'], username, roles } as never };
    };
    const given = (until: string) => ({ reasonCode: 'silent', reason: 'Hiljaa.', until }) as never;
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const code = async (who: object, until: string, id = opened!['id'] as string) =>
      blocks.block(id, who as never, given(until)).then(
        () => 'blocked',
        (error: { refusal: { code: string } }) => error.refusal.code,
      );
    const aino = await viewer('aino', ['official']);
    const admin = await viewer('yllapito', ['administrator']);
    expect(await code(aino, soon)).toBe('not-the-owner');
    expect(await code(aino, soon, '00000000-0000-4000-8000-000000000000')).toBe('not-found');
    expect(await code({ viewer: { ...(admin.viewer as object), roles: ['host'] } }, soon)).toBe('not-found');
    expect(await code(admin, new Date(Date.now() + 400 * 86_400_000).toISOString())).toBe('block-too-long');
    expect(await code(admin, '2020-01-01')).toBe('invalid-body');
    expect(await code(admin, soon)).toBe('blocked');
  });
});

it('reports of a text: in any order, often, they come to the same', async () => {
  await write(text('Hei'));
  const [delivery] = await api.sql('SELECT id FROM phone_delivery WHERE to_number = $1', [anna]);
  const report = (MessageStatus: string, more: Fields = {}) =>
    webhook(api, `/sms/status?delivery=${delivery!['id']}`, { MessageSid: `SM${'a'.repeat(32)}`, MessageStatus, ...more });
  for (const state of ['delivered', 'sent', 'queued', 'delivered']) expect((await report(state)).status).toBe(204);
  expect(await api.sql('SELECT state, progress FROM phone_delivery WHERE to_number = $1', [anna])).toEqual([
    { state: 'sent', progress: 'delivered' },
  ]);
  expect((await webhook(api, `/sms/status?delivery=nobody`, { MessageSid: `SM${'a'.repeat(32)}`, MessageStatus: 'sent' })).status).toBe(
    400,
  );
  expect((await webhook(api, '/sms/incoming', { Body: 'no message' })).status).toBe(400);
});

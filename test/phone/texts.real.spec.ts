import { PHONE_LINE } from '#testing/webhooks';
import { PhoneCity } from './phone-city.js';

const RESIDENT = '+358501000001';
const LINE = PHONE_LINE.PHONE_NUMBER;

describe('texts', () => {
  let city: PhoneCity;
  beforeEach(async () => {
    city = await PhoneCity.start({ tells: true });
    await city.person('aino', ['official']);
    await city.person('pormestari', ['mayor'], { onDuty: false });
  });
  afterEach(() => city.stop());

  const resident = () => city.network.phone(RESIDENT);
  const cases = () => city.sql('SELECT id, state, channel, tracking_code FROM case_file ORDER BY opened_at');
  const deliveries = async (caseId: string) =>
    (
      (await city.rest('aino', 'GET', `/cases/${caseId}/phone`)).body as {
        deliveries: { state: string; reason?: string; sentTwice?: boolean }[];
      }
    ).deliveries;
  const says = (caseId: string, text: string) => city.rest('aino', 'POST', `/cases/${caseId}/messages`, { text, visibility: 'public' });

  async function written(words: string, whatsapp = false): Promise<string> {
    await resident().writes(whatsapp ? PHONE_LINE.WHATSAPP_NUMBER : LINE, words, { whatsapp });
    await resident().receivesText('Asiasi on kirjattu', { seconds: 30 });
    return (await cases()).at(-1)!.id as string;
  }

  it('a thread: a case at once, who took it by name, words both ways, what was delivered is shown', async () => {
    const caseId = await written('Katuvalo on pimeä Kurvissa');
    expect((await city.rest('aino', 'POST', `/cases/${caseId}/take`, {})).status).toBe(200);
    await resident().receivesText('vastaa nyt Aino Testi', { seconds: 30 });
    expect((await says(caseId, 'Mikä valo?')).status).toBe(201);
    const text = await resident().receivesText('Mikä valo?', { seconds: 30 });
    expect(text.from).toBe(LINE);
    await resident().writes(LINE, 'Se kioskin vieressä');
    await city.pass(5);
    expect(await cases()).toHaveLength(1);
    expect(await city.sql(`SELECT text FROM case_words WHERE case_id = $1 AND field = 'text' ORDER BY seq`, [caseId])).toEqual(
      ['Katuvalo on pimeä Kurvissa', 'Mikä valo?', 'Se kioskin vieressä'].map((words) => ({ text: words })),
    );
    expect((await deliveries(caseId)).map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
  });

  it('WhatsApp is a thread of its own, from its own number', async () => {
    await written('Tekstiviesti');
    const caseId = await written('WhatsApp', true);
    expect((await cases()).map(({ channel }) => channel)).toEqual(['sms', 'whatsapp']);
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    const text = await resident().receivesText('vastaa nyt', { seconds: 30 });
    expect(text.from).toContain(PHONE_LINE.WHATSAPP_NUMBER);
  });

  it('the provider fails after doing: found by listing, nothing goes out twice', async () => {
    const caseId = await written('Hei');
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    await resident().receivesText('vastaa nyt', { seconds: 30 });
    city.network.chaos({ drop: 1 });
    city.network.failNextRest('after');
    await says(caseId, 'Tulemme huomenna.');
    await city.pass(10);
    expect(resident().texts.filter(({ body }) => body.includes('Tulemme huomenna.'))).toHaveLength(1);
    expect((await deliveries(caseId)).at(-1)).toMatchObject({ state: 'sent' });
  });

  it('the provider fails before doing: it goes out a minute later, once', async () => {
    const caseId = await written('Hei');
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    await resident().receivesText('vastaa nyt', { seconds: 30 });
    city.network.failNextRest('before');
    await says(caseId, 'Tulemme huomenna.');
    await city.pass(58);
    expect(resident().texts.some(({ body }) => body.includes('Tulemme huomenna.'))).toBe(false);
    await city.pass(60);
    expect(resident().texts.filter(({ body }) => body.includes('Tulemme huomenna.'))).toHaveLength(1);
    expect((await deliveries(caseId)).at(-1)!.sentTwice).toBeUndefined();
  });

  it('webhooks that come twice, late and out of order leave the same behind', async () => {
    city.network.chaos({ duplicate: 0.7, delay: 0.7, loseAnswer: 0.3, lateSeconds: 8 });
    const caseId = await written('Hei');
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    for (const words of ['yksi', 'kaksi', 'kolme']) {
      await says(caseId, words);
      await resident().receivesText(words, { seconds: 30 });
      await resident().writes(LINE, `vastaus: ${words}`);
    }
    await city.pass(40);
    expect(await cases()).toHaveLength(1);
    expect(
      (await city.sql(`SELECT text FROM case_words WHERE case_id = $1 AND field = 'text'`, [caseId]))
        .map(({ text }) => text as string)
        .sort(),
    ).toEqual(['Hei', 'kaksi', 'kolme', 'vastaus: kaksi', 'vastaus: kolme', 'vastaus: yksi', 'yksi']);
    expect((await deliveries(caseId)).map(({ state }) => state)).toEqual(Array(5).fill('delivered'));
  });

  it('a phone that is off: the case says once that it did not arrive', async () => {
    const caseId = await written('Hei');
    resident().behaves({ texts: 'off' });
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    await city.pass(60);
    expect((await deliveries(caseId)).at(-1)).toMatchObject({ state: 'undelivered', reason: 'unreachable' });
    expect((await city.journal(caseId)).filter((type) => type === 'message.undelivered')).toHaveLength(1);
  });

  it('who said STOP gets nothing, and the owner sees why', async () => {
    const caseId = await written('Hei');
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    await resident().receivesText('vastaa nyt', { seconds: 30 });
    await resident().writes(LINE, 'LOPETA');
    await resident().receivesText('Emme lähetä sinulle enää viestejä', { seconds: 30 });
    await says(caseId, 'Korjattu.');
    await city.pass(10);
    expect(resident().texts.some(({ body }) => body.includes('Korjattu.'))).toBe(false);
    expect((await deliveries(caseId)).at(-1)).toMatchObject({ state: 'undelivered', reason: 'blocked-recipient' });
    await resident().writes(LINE, 'ALOITA');
    await says(caseId, 'Korjattu todella.');
    await resident().receivesText('Korjattu todella.', { seconds: 30 });
  });
});

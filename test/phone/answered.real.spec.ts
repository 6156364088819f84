import { PHONE_LINE } from '#testing/webhooks';
import { PhoneCity } from './phone-city.js';

const RESIDENT = '+358501000001';
const AINO = '+358401000001';
const EERO = '+358401000002';
const MAYOR = '+358931000009';

describe('a call to the line', () => {
  let city: PhoneCity;
  beforeEach(async () => {
    city = await PhoneCity.start();
    await city.person('aino', ['official'], { phone: AINO });
    await city.person('eero', ['official'], { phone: EERO });
    await city.person('pormestari', ['mayor'], { onDuty: false });
  });
  afterEach(() => city.stop());

  const one = async () => (await city.sql('SELECT * FROM phone_call'))[0];
  const caseOf = async (caseId: string) => (await city.sql('SELECT * FROM case_file WHERE id = $1', [caseId]))[0];

  it('is answered by the second official: the first does not, the resident hears who answers, the rest stop ringing', async () => {
    city.network.phone(AINO).behaves({ voice: 'noAnswer' });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Täällä asiastasi vastaa aina joku');
    await call.hears('yksi yksi kaksi');
    await call.hears('Puhelua ei nauhoiteta');
    await call.hears('Olet jonossa seuraavana', { seconds: 60 });
    const eero = await city.network.phone(EERO).answers({ seconds: 60 });
    await eero.hears('Paina 1');
    await eero.press('1');
    await eero.hears('Soittajan kieli on suomi');
    await call.hears('Sinulle vastaa Eero Testi');
    await call.talks(eero);
    await city.network.phone(AINO).stopsRinging({ seconds: 10 });
    expect(await one()).toMatchObject({ state: 'talking' });
    await city.pass(60);
    await eero.hangUp();
    await call.hears('tekstiviestillä');
    await call.ends();
    await city.pass(2);
    const row = await one();
    expect(row).toMatchObject({ state: 'ended', ended_how: 'talked', number: RESIDENT });
    expect(await caseOf(row.case_id)).toMatchObject({ state: 'owned', live: false });
    expect((await city.journal(row.case_id)).filter((type) => type !== 'clock.breached')).toEqual([
      ...['case.opened', 'case.taken', 'call.connected', 'call.ended'],
    ]);
    const text = await city.network.phone(RESIDENT).receivesText('seurantakoodi');
    expect(text.from).toBe(PHONE_LINE.PHONE_NUMBER);
  });

  it('an official hears where it is in their own language', async () => {
    await city.sql(`UPDATE person SET duties = '{"languages": ["sv"]}' WHERE username = 'aino'`);
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('svenska');
    await call.press('2');
    await city.sql(`UPDATE case_file SET village = 'Kallio'`);
    const aino = await city.network.phone(AINO).answers({ seconds: 60 });
    await aino.press('1');
    await aino.hears('Område: Berghäll');
    await call.talks(aino);
  });

  it('two press 1 at once: one answers, the other hears who was first', async () => {
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Olet jonossa', { seconds: 60 });
    const aino = await city.network.phone(AINO).answers({ seconds: 60 });
    const eero = await city.network.phone(EERO).answers({ seconds: 60 });
    await Promise.all([aino.hears('Paina 1'), eero.hears('Paina 1')]);
    aino.pressNow('1');
    eero.pressNow('1');
    await call.talks(undefined, { seconds: 60 });
    const [winner, loser] = call.peerSid === aino.sid ? [aino, eero] : [eero, aino];
    await loser.ends();
    expect(loser.heard.join(' ')).toMatch(/ehti ensin/);
    expect(winner.isOver).toBe(false);
    expect(await city.sql(`SELECT 1 FROM phone_leg WHERE outcome = 'won'`)).toHaveLength(1);
    expect(await city.sql('SELECT 1 FROM ownership WHERE ended_at IS NULL')).toHaveLength(1);
    await call.hangUp();
    await city.pass(2);
    expect(await one()).toMatchObject({ state: 'ended', ended_how: 'talked' });
  });

  it('an answering machine cannot win: it is hung up on, and somebody else answers', async () => {
    city.network.phone(AINO).behaves({ voice: 'machine' });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Olet jonossa', { seconds: 60 });
    const eero = await city.network.phone(EERO).answers({ seconds: 60 });
    await eero.press('1');
    await call.talks(eero, { seconds: 60 });
    const machine = await city.sql(
      `SELECT l.outcome FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id WHERE d.to_number = $1`,
      [AINO],
    );
    expect(machine.length).toBeGreaterThan(0);
    expect(machine.map(({ outcome }) => outcome)).not.toContain('won');
  });

  it('nobody answers: the mayor’s line rings, and whoever presses 1 there answers in the mayor’s name', async () => {
    for (const number of [AINO, EERO]) city.network.phone(number).behaves({ voice: 'noAnswer' });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Olet jonossa', { seconds: 60 });
    const mayor = await city.network.phone(MAYOR).answers({ seconds: 120 });
    await mayor.hears('eikä kukaan muu ole vastannut');
    await mayor.press('1');
    await call.hears('Sinulle vastaa Pormestari Testi');
    await call.talks(mayor);
    const row = await one();
    expect(await city.journal(row.case_id)).toEqual(['case.opened', 'clock.breached', 'clock.breached', 'case.taken', 'call.connected']);
  });

  it('nobody at all: a callback is promised with a time, kept, and told by text message', async () => {
    for (const number of [AINO, EERO, MAYOR]) city.network.phone(number).behaves({ voice: 'noAnswer' });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Kukaan ei päässyt nyt vastaamaan', { seconds: 200 });
    await call.press('1');
    await call.hears(/Soitamme sinulle viimeistään (tänään|huomenna)/);
    await call.ends();
    await city.pass(3);
    const row = await one();
    expect(row).toMatchObject({ state: 'ended', ended_how: 'callback_promised' });
    expect(await city.journal(row.case_id)).toContain('callback.promised');
    const [clock] = await city.sql(
      `SELECT due_at FROM clock WHERE case_id = $1 AND kind = 'take' AND stopped_at IS NULL AND breached_at IS NULL`,
      [row.case_id],
    );
    expect(row.promised_by).toEqual(clock.due_at);
    expect(await caseOf(row.case_id)).toMatchObject({ state: 'waiting', live: false });
    expect((await city.network.phone(RESIDENT).receivesText('seurantakoodi')).body).toMatch(/Soitamme sinulle viimeistään/);
  });

  it('the star: a callback that keeps its place', async () => {
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('paina tähteä', { seconds: 60 });
    await call.press('*');
    await call.hears(/Soitamme sinulle viimeistään/);
    await call.ends();
    await city.pass(3);
    expect(await one()).toMatchObject({ state: 'ended', ended_how: 'callback_promised' });
    expect(city.network.phone(AINO).isRinging || city.network.phone(EERO).isRinging).toBe(false);
  });

  it('a voice message: fetched, deleted at the provider, heard by the owner alone', async () => {
    for (const number of [AINO, EERO, MAYOR]) city.network.phone(number).behaves({ voice: 'noAnswer' });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Kerro asiasi äänimerkin jälkeen', { seconds: 240 });
    await call.say('Katuvalo on pimeä Kurvissa.');
    await city.pass(3);
    if (!call.isOver) await call.press('#');
    await call.hears('viestisi on tallessa');
    await call.ends();
    await city.pass(5);
    const row = await one();
    expect(row).toMatchObject({ state: 'ended', ended_how: 'voicemail' });
    const [recording] = await city.sql('SELECT * FROM phone_recording');
    expect(recording).toMatchObject({ state: 'kept', case_id: row.case_id });
    expect(recording.provider_deleted_at).not.toBeNull();
    expect(await city.journal(row.case_id)).toContain('recording.kept');
    const path = `/cases/${row.case_id}/recordings/${recording.id}`;
    expect((await city.rest('aino', 'GET', path)).status).toBe(404);
    await city.rest('aino', 'POST', `/cases/${row.case_id}/take`, {});
    const sound = await city.rest('aino', 'GET', path);
    expect(sound.status).toBe(200);
    expect((sound.body as Buffer).subarray(0, 4).toString()).toBe('RIFF');
    expect((await city.rest('eero', 'GET', path)).status).toBe(404);
  });

  it('an empty message: a callback is promised all the same', async () => {
    for (const number of [AINO, EERO, MAYOR]) city.network.phone(number).behaves({ voice: 'noAnswer' });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Kerro asiasi äänimerkin jälkeen', { seconds: 240 });
    await call.hears(/Soitamme sinulle viimeistään/, { seconds: 60 });
    await call.ends();
    await city.pass(3);
    expect(await one()).toMatchObject({ state: 'ended', ended_how: 'callback_promised' });
  });
});

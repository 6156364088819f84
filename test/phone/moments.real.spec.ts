import { PHONE_LINE } from '#testing/webhooks';
import { PhoneCity } from './phone-city.js';

const RESIDENT = '+358501000001';
const LANDLINE = '+358931000111';
/** Of a country that the line does not call. */
const ABROAD = '+12025550123';
const AINO = '+358401000001';

describe('moments of a call', () => {
  let city: PhoneCity;
  beforeEach(async () => {
    city = await PhoneCity.start();
    await city.person('aino', ['official'], { phone: AINO });
    await city.person('pormestari', ['mayor'], { onDuty: false });
  });
  afterEach(async () => {
    expect(await city.verify()).toEqual([]);
    await city.stop();
  });

  const calls = () => city.sql('SELECT * FROM phone_call ORDER BY started_at, id');
  const takeClock = (caseId: string) =>
    city.sql(`SELECT 1 FROM clock WHERE case_id = $1 AND kind = 'take' AND stopped_at IS NULL AND breached_at IS NULL`, [caseId]);
  const silent = () => {
    for (const number of [AINO, '+358931000009']) city.network.phone(number).behaves({ voice: 'noAnswer' });
  };

  it.each([0, 1, 5, 10, 16, 20, 25, 40, 70, 121, 140, 160])(
    'hanging up after %d seconds leaves a case with a running take clock, and one outcome',
    async (seconds) => {
      silent();
      const call = city.network.dialFrom(RESIDENT);
      await city.network.clock.run(seconds);
      const wasOver = call.isOver;
      await call.hangUp();
      await city.pass(20);
      const [row, ...others] = await calls();
      expect(others).toEqual([]);
      expect(row).toMatchObject({ state: 'ended' });
      if (!wasOver) expect(['hung_up', 'callback_promised']).toContain(row.ended_how);
      expect(await takeClock(row.case_id)).toHaveLength(1);
      expect(await city.sql('SELECT state, live FROM case_file')).toEqual([{ state: 'waiting', live: false }]);
      expect((await city.journal(row.case_id)).filter((type) => type === 'call.ended')).toHaveLength(1);
      expect(city.network.phone(AINO).isRinging).toBe(false);
    },
    60_000,
  );

  it('while somebody is on the line the live ladder goes on being climbed for somebody who is there', async () => {
    silent();
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Kukaan ei päässyt', { seconds: 240 });
    const [row] = await calls();
    const events = await city.sql(`SELECT data FROM journal WHERE case_id = $1 AND type = 'live.ended'`, [row.case_id]);
    expect(events.map(({ data }) => data.facts.why)).toEqual(['nobody-came']);
  });

  it('Swedish by key, and it stays: the case, the words and the text message', async () => {
    silent();
    const call = city.network.dialFrom(RESIDENT);
    await call.press('2');
    await call.hears('Stadens linje', { seconds: 30 });
    await call.hears('Du är näst på tur', { seconds: 60 });
    await call.press('*');
    await call.hears(/Vi ringer dig senast (i dag|i morgon)/);
    await call.ends();
    await city.pass(2);
    expect(await city.sql('SELECT language FROM case_file')).toEqual([{ language: 'sv' }]);
    expect((await city.network.phone(RESIDENT).receivesText('Ärendets kod')).body).toContain('Vi ringer dig senast');
  });

  it('English by words', async () => {
    const call = city.network.dialFrom(RESIDENT);
    await call.say('In English, please');
    await call.hears('You are next in the queue', { seconds: 60 });
  });

  it('a hidden number: the code is read aloud, and a callback goes to the number that is keyed in', async () => {
    silent();
    city.network.phone(RESIDENT).behaves({ hidden: true });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears(/Asiasi seurantakoodi on: (\w, ){3}\w\. /, { seconds: 90 });
    await call.hears('Numerosi ei näy meille', { seconds: 240 });
    await call.press('0501000001#');
    await call.hears(/Soitamme sinulle viimeistään/);
    await call.ends();
    await city.pass(2);
    expect((await calls())[0]).toMatchObject({ ended_how: 'callback_promised', number: RESIDENT });
  });

  it('a landline: the code is read aloud, no text message is tried', async () => {
    silent();
    city.network.phone(LANDLINE).behaves({ texts: 'landline' });
    const call = city.network.dialFrom(LANDLINE);
    await call.hears('Asiasi seurantakoodi on', { seconds: 90 });
    await call.press('*');
    await call.hears('Asiasi seurantakoodi on', { seconds: 30 });
    await call.ends();
    await city.pass(3);
    expect(await city.sql(`SELECT 1 FROM phone_delivery WHERE kind = 'sms'`)).toEqual([]);
  });

  it('who calls from where the line does not call is told so, leaves a message, and is promised neither a call nor a text', async () => {
    silent();
    const call = city.network.dialFrom(ABROAD);
    await call.hears('tai voit jättää viestin', { seconds: 60 });
    await call.press('*');
    await call.hears('Numeroosi emme voi soittaa takaisin', { seconds: 240 });
    await call.hears('Kerro asiasi äänimerkin jälkeen');
    await call.hears('Voit soittaa meille milloin vain', { seconds: 60 });
    await call.ends();
    await city.pass(20);
    const heard = call.heard.join(' ');
    for (const words of ['oitamme sinulle', 'ekstiviesti', 'milloin sinulle soitetaan', 'paina tähteä']) expect(heard).not.toContain(words);
    expect(heard).toContain('Asiasi seurantakoodi on');
    const [row] = await calls();
    expect(row).toMatchObject({ state: 'ended', ended_how: 'hung_up', promised_by: null });
    expect(await takeClock(row.case_id)).toHaveLength(1);
    expect(await city.sql(`SELECT 1 FROM phone_delivery WHERE to_number = $1`, [ABROAD])).toEqual([]);
  });

  it('their case taken by somebody without a phone: they hear who answers, and leave a message', async () => {
    silent();
    await city.sql(`UPDATE person SET phone = NULL WHERE username = 'aino'`);
    const call = city.network.dialFrom(ABROAD);
    await call.hears('Olet jonossa', { seconds: 60 });
    await city.rest('aino', 'POST', `/cases/${(await calls())[0].case_id}/take`, {});
    await call.hears('Numeroosi emme voi soittaa takaisin', { seconds: 60 });
    await call.hears('Kerro asiasi äänimerkin jälkeen');
    await call.say('Puu on kaatunut tielle.');
    await city.pass(3);
    if (!call.isOver) await call.press('#');
    await call.hears('viestisi on tallessa');
    await call.ends();
    await city.pass(5);
    expect((await calls())[0]).toMatchObject({ ended_how: 'voicemail', promised_by: null });
  });

  it('goes on with an open case after a code that was sent to that number; its owner is rung', async () => {
    const first = city.network.dialFrom(RESIDENT);
    await city.pass(3);
    await first.hangUp();
    await city.pass(3);
    const older = (await calls())[0].case_id as string;
    await city.rest('aino', 'POST', `/cases/${older}/take`, {});
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Jos sinulla on jo asia kesken', { seconds: 60 });
    await call.press('2');
    const text = await city.network.phone(RESIDENT).receivesText(/\b\d{6}\b/, { seconds: 30 });
    await call.press('000000'.replace(/0/g, (_zero, at: number) => String((Number(/\d{6}/.exec(text.body)?.[0][at]) + 1) % 10)));
    await call.hears('Koodi ei ollut oikea');
    await call.press(/\d{6}/.exec(text.body)?.[0] ?? '');
    await call.hears('Jatketaan samaa asiaa');
    const aino = await city.network.phone(AINO).answers({ seconds: 60 });
    await aino.hears('koskeva soittaja');
    await aino.press('1');
    await call.talks(aino, { seconds: 30 });
    await call.hangUp();
    await city.pass(2);
    const [, second] = await calls();
    expect(second).toMatchObject({ case_id: older, ended_how: 'talked' });
    expect(await city.journal(older)).toEqual(expect.arrayContaining(['call.joined', 'call.connected']));
    expect(await city.sql('SELECT state FROM case_file ORDER BY opened_at')).toEqual([{ state: 'owned' }, { state: 'closed' }]);
  });

  it('goes on with an older case that still waits: list and case show who waits on the line, and the caller hears which case it is', async () => {
    silent();
    for (let n = 0; n < 2; n += 1) {
      const before = city.network.dialFrom(RESIDENT);
      await city.pass(3);
      await before.hangUp();
      await city.pass(3);
    }
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Jos sinulla on jo asia kesken', { seconds: 60 });
    await call.press('2');
    const text = await city.network.phone(RESIDENT).receivesText(/\b\d{6}\b/, { seconds: 30 });
    await call.press(/\d{6}/.exec(text.body)?.[0] ?? '');
    await call.hears(/Jatketaan asiaa, joka avattiin tänään. Sen seurantakoodi on (\w, ){3}\w\. /);
    const joined = (await calls())[2];
    const listed = async () => (await city.rest('aino', 'GET', '/cases?view=waiting')).body as any; // eslint-disable-line @typescript-eslint/no-explicit-any
    expect((await listed()).items[0]).toMatchObject({ id: joined.case_id, live: false, callerSince: joined.started_at.toISOString() });
    expect((await city.rest('aino', 'GET', `/cases/${joined.case_id}`)).body).toMatchObject({
      callerSince: joined.started_at.toISOString(),
    });
    const phone = await city.rest('aino', 'GET', `/cases/${joined.case_id}/phone`);
    expect((phone.body as any).calls.at(-1)).toMatchObject({ id: joined.id, state: 'greeting' }); // eslint-disable-line @typescript-eslint/no-explicit-any
    await call.hears('Olet jonossa seuraavana', { seconds: 30 });
    expect((await listed()).items.map(({ callerSince }: { callerSince?: string }) => callerSince !== undefined)).toEqual([true, false]);
    await call.hangUp();
    await city.pass(2);
    expect((await listed()).items[0]).not.toHaveProperty('callerSince');
  });

  it('a number with no open case hears the same, and no code is ever right', async () => {
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Jos sinulla on jo asia kesken', { seconds: 60 });
    await call.press('2');
    await call.hears('lähetimme siihen tekstiviestillä');
    for (let n = 0; n < 4; n += 1) {
      await call.press('123456');
      await call.hears('Koodi ei ollut oikea');
    }
    await call.press('123456');
    await call.hears('Jatketaan uutena asiana');
    await call.hears('Olet jonossa', { seconds: 30 });
    expect(city.network.phone(RESIDENT).texts).toEqual([]);
  });

  it('calls that came while we were down become cases, dated when they called, with their messages', async () => {
    const began = city.network.clock.now();
    await city.recover();
    await city.pass(60);
    city.away = true;
    await city.sql('ALTER TABLE phone_call RENAME TO phone_call_away');
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('tekninen vika', { seconds: 30 });
    await call.say('Roskis on täynnä torilla.', { seconds: 90 });
    await call.hangUp();
    await city.sql('ALTER TABLE phone_call_away RENAME TO phone_call');
    city.away = false;
    await city.pass(300);
    expect(await city.recover()).toBe(1);
    expect(await city.recover()).toBe(0);
    await city.pass(20);
    const [row] = await calls();
    expect(row).toMatchObject({ state: 'ended', ended_how: 'voicemail', number: RESIDENT });
    expect(row.started_at.getTime()).toBeLessThan(began + 120_000);
    expect(await city.sql('SELECT channel, opened_at FROM case_file')).toEqual([{ channel: 'voice', opened_at: row.started_at }]);
    expect(await takeClock(row.case_id)).toHaveLength(1);
    expect(await city.sql('SELECT state FROM phone_recording')).toEqual([{ state: 'kept' }]);
  });

  it('a blocked number hears so, is counted once, and has no case', async () => {
    const first = city.network.dialFrom(RESIDENT);
    await city.pass(3);
    await first.hangUp();
    await city.pass(3);
    const { case_id: caseId } = (await calls())[0];
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    const until = new Date(city.network.clock.now() + 86_400_000).toISOString();
    const blocked = await city.rest('aino', 'POST', `/cases/${caseId}/block-number`, { reasonCode: 'silent', reason: 'Ei puhu.', until });
    expect(blocked.status).toBe(201);
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('puhelut on estetty');
    await call.ends();
    await city.pass(3);
    expect(await calls()).toHaveLength(1);
    expect(await city.sql('SELECT refused FROM phone_block')).toEqual([{ refused: 1 }]);
    expect(await city.recover()).toBe(0);
  });

  it('webhooks that come twice, late and out of order change nothing that they did not change once', async () => {
    city.network.chaos({ duplicate: 0.5, delay: 0.3, lateSeconds: 3 });
    const call = city.network.dialFrom(RESIDENT);
    const aino = await city.network.phone(AINO).answers({ seconds: 120 });
    await aino.press('1');
    await call.talks(aino, { seconds: 60 });
    await city.pass(20);
    await call.hangUp();
    await city.pass(30);
    expect(await calls()).toMatchObject([{ state: 'ended', ended_how: 'talked' }]);
    const journal = await city.journal((await calls())[0].case_id);
    for (const type of ['case.opened', 'case.taken', 'call.connected', 'call.ended'])
      expect(journal.filter((each) => each === type)).toHaveLength(1);
    expect(city.network.phone(RESIDENT).texts.filter(({ from }) => from === PHONE_LINE.PHONE_NUMBER)).toHaveLength(1);
  });
});

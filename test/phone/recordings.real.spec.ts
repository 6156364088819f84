import { PhoneCity } from './phone-city.js';

const RESIDENT = '+358501000001';
const DAY_MS = 86_400_000;

describe('voice messages', () => {
  let city: PhoneCity;
  let caseId: string;
  let path: string;
  beforeEach(async () => {
    city = await PhoneCity.start({ mayorLine: null });
    for (const name of ['aino', 'eero', 'maija']) await city.person(name, ['official']);
    await city.person('pormestari', ['mayor'], { onDuty: false });
    await city.person('yllapito', ['administrator'], { onDuty: false });
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Kerro asiasi äänimerkin jälkeen', { seconds: 240 });
    await call.say('Penkki on rikki rannassa.');
    await call.hangUp();
    await city.pass(25);
    const [recording] = await city.sql('SELECT id, case_id FROM phone_recording');
    caseId = recording.case_id;
    path = `/cases/${caseId}/recordings/${recording.id}`;
  });
  afterEach(() => city.stop());

  const heardBy = async (...names: string[]) =>
    Object.fromEntries(await Promise.all(names.map(async (name) => [name, (await city.rest(name, 'GET', path)).status])));
  const listed = async (name: string) =>
    ((await city.rest(name, 'GET', `/cases/${caseId}/phone`)).body as { recordings: unknown[] }).recordings.length;

  it('are heard by the owner, who was asked to help, and the mayor at the mayor’s level alone', async () => {
    const nobody = { aino: 404, eero: 404, maija: 404, yllapito: 404 };
    expect(await heardBy('aino', 'eero', 'maija', 'yllapito')).toEqual(nobody);
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    await city.rest('aino', 'POST', `/cases/${caseId}/assists`, { to: 'eero', text: 'Auta.' });
    expect(await heardBy('aino', 'eero', 'maija', 'yllapito')).toEqual({ ...nobody, aino: 200, eero: 200 });
    expect([await listed('aino'), await listed('eero')]).toEqual([1, 1]);
    const [{ escalated }] = await city.sql('SELECT escalated FROM case_file');
    expect((await city.rest('pormestari', 'GET', path)).status).toBe(escalated ? 200 : 404);
    await city.sql('UPDATE case_file SET escalated = NOT escalated');
    expect((await city.rest('pormestari', 'GET', path)).status).toBe(escalated ? 404 : 200);
    const other = path.replace(/[^/]+$/, caseId);
    expect((await city.rest('aino', 'GET', other)).status).toBe(404);
  });

  it('are deleted when their time is up: the sound is gone, the case and that there was a message stay', async () => {
    await city.rest('aino', 'POST', `/cases/${caseId}/take`, {});
    expect((await city.rest('aino', 'GET', path)).status).toBe(200);
    await city.network.clock.run((90 * DAY_MS) / 1000 - 3_600);
    expect(await city.sql('SELECT state FROM phone_recording')).toEqual([{ state: 'kept' }]);
    await city.network.clock.run(7_200);
    await city.pass(2);
    expect(await city.sql('SELECT state, transcript FROM phone_recording')).toEqual([{ state: 'deleted', transcript: null }]);
    expect(await city.sql('SELECT 1 FROM phone_recording_audio')).toEqual([]);
    expect((await city.rest('aino', 'GET', path)).status).toBe(404);
    expect(await city.journal(caseId)).toContain('recording.deleted');
  });

  it('whatever happened on calls, the journals are whole', async () => {
    expect(await city.verify()).toEqual([]);
  });
});

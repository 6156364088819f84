import { PHONE_LINE } from '#testing/webhooks';
import { PhoneCity } from './phone-city.js';

const RESIDENT = '+358501000001';
const AINO = '+358401000001';
const EERO = '+358401000002';

describe('what officials do by telephone', () => {
  let city: PhoneCity;
  let ainoId: string;
  let eeroId: string;
  beforeEach(async () => {
    city = await PhoneCity.start();
    ainoId = await city.person('aino', ['official'], { phone: AINO });
    eeroId = await city.person('eero', ['official'], { phone: EERO, onDuty: false });
    await city.person('pormestari', ['mayor'], { onDuty: false });
  });
  afterEach(() => city.stop());

  const calls = () => city.sql('SELECT * FROM phone_call ORDER BY started_at');
  const phone = async (caseId: string, as = 'aino') => (await city.rest(as, 'GET', `/cases/${caseId}/phone`)).body as any; // eslint-disable-line @typescript-eslint/no-explicit-any

  /** By whom, and the facts, of a case's entries of one type. */
  const entries = (caseId: string, type: string) =>
    city.sql(`SELECT actor->>'personId' AS actor, data->'facts' AS facts FROM journal WHERE case_id = $1 AND type = $2`, [caseId, type]);

  /** Calls, and is answered by Aino. */
  async function talking() {
    const call = city.network.dialFrom(RESIDENT);
    const aino = await city.network.phone(AINO).answers({ seconds: 90 });
    await aino.press('1');
    await call.talks(aino, { seconds: 60 });
    await city.pass(1);
    const [row] = await calls();
    return { call, aino, caseId: row.case_id as string };
  }

  /** Calls and hangs up; Aino takes the case in the web. */
  async function taken(from = RESIDENT): Promise<string> {
    const call = city.network.dialFrom(from);
    await call.hears('Kaupungin linja');
    await call.hangUp();
    await city.pass(2);
    const [row] = await calls();
    expect(row).toMatchObject({ state: 'ended', ended_how: 'hung_up' });
    expect((await city.rest('aino', 'POST', `/cases/${row.case_id}/take`, {})).status).toBe(200);
    return row.case_id;
  }

  it.each([
    [RESIDENT, 'text'],
    ['+358931000111', 'call'],
  ])('the page of a case that %s called knows that the resident is reached by %s', async (from, reach) => {
    const caseId = await taken(from);
    expect(await phone(caseId)).toMatchObject({ reach });
  });

  it.each(['is busy', 'has as many residents with them as they said'])(
    'the phone of somebody who %s rings once nobody else answers',
    async (why) => {
      await city.sql(`UPDATE person SET on_duty = true WHERE id = $1`, [eeroId]);
      await city.sql(`INSERT INTO person_presence (person_id, state, live_cap) VALUES ($1, $2, 1)`, [
        ainoId,
        why === 'is busy' ? 'busy' : 'available',
      ]);
      if (why !== 'is busy') {
        await city.rest('aino', 'POST', '/contacts', { channel: 'chat', text: 'Onko joku siellä?' });
        const [{ id }] = await city.sql('SELECT id FROM case_file');
        await city.rest('aino', 'POST', `/cases/${id}/take`, {});
      }
      city.network.phone(EERO).behaves({ voice: 'rejects' });
      const call = city.network.dialFrom(RESIDENT);
      await city.network.phone(AINO).answers({ seconds: 90 });
      const legs = await city.sql('SELECT person_id, asked_at FROM phone_leg ORDER BY asked_at');
      expect(legs.map(({ person_id }) => person_id)).toEqual([eeroId, ainoId]);
      expect(legs[1].asked_at.getTime()).toBeGreaterThan(legs[0].asked_at.getTime());
      await call.hangUp();
    },
    60_000,
  );

  it.each(['released', 'was followed by another', 'was disabled'])(
    'a callback whose owner %s while their phone rang reaches nobody',
    async (how) => {
      const caseId = await taken();
      expect((await city.rest('aino', 'POST', `/cases/${caseId}/call`, {})).status).toBe(201);
      await city.pass(2);
      const aino = await city.network.phone(AINO).answers({ seconds: 20 });
      if (how === 'was disabled') await city.sql(`UPDATE person SET disabled_at = batline_now(), on_duty = false WHERE username = 'aino'`);
      else {
        const released = await city.rest('aino', 'POST', `/cases/${caseId}/release`, { reasonCode: 'workload', reason: 'Liikaa.' });
        expect(released.status).toBe(200);
      }
      if (how === 'was followed by another') expect((await city.rest('eero', 'POST', `/cases/${caseId}/take`, {})).status).toBe(200);
      await aino.press('1');
      await aino.hears('Et voi ottaa tätä asiaa');
      await aino.ends({ seconds: 20 });
      await city.pass(5);
      expect(city.network.phone(RESIDENT).isRinging).toBe(false);
      expect((await calls()).at(-1)).toMatchObject({ direction: 'callback', state: 'ended', ended_how: 'not_reached' });
    },
    60_000,
  );

  it('calls back: the owner’s phone first, 1, then the resident’s, showing the line’s number; the outcome is journalled', async () => {
    const caseId = await taken();
    expect((await phone(caseId)).may).toMatchObject({ call: true, hold: false });
    expect((await city.rest('aino', 'POST', `/cases/${caseId}/call`, {})).status).toBe(201);
    expect((await city.rest('aino', 'POST', `/cases/${caseId}/call`, {})).body).toMatchObject({ code: 'call-is-running' });
    await city.pass(2);
    const aino = await city.network.phone(AINO).answers({ seconds: 20 });
    await aino.press('1');
    expect(await city.network.phone(RESIDENT).rings({ seconds: 20 })).toBe(PHONE_LINE.PHONE_NUMBER);
    const resident = await city.network.phone(RESIDENT).answers();
    await resident.hears('kaupungin linjalta soittaa Aino Testi');
    await aino.talks(resident, { seconds: 20 });
    expect((await phone(caseId)).calls[1]).toMatchObject({ direction: 'callback', state: 'talking', official: { username: 'aino' } });
    await city.pass(30);
    await resident.hangUp();
    await aino.ends({ seconds: 30 });
    await city.pass(2);
    expect((await calls())[1]).toMatchObject({ direction: 'callback', state: 'ended', ended_how: 'talked' });
    expect((await city.journal(caseId)).slice(-3)).toEqual(['call.began', 'call.connected', 'call.ended']);
  });

  it.each([
    ['the owner does not press 1', { voice: 'machine' }, {}],
    ['the owner does not answer', { voice: 'noAnswer' }, {}],
    ['the resident does not answer', { voice: 'answers', presses: '1' }, { voice: 'noAnswer' }],
    ['the resident is on another call', { voice: 'answers', presses: '1' }, { voice: 'busy' }],
  ] as const)(
    'a callback that reaches nobody says so: %s',
    async (_name, owner, resident) => {
      const caseId = await taken();
      city.network.phone(AINO).behaves(owner);
      city.network.phone(RESIDENT).behaves(resident);
      await city.rest('aino', 'POST', `/cases/${caseId}/call`, {});
      await city.until(async () => (await calls())[1]?.state === 'ended', 'the callback ends', 120);
      expect((await calls())[1]).toMatchObject({ ended_how: 'not_reached' });
      expect((await phone(caseId)).may.call).toBe(true);
    },
    60_000,
  );

  it('refuses by name: not the owner, no phone of one’s own, nobody to call', async () => {
    const caseId = await taken();
    const call = async (as: string) => (await city.rest(as, 'POST', `/cases/${caseId}/call`, {})).body as { code: string };
    expect(await call('eero')).toMatchObject({ code: 'not-the-owner' });
    await city.sql('UPDATE person SET phone = NULL WHERE username = $1', ['aino']);
    expect(await call('aino')).toMatchObject({ code: 'no-own-phone' });
    await city.sql('UPDATE person SET phone = $2 WHERE username = $1', ['aino', AINO]);
    for (const table of ['phone_call', 'phone_thread']) await city.sql(`UPDATE ${table} SET number = NULL`);
    await city.sql('DELETE FROM contact_person');
    expect(await call('aino')).toMatchObject({ code: 'no-resident-phone' });
  });

  it('holds the resident, and takes them back; both go on in a conference', async () => {
    const { call, aino, caseId } = await talking();
    expect((await city.rest('aino', 'POST', `/cases/${caseId}/call/hold`, { on: true })).status).toBe(200);
    await call.hears('Pysy linjalla', { seconds: 30 });
    expect((await phone(caseId)).calls[0].heldAt).toBeDefined();
    expect([call.isOver, aino.isOver]).toEqual([false, false]);
    await city.rest('aino', 'POST', `/cases/${caseId}/call/hold`, { on: false });
    await city.pass(5);
    expect((await phone(caseId)).calls[0].heldAt).toBeUndefined();
    await aino.hangUp();
    await call.ends({ seconds: 60 });
    await city.pass(2);
    expect((await calls())[0]).toMatchObject({ state: 'ended', ended_how: 'talked' });
  });

  it('brings in somebody who was asked to help; they may leave, the owner stays the owner, and the owner’s leaving ends it', async () => {
    const { call, aino, caseId } = await talking();
    const bring = () => city.rest('aino', 'POST', `/cases/${caseId}/call/bring-in`, { to: 'eero' });
    expect((await bring()).body).toMatchObject({ code: 'not-asked-to-help' });
    await city.rest('aino', 'POST', `/cases/${caseId}/assists`, { to: 'eero', text: 'Osaatko auttaa?' });
    expect((await bring()).status).toBe(200);
    await city.pass(2);
    const eero = await city.network.phone(EERO).answers({ seconds: 20 });
    await eero.hears('Aino Testi pyytää sinut mukaan');
    expect(call.heard.join()).not.toContain('Puheluun liittyi');
    await eero.press('1');
    await call.hears('Puheluun liittyi Eero Testi');
    await city.pass(5);
    expect([call.isOver, aino.isOver, eero.isOver]).toEqual([false, false, false]);
    expect(await entries(caseId, 'call.assistant_called')).toEqual([
      { actor: ainoId, facts: { callId: expect.any(String), personId: eeroId } },
    ]);
    expect(await entries(caseId, 'call.assistant_joined')).toEqual([
      { actor: eeroId, facts: { callId: expect.any(String), personId: eeroId } },
    ]);
    const [file] = await city.sql('SELECT tracking_code FROM case_file WHERE id = $1', [caseId]);
    const shown = (await city.rest('aino', 'GET', `/track/${file.tracking_code}`)).body as {
      timeline: { type: string; name?: string }[];
    };
    expect(shown.timeline.filter(({ type }) => type.startsWith('call.assistant'))).toEqual([
      { at: expect.any(String), type: 'call.assistant_joined', level: 1 },
    ]);
    await eero.hangUp();
    await city.pass(3);
    expect([call.isOver, aino.isOver]).toEqual([false, false]);
    expect(await city.sql('SELECT person_id FROM ownership WHERE ended_at IS NULL')).not.toContainEqual({ person_id: eeroId });
    await aino.hangUp();
    await call.ends({ seconds: 60 });
    await city.pass(2);
    expect((await calls())[0]).toMatchObject({ state: 'ended', ended_how: 'talked' });
  });

  it('in a conference already, as after holding, the resident alone hears who joins; asked for twice, a phone rings once', async () => {
    const { call, aino, caseId } = await talking();
    for (const on of [true, false]) {
      await city.rest('aino', 'POST', `/cases/${caseId}/call/hold`, { on });
      await city.pass(15);
    }
    await city.rest('aino', 'POST', `/cases/${caseId}/assists`, { to: 'eero', text: 'Osaatko auttaa?' });
    for (let n = 0; n < 2; n += 1) await city.rest('aino', 'POST', `/cases/${caseId}/call/bring-in`, { to: 'eero' });
    const eero = await city.network.phone(EERO).answers({ seconds: 20 });
    await eero.press('1');
    await call.hears('Puheluun liittyi Eero Testi', { seconds: 10 });
    await city.pass(5);
    expect([aino, eero].flatMap(({ heard }) => heard).join()).not.toContain('Puheluun liittyi');
    expect([call.isOver, aino.isOver, eero.isOver]).toEqual([false, false, false]);
    for (const type of ['call.assistant_called', 'call.assistant_joined']) expect(await entries(caseId, type)).toHaveLength(1);
  });

  it('who was asked to help and is disabled while their phone rings hears nothing of the call', async () => {
    const { call, aino, caseId } = await talking();
    await city.rest('aino', 'POST', `/cases/${caseId}/assists`, { to: 'eero', text: 'Osaatko auttaa?' });
    await city.rest('aino', 'POST', `/cases/${caseId}/call/bring-in`, { to: 'eero' });
    await city.pass(2);
    const eero = await city.network.phone(EERO).answers({ seconds: 20 });
    await city.sql(`UPDATE person SET disabled_at = batline_now(), on_duty = false WHERE username = 'eero'`);
    await eero.press('1');
    await eero.ends({ seconds: 20 });
    expect((await calls())[0]).toMatchObject({ state: 'talking', conference: null });
    expect([call.isOver, aino.isOver]).toEqual([false, false]);
  });

  it('ends a call for everybody', async () => {
    const { call, aino, caseId } = await talking();
    await city.rest('aino', 'POST', `/cases/${caseId}/call/end`, {});
    await city.pass(5);
    expect([call.isOver, aino.isOver]).toEqual([true, true]);
    expect((await calls())[0]).toMatchObject({ state: 'ended', ended_how: 'talked' });
    expect((await city.rest('aino', 'POST', `/cases/${caseId}/call/end`, {})).body).toMatchObject({ code: 'no-call' });
  });

  it('a case taken in the web while its caller waits: that owner’s phone alone rings, and 1 joins them', async () => {
    await city.sql('UPDATE person SET on_duty = true WHERE username = $1', ['eero']);
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Olet jonossa', { seconds: 60 });
    const [row] = await calls();
    expect((await city.rest('eero', 'POST', `/cases/${row.case_id}/take`, {})).status).toBe(200);
    const eero = await city.network.phone(EERO).answers({ seconds: 30 });
    await eero.hears(/Paina 1/);
    expect(city.network.phone(AINO).isRinging).toBe(false);
    await eero.press('1');
    await call.talks(eero, { seconds: 30 });
    expect((await calls())[0]).toMatchObject({ state: 'talking', official_id: eeroId });
  });

  it('whoever took it in the web has no phone: the caller hears who answers, and by when they call', async () => {
    await city.sql('UPDATE person SET phone = NULL WHERE username = $1', ['aino']);
    const call = city.network.dialFrom(RESIDENT);
    await call.hears('Olet jonossa', { seconds: 60 });
    const [row] = await calls();
    await city.rest('aino', 'POST', `/cases/${row.case_id}/take`, {});
    await call.hears(/Asiastasi vastaa Aino Testi. Hän soittaa sinulle viimeistään/, { seconds: 60 });
    await call.ends();
    await city.pass(2);
    expect((await calls())[0]).toMatchObject({ state: 'ended', ended_how: 'callback_promised' });
  });

  it('whoever pressed 1 hangs up during the whisper: the caller waits on, and the owner’s phone rings again', async () => {
    const call = city.network.dialFrom(RESIDENT);
    const first = await city.network.phone(AINO).answers({ seconds: 90 });
    await first.press('1');
    await first.hangUp();
    await city.pass(2);
    expect(call.isOver).toBe(false);
    expect((await calls())[0]).toMatchObject({ state: 'waiting' });
    const again = await city.network.phone(AINO).answers({ seconds: 60 });
    await again.press('1');
    await call.talks(again, { seconds: 30 });
  });
});

import type { OpenedContact } from '#contracts';
import { parseTrackingCode } from '#domain';
import { HintBus } from '#platform/hints';
import { NOTICE_HINT } from '#staff';
import { ask, heard, hears, LiveCity, type Someone } from '#testing/live-city';
import { randomUUID } from 'node:crypto';

// Two whole processes and a database on a busy machine take their time.
jest.setTimeout(30_000);

let city: LiveCity;
let aino: Someone;
let eero: Someone;
beforeAll(async () => {
  city = await LiveCity.start();
  aino = await city.someone('aino', ['official']);
  eero = await city.someone('eero', ['official']);
}, 60_000);
afterAll(() => city.stop());

async function contact() {
  const resident = await city.connect(city.one);
  const answer = await ask<OpenedContact>(resident, 'contact.open', { clientId: randomUUID(), text: 'Roskis on täynnä.', language: 'fi' });
  if (!answer.ok) throw new Error(answer.problem.code);
  const code = parseTrackingCode(answer.data.case.trackingCode);
  const [row] = await city.sql<{ id: string }>('SELECT id FROM case_file WHERE tracking_code = $1', [code]);
  return { resident, caseId: row?.id ?? '', key: answer.data.residentKey };
}
const official = (who: Someone, process = city.other) => city.connect(process, { auth: { token: who.token } });
const take = (who: Someone, caseId: string) => city.rest(who.token, 'POST', `/cases/${caseId}/take`);

describe('typing, seeing, reading', () => {
  it('of resident and owner reach each other in the other process; the resident reads the owner’s public name alone', async () => {
    const { resident, caseId } = await contact();
    await take(aino, caseId);
    const owner = await official(aino);
    expect(await ask(resident, 'typing', {})).toEqual({ ok: true, data: null });
    expect(await hears(owner, 'presence', { caseId, doing: 'typing' })).toEqual({ caseId, who: { role: 'resident' }, doing: 'typing' });
    expect(await ask(owner, 'typing', { caseId })).toEqual({ ok: true, data: null });
    const who = { role: 'owner', name: 'aino Testaaja' };
    expect(await hears(resident, 'presence', { doing: 'typing' })).toEqual({ caseId, who, doing: 'typing' });
    await ask(owner, 'seen', { caseId, seq: 2 });
    expect(await hears(resident, 'presence', { doing: 'seen' })).toEqual({ caseId, who, doing: 'seen', seq: 2 });
    await ask(resident, 'seen', { seq: 2 });
    await hears(owner, 'presence', { caseId, doing: 'seen', seq: 2 });
    expect(
      heard(owner).filter(({ event, message }) => event === 'presence' && (message['who'] as { role: string }).role === 'owner'),
    ).toEqual([]);
    expect(await city.sql(`SELECT * FROM message WHERE case_id = $1 AND seq > 1`, [caseId])).toEqual([]);
  });

  it('of an official on a waiting case are for officials, not for the resident', async () => {
    const { resident, caseId } = await contact();
    const [reader, other] = [await official(aino), await official(eero, city.one)];
    await ask(reader, 'seen', { caseId, seq: 1 });
    const who = { role: 'official', name: 'aino Testaaja', username: 'aino' };
    expect(await hears(other, 'presence', { caseId, doing: 'reading' })).toEqual({ caseId, who, doing: 'reading', seq: 1 });
    await ask(reader, 'seen', { caseId: (await contact()).caseId, seq: 1 });
    await hears(other, 'presence', { caseId, doing: 'gone' });
    reader.disconnect();
    await take(eero, caseId);
    await hears(resident, 'case.changed', { id: caseId, seq: 2 });
    expect(heard(resident).filter(({ event }) => event === 'presence')).toEqual([]);
  });

  it('are refused and told to nobody where the case may not be read, exactly as where there is none', async () => {
    const { resident, caseId } = await contact();
    await take(aino, caseId);
    const [owner, stranger] = [await official(aino), await official(eero)];
    const refusals = [];
    for (const id of [caseId, randomUUID()]) {
      refusals.push(await ask(stranger, 'typing', { caseId: id }));
      refusals.push(await ask(stranger, 'seen', { caseId: id, seq: 1 }));
    }
    expect(new Set(refusals.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ ok: false, problem: { status: 404, code: 'not-found' } });
    await ask(resident, 'typing', {});
    await hears(owner, 'presence', { caseId });
    const next = await contact();
    await hears(stranger, 'message.added', { caseId: next.caseId });
    expect(heard(stranger).filter(({ event }) => event === 'presence')).toEqual([]);
    expect(heard(owner).filter(({ message }) => JSON.stringify(message).includes('eero'))).toEqual([]);
  });

  it('somebody who read with a reason is told of changes while that holds; one who read and lost it, that it went', async () => {
    const { resident, caseId } = await contact();
    const watcher = await official(eero);
    await ask(watcher, 'seen', { caseId, seq: 1 });
    await take(aino, caseId);
    await hears(watcher, 'case.changed', { id: caseId, seq: 2, gone: true });
    expect((await city.rest(eero.token, 'POST', `/cases/${caseId}/open`, { reason: 'Sijaistan Ainoa.' })).status).toBe(200);
    expect(await ask(watcher, 'seen', { caseId, seq: 3 })).toEqual({ ok: true, data: null });
    const sent = await ask<{ seq: number }>(resident, 'message.send', { clientId: randomUUID(), text: 'Kiitos.' });
    await hears(watcher, 'message.added', { caseId, seq: sent.ok ? sent.data.seq : -1 });
    await city.sql(`UPDATE read_grant SET until = now() - interval '1 second' WHERE case_id = $1`, [caseId]);
    const unheard = await ask<{ seq: number }>(resident, 'message.send', { clientId: randomUUID(), text: 'Vielä yksi.' });
    const seq = unheard.ok ? unheard.data.seq : -1;
    await hears(watcher, 'case.changed', { id: caseId, seq, gone: true });
    expect(heard(watcher).filter(({ event, message }) => event === 'message.added' && message['seq'] === seq)).toEqual([]);
  });

  it('is told when the resident went away', async () => {
    const { resident, caseId, key } = await contact();
    await take(aino, caseId);
    const owner = await official(aino);
    const tab = await city.connect(city.one, { auth: { residentKey: key } });
    tab.disconnect();
    await ask(resident, 'typing', {});
    await hears(owner, 'presence', { caseId, doing: 'typing' });
    expect(heard(owner).filter(({ message }) => message['doing'] === 'gone')).toEqual([]);
    resident.disconnect();
    await hears(owner, 'presence', { caseId, doing: 'gone' });
  });
});

describe('a resident who waits', () => {
  it('is noted as being there while the socket is open', async () => {
    const { caseId, key } = await contact();
    const long = async () =>
      void (await city.sql(`UPDATE case_file SET resident_seen_at = now() - interval '80 s' WHERE id = $1`, [caseId]));
    const age = async () => {
      const [row] = await city.sql<{ age: number }>(
        `SELECT extract(epoch FROM batline_now() - resident_seen_at)::float8 AS age FROM case_file WHERE id = $1`,
        [caseId],
      );
      return row?.age ?? Infinity;
    };
    await long();
    const back = await city.connect(city.other, { auth: { token: key } });
    await hears(back, 'case.changed', { id: caseId });
    expect(await age()).toBeLessThan(20);
  });
});

describe('a new notice', () => {
  it('reaches the browsers of whom it is for, in every process, and nobody else’s', async () => {
    const [hers, his] = [await official(aino), await official(eero, city.one)];
    city.one.app.get(HintBus).publish({ topic: NOTICE_HINT, body: { personIds: [aino.id] } });
    expect(await hears(hers, 'notice.new', {})).toEqual({});
    expect(heard(his).filter(({ event }) => event === 'notice.new')).toEqual([]);
  });
});

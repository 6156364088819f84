import type { PresenceState } from '#domain';
import { RefusalError } from '#platform/http';
import { City, type PersonName } from '#testing/city';
import { CallActs } from '../call-acts.service.js';
import { DepartedResidents } from '../departed-residents.service.js';
import { OwnerLostService } from '../owner-lost.service.js';
import { Residents } from '../residents/residents.service.js';
import { LiveOfferStore } from '../persistence/live-offer.store.js';
import { PresenceStore } from '../persistence/presence.store.js';
import { OfferedToMe } from './offered.service.js';
import { Presences } from './presences.service.js';

const SECOND = 1_000;
let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino', 'eero', 'maija'] });
  await city.sql(`UPDATE person SET duties = '{"languages": ["sv"]}' WHERE username = 'maija'`);
}, 60_000);
afterAll(() => city.stop());
beforeEach(() => city.sql('UPDATE live_offer SET ended_at = batline_now(), how = $1 WHERE ended_at IS NULL', ['ended']));
beforeEach(async () => {
  await city.sql('DELETE FROM person_presence');
  await city.sql(`UPDATE case_file SET resident_seen_at = NULL`);
});

const presences = () => city.app.get(Presences);
const offered = () => city.app.get(OfferedToMe);
const is = (name: PersonName, state: PresenceState = 'available', liveCap?: number) =>
  presences().set(city.viewers[name], { state, liveCap });
const idOf = (name: PersonName) => city.viewers[name].personId;
const chat = (text = 'Onko uimahalli auki?', language: 'fi' | 'sv' = 'fi') => city.contact({ channel: 'chat', text, language });
/** Names of those to whom a case is offered now, as each of them sees it. */
async function seesIt(caseId: string): Promise<string[]> {
  const names: PersonName[] = ['aino', 'eero', 'maija', 'petri', 'pormestari'];
  const lists = await Promise.all(names.map(async (name) => ({ name, items: (await offered().list(city.viewers[name])).items })));
  return lists.filter(({ items }) => items.some((item) => item.caseId === caseId)).map(({ name }) => name);
}
const rows = (caseId: string) =>
  city.sql<{ round: number; how: string | null; to: number }>(
    'SELECT round, how, cardinality(to_ids) AS "to" FROM live_offer WHERE case_id = $1 ORDER BY round',
    [caseId],
  );
const after = async (ms: number) => {
  await city.clock.advance(ms);
  await city.sql('UPDATE person_presence SET heartbeat_at = batline_now()');
  await city.sql(`UPDATE case_file SET resident_seen_at = batline_now() WHERE state = 'waiting'`);
  await city.settle();
};
const codeOf = (work: Promise<unknown>) => work.then(() => 'done').catch((error: RefusalError) => error.refusal.code);

describe('to whom a live contact is offered', () => {
  it('is who stands on the rung and is available, with the first words; the resident is told how many', async () => {
    await is('aino');
    await is('eero', 'busy');
    await is('maija');
    const { caseId, case: opened } = await chat(`Henkilötunnukseni on 131052-308T. ${'Onko uimahalli auki? '.repeat(20)}`);
    expect(await seesIt(caseId)).toEqual(['aino']);
    expect(opened.waitsLive).toMatchObject({ offeredTo: 1, then: 'duty_all' });
    const [item] = (await offered().list(city.viewers.aino)).items;
    expect(item).toMatchObject({
      channel: 'chat',
      language: 'fi',
      level: 0,
      trackingCode: opened.trackingCode,
      until: opened.waitsLive?.until,
    });
    expect(item?.firstWords).toMatch(/^Henkilötunnukseni on .{0,40} Onko/);
    expect(item?.firstWords).not.toContain('131052');
    expect(item?.firstWords).toHaveLength(240);
  });

  it('without a page open, or with nobody: nobody, said honestly, and whoever comes is asked at once', async () => {
    const { caseId, case: opened, resident } = await chat();
    expect(await seesIt(caseId)).toEqual([]);
    expect(opened.waitsLive).toMatchObject({ offeredTo: 0, then: 'duty_all' });
    await presences().beat([idOf('aino'), idOf('maija')]);
    expect(await seesIt(caseId)).toEqual(['aino']);
    const mine = await city.resident.read(resident);
    expect(mine.waitsLive?.offeredTo).toBe(1);
  });

  it('circles widen as the clock runs out, up to the mayor on duty or not; each round is one row', async () => {
    await Promise.all((['aino', 'maija', 'pormestari', 'petri'] as const).map((name) => is(name)));
    const { caseId } = await chat();
    expect(await seesIt(caseId)).toEqual(['aino']);
    await after(20 * SECOND);
    expect(await seesIt(caseId)).toEqual(['aino', 'maija']);
    await after(40 * SECOND);
    expect(await seesIt(caseId)).toEqual(['aino', 'maija', 'pormestari']);
    expect(await rows(caseId)).toEqual([
      { round: 1, how: 'moved_on', to: 1 },
      { round: 2, how: 'moved_on', to: 2 },
      { round: 3, how: null, to: 3 },
    ]);
  });

  it('no more to somebody without a sign of life, nor to whoever says so', async () => {
    await Promise.all([is('aino'), is('eero')]);
    await city.clock.advance(61 * SECOND);
    await presences().beat([idOf('eero')]);
    const { caseId } = await chat();
    expect(await seesIt(caseId)).toEqual(['eero']);
    expect(await presences().own(city.viewers.aino)).toMatchObject({ state: 'available', offered: 'not_connected' });
    expect(await is('eero', 'away')).toMatchObject({ offered: 'away' });
    expect(await seesIt(caseId)).toEqual([]);
  });

  it('ends with the taking, the leaving, the closing', async () => {
    await is('aino');
    const [taken, left, closed] = [await chat(), await chat(), await chat()];
    await city.ownership.take(taken.caseId, city.by('petri'));
    await city.sql(`UPDATE case_file SET resident_seen_at = batline_now() - interval '91 s' WHERE id = $1`, [left.caseId]);
    await city.clock.advance(20 * SECOND);
    await city.resident.withdraw(closed.resident);
    await city.settle();
    expect(await rows(taken.caseId)).toMatchObject([{ how: 'taken' }]);
    expect(await rows(left.caseId)).toMatchObject([{ how: 'left' }]);
    expect((await rows(closed.caseId)).at(-1)).toMatchObject({ how: 'ended' });
    expect((await offered().list(city.viewers.aino)).items).toEqual([]);
    expect(await codeOf(city.ownership.take(taken.caseId, city.by('aino')))).toBe('case-already-taken');
  });

  it('is nobody’s any more once the resident has gone, however long the rung lasts; a sweep notices', async () => {
    await is('aino');
    const departed = city.app.get(DepartedResidents);
    const { caseId, resident } = await chat();
    await after(20 * SECOND);
    await after(40 * SECOND);
    await city.clock.advance(50 * SECOND);
    await city.app.get(Residents).seen(resident);
    // Those of other tests may go; this one was just seen.
    await departed.leave();
    expect(await seesIt(caseId)).toEqual(['aino']);
    await city.clock.advance(91 * SECOND);
    expect(await departed.leave()).toBeGreaterThan(0);
    expect(await departed.leave()).toBe(0);
    expect((await rows(caseId)).at(-1)).toMatchObject({ how: 'left' });
    expect(await city.sql('SELECT live, state, level FROM case_file WHERE id = $1', [caseId])).toMatchObject([
      { live: false, state: 'waiting', level: 2 },
    ]);
  });

  it('follows the language that a caller chooses', async () => {
    await Promise.all([is('eero'), is('maija')]);
    await city.sql(`UPDATE person SET duties = '{"languages": ["fi"]}' WHERE username = 'eero'`);
    const { caseId } = await city.contact({ channel: 'voice' } as never);
    expect(await seesIt(caseId)).toEqual(['eero']);
    await city.app.get(CallActs).speaks(caseId, 'sv', {});
    expect(await seesIt(caseId)).toEqual(['maija']);
    await city.sql(`UPDATE person SET duties = '{}' WHERE username = 'eero'`);
    expect(await rows(caseId)).toEqual([{ round: 1, how: null, to: 1 }]);
  });

  it('costs a contact in writing nothing: no statement is sent for it', async () => {
    await is('aino');
    const [store, known] = [city.app.get(LiveOfferStore), city.app.get(PresenceStore)];
    const asked = [jest.spyOn(store, 'end'), jest.spyOn(store, 'begin'), jest.spyOn(store, 'standing'), jest.spyOn(known, 'of')];
    const { caseId, case: opened } = await city.contact();
    await city.ownership.take(caseId, city.by('aino'));
    for (const one of asked) expect(one).not.toHaveBeenCalled();
    jest.restoreAllMocks();
    expect([await rows(caseId), opened.waitsLive]).toEqual([[], undefined]);
  });

  it('is not those who cannot take any more', async () => {
    await Promise.all([is('aino'), is('eero')]);
    const { caseId } = await chat();
    await city.sql(`UPDATE person SET disabled_at = batline_now(), on_duty = false WHERE username = 'eero'`);
    await city.app.get(OwnerLostService).layDown();
    expect(await rows(caseId)).toMatchObject([{ to: 1 }]);
    await city.sql(`UPDATE person SET disabled_at = NULL, on_duty = true WHERE username = 'eero'`);
    expect(await seesIt(caseId)).toEqual(['aino']);
  });
});

describe('as many at once as one said', () => {
  it('at the cap nothing more is offered, and what still was is gone; when a resident leaves, it comes back', async () => {
    await is('aino', 'available', 1);
    const [first, second] = [await chat(), await chat()];
    await city.ownership.take(first.caseId, city.by('aino'));
    expect(await presences().changed(idOf('aino'))).toMatchObject({ liveNow: 1, liveCap: 1, offered: 'full' });
    expect(await seesIt(second.caseId)).toEqual([]);
    const third = await chat();
    expect(await seesIt(third.caseId)).toEqual([]);
    await city.app.get(Residents).gone(first.resident);
    await presences().beat([idOf('aino')]);
    expect(await seesIt(third.caseId)).toEqual(['aino']);
    expect(await seesIt(second.caseId)).toEqual(['aino']);
  });

  it('counts those who are there: seen lately, not answered; a page that stays open keeps being seen', async () => {
    await is('aino');
    const { caseId, resident } = await chat();
    await city.ownership.take(caseId, city.by('aino'));
    const liveNow = async () => (await presences().own(city.viewers.aino)).liveNow;
    for (let beats = 0; beats < 5; beats += 1) {
      await city.clock.advance(20 * SECOND);
      await city.app.get(Residents).seen(resident);
    }
    expect(await liveNow()).toBe(1);
    await city.clock.advance(91 * SECOND);
    expect(await liveNow()).toBe(0);
    await city.app.get(Residents).seen(resident);
    expect(await liveNow()).toBe(1);
    await city.conversation.answer(caseId, city.by('aino'), { text: 'On.', outcome: 'advised' });
    expect(await liveNow()).toBe(0);
  });
});

describe('declining', () => {
  it('hides it from oneself in every later round, once or twice alike, and does nothing to the case', async () => {
    await Promise.all([is('aino'), is('eero')]);
    const { caseId, seq } = await chat();
    const [item] = (await offered().list(city.viewers.aino)).items;
    const offerId = item?.offerId ?? '';
    expect((await offered().decline(offerId, city.viewers.aino)).items).toEqual([]);
    expect((await offered().decline(offerId, city.viewers.aino)).items).toEqual([]);
    expect(await city.sql('SELECT seq FROM case_file WHERE id = $1', [caseId])).toEqual([{ seq }]);
    await presences().beat([idOf('aino')]);
    expect(await seesIt(caseId)).toEqual(['eero']);
    await after(20 * SECOND);
    expect(await seesIt(caseId)).toEqual(['eero']);
    await city.ownership.take(caseId, city.by('aino'));
    expect(await rows(caseId)).toMatchObject([{ how: 'moved_on' }, { how: 'taken' }]);
  });

  it('of others’ offers and of none is refused alike', async () => {
    await is('aino');
    await chat();
    const [item] = (await offered().list(city.viewers.aino)).items;
    expect(await codeOf(offered().decline(item?.offerId ?? '', city.viewers.eero))).toBe('no-such-offer');
    expect(await codeOf(offered().decline(crypto.randomUUID(), city.viewers.eero))).toBe('no-such-offer');
    expect(await codeOf(presences().own(city.viewers.leena))).toBe('forbidden');
    expect(await codeOf(presences().set(city.viewers.robin, { state: 'busy' }))).toBe('forbidden');
  });
});

import { PhoneCity } from './phone-city.js';

const CALLERS = 200;
const OFFICIALS = 10;
const resident = (n: number): string => `+35850200${String(n).padStart(4, '0')}`;
const official = (n: number): string => `+35840300${String(n).padStart(4, '0')}`;

describe('a city that calls all at once', () => {
  let city: PhoneCity;
  beforeEach(async () => {
    city = await PhoneCity.start({ callsPerSecond: 10 });
    await city.person('pormestari', ['mayor'], { onDuty: false });
    for (let n = 0; n < OFFICIALS; n += 1) {
      await city.person(`virkailija${n}`, ['official'], { phone: official(n) });
      city.network.phone(official(n)).behaves({ voice: 'answers', afterSeconds: 2 + (n % 4), presses: '1', talksForSeconds: 20 + 5 * n });
    }
  });
  afterEach(() => city.stop());

  it('200 calls, 10 officials: no call without a case, no case without a clock, each call ends in exactly one way', async () => {
    // Every fifth gives up after a while, every seventh asks for a callback, every third leaves a message; the others wait.
    const calls = Array.from({ length: CALLERS }, (_, n) => {
      if (n % 3 === 2) city.network.phone(resident(n)).behaves({ says: 'Asiani on tämä.' });
      return city.network.dialFrom(resident(n));
    });
    for (let seconds = 0; seconds < 420 && calls.some(({ isOver }) => !isOver); seconds += 5) {
      await city.network.clock.run(5);
      calls.forEach((call, n) => {
        if (n % 5 === 1 && seconds === 10 + n && !call.isOver) void call.hangUp();
        if (n % 7 === 3 && seconds >= 40 && !call.isOver) call.pressNow('*');
      });
    }
    await city.pass(60);
    expect(calls.filter(({ isOver }) => !isOver)).toEqual([]);

    const rows = await city.sql('SELECT provider_id, state, ended_how, case_id FROM phone_call');
    expect(new Set(rows.map(({ provider_id: id }) => id))).toEqual(new Set(calls.map(({ sid }) => sid)));
    expect(rows).toHaveLength(CALLERS);
    expect(new Set(rows.map(({ case_id: id }) => id)).size).toBe(CALLERS);
    expect(rows.filter(({ state }) => state !== 'ended')).toEqual([]);
    for (const { ended_how: how } of rows) expect(['talked', 'callback_promised', 'voicemail', 'hung_up']).toContain(how);
    const ended = await city.sql(`SELECT case_id FROM journal WHERE type = 'call.ended'`);
    expect(ended).toHaveLength(CALLERS);

    // Somebody answers for every case, or will by a time that is running.
    expect(
      await city.sql(`SELECT f.id FROM case_file f WHERE f.state <> 'closed' AND NOT EXISTS (
        SELECT 1 FROM clock c WHERE c.case_id = f.id AND c.stopped_at IS NULL AND c.breached_at IS NULL)`),
    ).toEqual([]);
    expect(await city.sql(`SELECT id FROM case_file WHERE live`)).toEqual([]);

    // Whoever talked did so with the owner of the case, and everybody else's phone stopped ringing.
    expect(
      await city.sql(
        `SELECT c.id FROM phone_call c JOIN case_file f ON f.id = c.case_id WHERE c.ended_how = 'talked' AND c.official_id IS DISTINCT FROM f.owner_id`,
      ),
    ).toEqual([]);
    const talked = rows.filter(({ ended_how: how }) => how === 'talked').length;
    expect(talked).toBeGreaterThan(10);
    expect(await city.sql(`SELECT call_id FROM phone_leg WHERE outcome = 'won' GROUP BY call_id HAVING count(*) > 1`)).toEqual([]);
    expect(await city.sql(`SELECT id FROM phone_delivery WHERE kind = 'call' AND ended_at IS NULL`)).toEqual([]);
    expect(await city.sql(`SELECT id FROM phone_delivery WHERE sent_twice > 0`)).toEqual([]);
    expect(await city.verify()).toEqual([]);
  }, 300_000);
});

import { PhoneCity } from './phone-city.js';

const CALLERS = 20;
const resident = (n: number): string => `+35850200${String(n).padStart(4, '0')}`;
const official = (n: number): string => `+35840300${String(n).padStart(4, '0')}`;

/** Chance that is the same again for the same seed. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return Math.abs((state ^ (state >>> 7)) % below);
  };
}

describe.each([1, 2, 3])('callers who do anything, on a network that loses things (seed %d)', (seed) => {
  let city: PhoneCity;
  beforeEach(async () => {
    city = await PhoneCity.start({ line: { seed } });
    await city.person('pormestari', ['mayor'], { onDuty: false });
  });
  afterEach(() => city.stop());

  it('each call has its case, ends in exactly one way, and somebody answers for it by a time', async () => {
    const chance = chanceOf(seed);
    const behaviours = ['answers', 'answers', 'machine', 'noAnswer', 'busy', 'rejects', 'invalid'] as const;
    for (let n = 0; n < 6; n += 1) {
      await city.person(`virkailija${n}`, ['official'], { phone: official(n) });
      const voice = behaviours[chance(behaviours.length)];
      city.network
        .phone(official(n))
        .behaves({ voice, presses: String(chance(3)), talksForSeconds: 5 + chance(60), afterSeconds: chance(10) });
    }
    city.network.chaos({
      duplicate: 0.15,
      delay: 0.15,
      lateSeconds: 6,
      drop: 0.04,
      loseAnswer: 0.05,
      restFailsAfter: 0.05,
      restFailsBefore: 0.05,
    });
    const calls = Array.from({ length: CALLERS }, (_, n) => {
      city.network.phone(resident(n)).behaves({ hidden: chance(6) === 0, ...(chance(3) === 0 ? { says: 'Hei, asiani on tämä.' } : {}) });
      return city.network.dialFrom(resident(n));
    });
    for (let seconds = 0; seconds < 400 && calls.some(({ isOver }) => !isOver); seconds += 2) {
      await city.network.clock.run(2);
      for (const call of calls) {
        if (call.isOver) continue;
        if (chance(12) === 0) call.pressNow('0123456789*#'.charAt(chance(12)));
        else if (chance(150) === 0) void call.hangUp();
      }
    }
    for (const call of calls) if (!call.isOver) await call.hangUp();
    city.network.chaos({ duplicate: 0, delay: 0, drop: 0, loseAnswer: 0, restFailsAfter: 0, restFailsBefore: 0 });
    // What was lost on the way is found by looking.
    await city.pass(90);
    await city.recover();
    await city.askAfter();
    await city.pass(90);

    const rows = await city.sql('SELECT provider_id, state, ended_how, case_id FROM phone_call');
    expect(new Set(rows.map(({ provider_id: id }) => id))).toEqual(new Set(calls.map(({ sid }) => sid)));
    expect(rows).toHaveLength(CALLERS);
    expect(rows.filter(({ state }) => state !== 'ended')).toEqual([]);
    const endings = await city.sql(`SELECT data->'facts'->>'callId' AS id FROM journal WHERE type = 'call.ended'`);
    expect(new Set(endings.map(({ id }) => id)).size).toBe(CALLERS);
    expect(endings).toHaveLength(CALLERS);
    expect(
      await city.sql(`SELECT f.id FROM case_file f WHERE f.state <> 'closed' AND NOT EXISTS (
        SELECT 1 FROM clock c WHERE c.case_id = f.id AND c.stopped_at IS NULL AND c.breached_at IS NULL)`),
    ).toEqual([]);
    expect(await city.sql('SELECT id FROM case_file WHERE live')).toEqual([]);
    expect(
      await city.sql(`SELECT call_id FROM phone_leg WHERE outcome = 'won' AND role <> 'assistant' GROUP BY call_id HAVING count(*) > 1`),
    ).toEqual([]);
    expect(await city.sql(`SELECT d.state, d.progress FROM phone_delivery d WHERE kind = 'call' AND ended_at IS NULL`)).toEqual([]);
    expect(await city.verify()).toEqual([]);
  }, 240_000);
});

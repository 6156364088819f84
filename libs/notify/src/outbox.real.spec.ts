import { QueueModule } from '#platform/queue';
import { PersonAccess } from '#staff';
import { City } from '#testing/city';
import { Effects } from './effects.service.js';
import { NotifyModule } from './notify.module.js';
import { OutboxRelay } from './outbox-relay.service.js';
import { OutboxStore } from './persistence/outbox.store.js';

const start = (redisUrl?: string) =>
  City.start({
    onDuty: ['aino', 'eero'],
    modules: ({ ownerUrl }) => [QueueModule.forRoot({ databaseUrl: ownerUrl, redisUrl }), NotifyModule.forRoot({ relayEveryMs: null })],
  });
const notices = (city: City) =>
  city.sql<{ who: string; type: string; n: number }>(
    `SELECT p.username AS who, n.type, count(*)::int AS n FROM staff_notice n JOIN person p ON p.id = n.person_id GROUP BY 1, 2 ORDER BY 1, 2`,
  );
const left = async (city: City) => (await city.sql<{ id: string }>('SELECT id FROM outbox ORDER BY id')).map(({ id }) => id);
const untilEmpty = async (city: City) => {
  while ((await left(city)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('the outbox', () => {
  let city: City;
  beforeAll(async () => {
    city = await start();
  }, 60_000);
  afterAll(() => city.stop());
  beforeEach(() => city.sql('TRUNCATE staff_notice, outbox'));

  it('is relayed: those on duty are told of a case that waits, and the row is gone', async () => {
    await city.contact();
    expect(await city.app.get(OutboxRelay).relay()).toBe(1);
    await untilEmpty(city);
    expect(await notices(city)).toEqual([
      { who: 'aino', type: 'case.waits', n: 1 },
      { who: 'eero', type: 'case.waits', n: 1 },
    ]);
    expect(await city.app.get(OutboxRelay).relay()).toBe(0);
  }, 90_000);

  it('a crash between telling and forgetting: told once to a person', async () => {
    const effects = city.app.get(Effects);
    const crash = jest.spyOn(city.app.get(OutboxStore), 'done').mockRejectedValueOnce(new Error('killed here'));
    await city.contact();
    const ids = await left(city);
    await expect(effects.carryOut(ids)).rejects.toThrow('killed here');
    expect(await left(city)).toEqual(ids);
    crash.mockRestore();
    await Promise.all([effects.carryOut(ids), effects.carryOut(ids), effects.carryOut(ids)]);
    expect((await notices(city)).map(({ n }) => n)).toEqual([1, 1]);
    expect(await left(city)).toEqual([]);
  });

  it('what was handed over and got lost is handed over again after a minute, and told once', async () => {
    await city.contact();
    const ids = await left(city);
    await city.unitOfWork.run((tx) => city.app.get(OutboxStore).hand(tx, 10));
    expect(await city.app.get(OutboxRelay).relay()).toBe(0);
    expect(await left(city)).toEqual(ids);
    await city.clock.advance(61_000);
    expect(await city.app.get(OutboxRelay).relay()).toBe(1);
    await untilEmpty(city);
    expect((await notices(city)).map(({ n }) => n)).toEqual([1, 1]);
  }, 90_000);

  it('told again by a row that came back, it shows once', async () => {
    const { caseId } = await city.contact();
    await city.app.get(Effects).carryOut(await left(city));
    await city.sql(`INSERT INTO outbox (topic, case_id, body) VALUES ('case', $1, '{"fromSeq": 1, "toSeq": 1}')`, [caseId]);
    await city.app.get(Effects).carryOut(await left(city));
    expect((await notices(city)).map(({ n }) => n)).toEqual([1, 1]);
  });

  it('one row that cannot be carried out keeps no other, and stays', async () => {
    await city.sql(`INSERT INTO outbox (topic, case_id, body) VALUES ('case', NULL, '{"fromSeq": 1, "toSeq": 1}')`);
    await city.contact();
    const [bad, ...others] = await left(city);
    await city.app.get(Effects).carryOut([bad!, ...others]);
    expect(await left(city)).toEqual([bad]);
    expect(await notices(city)).toHaveLength(2);
  });

  it('a whole ladder and a case’s life reach whom they concern', async () => {
    const { caseId, resident } = await city.contact();
    await city.clock.advance(14 * 24 * 3_600_000);
    await city.settle();
    await city.settle();
    await city.ownership.take(caseId, city.by('aino'));
    await city.ownership.offerHandover(caseId, city.by('aino'), { to: 'maija', reason: 'Sinulle.' });
    await city.resident.write(resident, { text: 'Hei?' });
    await city.app.get(Effects).carryOut(await left(city));
    const told = (await notices(city)).map(({ who, type }) => `${who} ${type}`);
    expect(told).toEqual(
      expect.arrayContaining(['aino case.waits', 'pormestari case.at_mayor', 'maija offer.made', 'aino message.resident']),
    );
    expect(told.filter((line) => /^(leena|robin|yllapito|petri)/.test(line))).toEqual([]);
  });

  it('somebody gone: what they held goes up a level', async () => {
    const { caseId } = await city.contact();
    await city.ownership.take(caseId, city.by('petri'));
    await city.app.get(PersonAccess).disable(null, 'petri');
    await city.app.get(OutboxRelay).relay();
    // Laying down leaves word of its own in the outbox, so that it does not become empty.
    const level = () => city.sql('SELECT state, level FROM case_file WHERE id = $1', [caseId]);
    while ((await level())[0]?.['state'] !== 'waiting') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await level()).toEqual([{ state: 'waiting', level: 1 }]);
  }, 90_000);
});

describe('while the queue is away', () => {
  it('effects are carried out all the same', async () => {
    const city = await start('redis://127.0.0.1:1');
    await city.contact();
    expect(await city.app.get(OutboxRelay).relay()).toBe(1);
    expect(await left(city)).toEqual([]);
    expect((await notices(city)).map(({ who }) => who)).toEqual(['aino', 'eero']);
    await city.stop();
  }, 90_000);
});

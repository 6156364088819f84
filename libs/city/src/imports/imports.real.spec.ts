import { DatabaseModule } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '#testing/postgres';
import { Test, type TestingModule } from '@nestjs/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CityModule } from '../city.module.js';
import { VillageStore } from '../persistence/village.store.js';
import { LivingRooms } from '../rooms/living-rooms.service.js';
import { Villages } from '../villages/villages.service.js';
import { CityImports } from './city-imports.service.js';

/** Files in the shape of the city's own, made up. */
describe('imports of the city’s data', () => {
  let database: TestDatabase;
  let app: TestingModule;
  let owner: pg.Pool;
  const folder = mkdtempSync(join(tmpdir(), 'batline-imports-'));
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
    // Dropping the database cuts what was about to close.
    owner.on('error', () => undefined);
    app = await Test.createTestingModule({ imports: [DatabaseModule.forRoot({ url: database.ownerUrl, poolSize: 2 }), CityModule] }).compile(); // prettier-ignore
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await owner.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, content: string | Buffer | object): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return path;
  };
  const imports = () => app.get(CityImports);
  const counted = async (table: string) => (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]!.n;
  const square = (lon: number, lat: number) => [[lon, lat], [lon + 0.01, lat], [lon + 0.01, lat + 0.01], [lon, lat + 0.01], [lon, lat]]; // prettier-ignore
  const district = (tunnus: string, nimi_fi: string, nimi_se: string, lon: number) => ({
    ...{ type: 'Feature', properties: { tunnus, nimi_fi, nimi_se } },
    geometry: { type: 'MultiPolygon', coordinates: [[square(lon, 60.18)]] },
  });
  const unit = (id: number, fi: string, lon: number, more: object = {}) => ({
    ...{ id, name: { fi }, street_address: { fi: `Katu ${id}` }, address_zip: '00500', municipality: 'helsinki' },
    ...{ location: { type: 'Point', coordinates: [lon, 60.185] }, ...more },
  });

  it('postal codes take the place of those before, and nothing changes the second time', async () => {
    const first = file('first.csv', '\uFEFFpostal_code;village_code;share\n00500;11;0.7\n00500;10;0.3\n00700;38\n');
    expect(await imports().postalCodes(first)).toEqual({ changed: ['3 came or changed'], unchanged: 0, skipped: [] });
    expect(await imports().postalCodes(first)).toEqual({ changed: [], unchanged: 3, skipped: [] });
    const second = file('second.csv', 'postal_code;village_code;share\n00500;11;0.6\n00700;38\n');
    expect(await imports().postalCodes(second)).toEqual({ changed: ['1 came or changed', '1 went'], unchanged: 1, skipped: [] });
    expect(await app.get(VillageStore).byPostalCode('00500')).toEqual(['11']);
  });

  it('boundaries correct names, which old words still find, and are drawn coarser', async () => {
    const given = file('d.geojson', { type: 'FeatureCollection', features: [district('11', 'Kallio', 'Bärghäll', 24.95), district('38', 'Malmi', 'Malm', 25.05)] }); // prettier-ignore
    const report = await imports().districts(given);
    expect(report).toEqual({ changed: ['11 Kallio, Bärghäll (was Kallio, Berghäll)', '38 Malmi, Malm'], unchanged: 0, skipped: [] });
    expect(await imports().districts(given)).toEqual({ changed: [], unchanged: 2, skipped: [] });
    const villages = app.get(Villages);
    expect([villages.find('bärghäll')?.code, villages.find('Berghäll')?.code]).toEqual(['11', '11']);
    expect(villages.spoken('Kallio', 'sv')).toBe('Bärghäll');
    expect((await app.get(VillageStore).outlines()).map(({ code, outline }) => [code, outline[0]![0]!.length])).toEqual([['11', 5], ['38', 5]]); // prettier-ignore
  });

  it('schools become living rooms, change only by what changed, and leave what was written by hand', async () => {
    const units = [unit(1, 'Testikoulu', 24.955), unit(2, 'Malmin testikoulu', 25.055), unit(3, 'Vantaan koulu', 25.055, { municipality: 'vantaa' }), unit(4, 'Kaukainen koulu', 24.1)]; // prettier-ignore
    const first = await imports().units(file('u.json', { count: 4, results: units }));
    expect(first).toEqual({
      changed: ['1 Testikoulu: Kallio: new, without opening hours', '2 Malmin testikoulu: Malmi: new, without opening hours'],
      unchanged: 0,
      skipped: ['3 Vantaan koulu: is in vantaa', '4 Kaukainen koulu: lies in no village'],
    });
    const rooms = await app.get(LivingRooms).all();
    expect(rooms[0]).toMatchObject({ school: 'Testikoulu', address: 'Katu 1, 00500', open: false, location: { lat: 60.185, lon: 24.955 } });
    await owner.query(`UPDATE living_room SET week = '{"mon": [{"from": "08:00", "to": "16:00"}], "tue": [], "wed": [], "thu": [], "fri": [], "sat": [], "sun": []}' WHERE unit_id = 1`); // prettier-ignore
    await owner.query(`UPDATE living_room SET school = 'Käsin kirjoitettu', source = 'administrator' WHERE unit_id = 2`);
    const moved = [unit(1, 'Testikoulu', 24.955, { street_address: { fi: 'Uusi katu 9' } }), units[1]!];
    const second = await imports().units(file('u.json', { results: moved }));
    expect(second).toEqual({
      changed: ['1 Testikoulu: Kallio: address'],
      unchanged: 0,
      skipped: ['2 Malmin testikoulu: Malmi: the administrator wrote its room by hand'],
    });
    expect((await app.get(LivingRooms).ofVillage('Kallio'))?.week.mon).toHaveLength(1);
    expect(await imports().units(join(folder, 'u.json'))).toMatchObject({ changed: [], unchanged: 1 });
  });

  it('a mapping chooses, and a unit that is another village’s room stays there', async () => {
    const units = file('u.json', [unit(1, 'Testikoulu', 24.955), unit(5, 'Pasilan testikoulu', 24.1)]);
    const mapping = file('m.csv', 'unit_id;village_code\n5;Böle\n1;12\n');
    const report = await imports().units(units, mapping);
    expect(report.changed).toEqual(['5 Pasilan testikoulu: Pasila: new, without opening hours']);
    expect(report.skipped).toEqual(['1 Testikoulu: Alppiharju: it is the room of Kallio; close that first']);
  });

  it('a file is taken whole or not at all', async () => {
    const before = await counted('postal_code_village');
    await expect(imports().postalCodes(file('half.csv', 'postal_code;village_code\n00100;04\n00100;99\n'))).rejects.toThrow(/half.csv:3/);
    expect(await counted('postal_code_village')).toBe(before);
  });

  it.each<[string, () => string, RegExp]>([
    ['is not there', () => join(folder, 'none.csv'), /none.csv cannot be read \(ENOENT\)/],
    [
      'is in another encoding',
      () => file('latin.csv', Buffer.from('postal_code;village_code\n00500;Bergh\xe4ll\n', 'latin1')),
      /latin.csv:2 is not UTF-8/,
    ],
    ['is too big', () => file('big.csv', Buffer.alloc(2_000_001, 'x')), /2000001 bytes; 2000000 are the most/],
    ['is a folder', () => folder, /cannot be read \(EISDIR\)/],
  ])('a file that %s', async (_why, path, message) => await expect(imports().postalCodes(path())).rejects.toThrow(message));
  it('JSON that is none names the line', async () => {
    await expect(imports().units(file('bad.json', '{\n "results": [\n  {"id": 1,}\n ]\n}'))).rejects.toThrow(/bad.json:3 is not JSON/);
    await expect(imports().districts(file('cut.json', '{\n "type": "FeatureC'))).rejects.toThrow(/cut.json:2 is not JSON/);
  });
});

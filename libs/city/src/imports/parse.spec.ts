import { loadVillages } from '../villages/village-file.js';
import { VillageIndex } from '../villages/village-index.js';
import { chooseRooms } from './choose-rooms.js';
import { parseDistricts } from './districts.js';
import { coarsened, contains, type MultiPolygon, type Position } from './geometry.js';
import { parsePostalCodes } from './postal-codes.js';
import { parseMapping, parseUnits, type Unit } from './units.js';

const index = new VillageIndex(loadVillages('config/villages.json'));
const find = (words: string) => index.find(words);

describe('postal codes', () => {
  const parse = (text: string) => parsePostalCodes('p.csv', text, find);
  it('are read with shares or without, by code or name, with any line ends', () => {
    expect(parse('postal_code;village_code;share\r\n00500;11;0,7\r\n\r\n"00500";"10";0.3\r\n00700;Malm\r\n')).toEqual([
      { postalCode: '00500', village: '11', share: 0.7 },
      { postalCode: '00500', village: '10', share: 0.3 },
      { postalCode: '00700', village: '38', share: null },
    ]);
  });
  it.each([
    ['postal_code;village_code\n0500;11', /^p.csv:2 "0500" is no postal code/],
    ['postal_code;village_code\n00500;11\n00500;99', /^p.csv:3 there is no village "99"/],
    ['postal_code;village_code\n00500;meri', /^p.csv:2 nobody lives at sea/],
    ['postal_code;village_code\n00500;11\n\n00500;Kallio', /^p.csv:4 says again what line 2 says/],
    ['postal_code;village_code;share\n00500;11;0', /^p.csv:2 "0" is no share/],
    ['postal_code;village_code;share\n00500;11;1.5', /^p.csv:2 "1.5" is no share/],
    ['postal_code;village_code;share\n00500;11;half', /^p.csv:2 "half" is no share/],
    ['postal_code;village_code;share\n00500;11;0.8\n00500;10;0.8', /^p.csv:3 the shares of 00500 are more than the whole/],
    ['postal_code;village_code\n00500', /^p.csv:2 has 1 columns where 2 are named/],
    ['postal_code;village_code\n00500;11;1', /^p.csv:2 has 3 columns where 2 are named/],
    ['postal_code;village_code\n"00500;11', /^p.csv:2 has a quotation mark/],
    ['postinumero;kylä\n00500;11', /^p.csv:1 must name the columns: postal_code;village_code\[;share\]/],
    ['', /^p.csv:1 must name the columns/],
    ['postal_code;village_code\n', /^p.csv names no postal code/],
    [`postal_code;village_code\n${'\n'.repeat(20_000)}`, /20000 are the most/],
  ])('%j', (text, message) => expect(() => parse(text)).toThrow(message));
});

const square = (lon: number, lat: number, size = 0.01): Position[] => [[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]]; // prettier-ignore
const district = (tunnus: string | number, nimi_fi: string, nimi_se: string | null, rings: Position[][] = [square(24.95, 60.18)]) => ({
  ...{ type: 'Feature', properties: { id: 1, aluejako: 'KAUPUNGINOSA', kunta: '091', tunnus, nimi_fi, nimi_se } },
  geometry: { type: 'Polygon', coordinates: rings },
});
const collection = (...features: object[]) => ({ type: 'FeatureCollection', features });

describe('district boundaries', () => {
  const parse = (json: unknown) => parseDistricts('d.geojson', json, find);
  it('are matched by code, else by name; capitals change no name, others do', () => {
    const { boundaries, skipped } = parse(
      collection(district('11', 'KALLIO', 'Berghäll'), district(1, 'Kruununhaka', 'Kronohagen uusi'), district('060', 'Aluemeri', null), district('101', 'Vironniemi', 'Estnäs')), // prettier-ignore
    );
    expect(boundaries.map(({ code, fi, sv }) => [code, fi, sv])).toEqual([
      ['11', 'Kallio', 'Berghäll'],
      ['01', 'Kruununhaka', 'Kronohagen uusi'],
      ['meri', 'Aluemeri', 'Territorialhavet'],
    ]);
    expect(skipped).toEqual(['101 Vironniemi: the city has no village of that code or name']);
  });
  it.each<[string, unknown, RegExp]>([
    ['metres', collection(district('11', 'Kallio', 'Berghäll', [square(25_497_000, 6_674_000, 900)])), /feature 1: .*EPSG:3879.*EPSG:4326/],
    ['latitude first', collection(district('11', 'Kallio', 'Berghäll', [square(60.18, 24.95)])), /feature 1: .*latitude first/],
    ['elsewhere', collection(district('11', 'Kallio', 'Berghäll', [square(12, 41)])), /not near Helsinki/],
    ['code and name of two', collection(district('11', 'Kallio', ''), district('11', 'Malmi', 'Malm')), /feature 1: properties.nimi_se/],
    [
      'code of one, name of another',
      collection(district('11', 'Malmi', 'Malm')),
      /feature 1: 11 is Kallio, but it is called Malmi, which is 38/,
    ],
    [
      'twice',
      collection(district('11', 'Kallio', 'Berghäll'), district('11', 'Kallio', 'Berghäll')),
      /feature 2: Kallio is in the file twice/,
    ],
    ['an open ring', collection(district('11', 'Kallio', 'Berghäll', [square(24.95, 60.18).slice(0, -1)])), /does not end where it begins/],
    [
      'a point',
      collection({ ...district('11', 'Kallio', 'B'), geometry: { type: 'Point', coordinates: [25, 60] } }),
      /feature 1: geometry/,
    ],
    ['no name', collection({ ...district('11', 'Kallio', 'B'), properties: { tunnus: '11' } }), /feature 1: properties.nimi_fi/],
    ['nothing', collection(), /no GeoJSON FeatureCollection/],
    ['something else', [], /no GeoJSON FeatureCollection/],
    ['numbers that are none', collection(district('11', 'Kallio', 'B', [[...square(24.95, 60.18).slice(0, 4), [NaN, 60]]])), /feature 1/],
  ])('%s', (_why, json, message) => expect(() => parse(json)).toThrow(message));
});

describe('areas', () => {
  const withHole: MultiPolygon = [[square(24.9, 60.1, 0.1), square(24.94, 60.14, 0.02)], [square(25.2, 60.1)]];
  it.each<[Position, boolean]>([
    [[24.91, 60.11], true],
    [[24.95, 60.15], false],
    [[25.205, 60.105], true],
    [[25.1, 60.105], false],
  ])('%j lies within: %s', (point, inside) => expect(contains(withHole, point)).toBe(inside));

  it('coarse ones keep corners and closing, and lose wiggles and specks', () => {
    const shore = Array.from({ length: 2_001 }, (_, i): Position => [24.9 + i * 5e-5, 60.1 + (i % 2) * 1e-5]);
    const ring: Position[] = [...shore, [25, 60.2], [24.9, 60.2], shore[0]!];
    const [polygon, ...others] = coarsened([[ring], [square(25.5, 60.5, 1e-5)]]);
    expect(others).toEqual([]);
    expect(polygon![0]).toHaveLength(5);
    expect(polygon![0]!.at(-1)).toEqual(polygon![0]![0]);
    expect(contains([polygon!], [24.95, 60.15])).toBe(true);
  });
});

describe('units of the service map', () => {
  const unit = { id: 1, name: { fi: 'Testikoulu', sv: 'Provskolan' }, street_address: { fi: 'Testikatu 1' }, address_zip: '00500', municipality: 'helsinki', phone: '+358 9 310 1691', location: { type: 'Point', coordinates: [24.95, 60.18] }, services: [{ id: 9 }] }; // prettier-ignore
  it('are read with or without a page around them; others’ cities and nameless ones are left out', () => {
    const page = { count: 4, next: null, results: [unit, { ...unit, id: 2, municipality: 'vantaa' }, { ...unit, id: 3, name: null }, { ...unit, id: 4, phone: 'ei ole', location: null, name: 'Koulu  B', address_zip: null }] }; // prettier-ignore
    const { units, skipped } = parseUnits('u.json', page);
    expect(units).toEqual([
      { id: 1, name: 'Testikoulu', address: 'Testikatu 1, 00500', phone: '+35893101691', location: [24.95, 60.18] },
      { id: 4, name: 'Koulu B', address: 'Testikatu 1', phone: null, location: null },
    ]);
    expect(skipped).toEqual(['2 Testikoulu: is in vantaa', '3 : has no name']);
    expect(parseUnits('u.json', [unit]).units).toHaveLength(1);
  });
  it.each<[string, unknown, RegExp]>([
    ['no list', { units: [] }, /^u.json is no list of units/],
    ['no id', [{ name: 'Koulu' }], /^u.json, unit 1: id/],
    ['a name that is none', [unit, { ...unit, id: 7, name: 7 }], /^u.json, unit 2 \(id 7\): name/],
    ['a line for a point', [{ ...unit, location: { type: 'LineString', coordinates: [] } }], /^u.json, unit 1 \(id 1\): location/],
    ['twice', [unit, unit], /^u.json, unit 2: the id 1 is there twice/],
  ])('%s', (_why, json, message) => expect(() => parseUnits('u.json', json)).toThrow(message));

  it.each([
    ['unit_id;village_code\nx;11', /^m.csv:2 names no unit/],
    ['unit_id;village_code\n1;Atlantis', /^m.csv:2 there is no village "Atlantis"/],
    ['unit_id;village_code\n1;Aluemeri', /^m.csv:2 there is no living room on the open sea/],
    ['unit_id;village_code\n1;11\n1;12', /^m.csv:3 names unit 1 a second time/],
    ['unit_id;village_code\n1;11\n2;Berghäll', /^m.csv:3 gives Kallio a second room/],
  ])('a mapping: %j', (text, message) => expect(() => parseMapping('m.csv', text, find)).toThrow(message));

  const at = (id: number, lon: number | null): Unit => ({ id, name: `Koulu ${id}`, address: 'Katu 1', phone: null, location: lon === null ? null : [lon, 60.185] }); // prettier-ignore
  const boundaries = [
    { code: '11', boundary: [[square(24.95, 60.18)]] },
    { code: '38', boundary: [[square(25.05, 60.18)]] },
    { code: 'meri', boundary: [[square(25.5, 60.18)]] },
  ];
  const isLand = (code: string) => code !== 'meri';
  it('are chosen by mapping, by being the room already, by being the only one; else not at all', () => {
    const units = [at(1, 24.955), at(2, 24.955), at(3, 25.055), at(4, 25.055), at(5, null), at(6, 25.505), at(7, 24.1), at(8, null)];
    const { chosen, skipped } = chooseRooms(units, new Map([[8, '12'], [9, '13']]), boundaries, [{ village: '38', unitId: 4 }], isLand); // prettier-ignore
    expect(chosen.map(({ unit, village, mapped }) => [unit.id, village, mapped])).toEqual([
      [8, '12', true],
      [4, '38', false],
    ]);
    expect(skipped.sort()).toEqual([
      '1 Koulu 1: 2 units lie in village 11: a mapping must choose',
      '2 Koulu 2: 2 units lie in village 11: a mapping must choose',
      '3 Koulu 3: another unit is the room of its village',
      '5 Koulu 5: has no location and stands in no mapping',
      '6 Koulu 6: lies at sea',
      '7 Koulu 7: lies in no village',
      '9: mapped to village 13, but not in the file',
    ]);
    expect(chooseRooms([at(1, 24.955)], new Map(), boundaries, [], isLand).chosen).toHaveLength(1);
    expect(chooseRooms([at(1, 24.955)], new Map(), [], [], isLand).skipped).toEqual(['1 Koulu 1: stands in no mapping, and no boundaries were imported']); // prettier-ignore
  });
});

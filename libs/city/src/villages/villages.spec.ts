import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadVillages } from './village-file.js';
import { VillageIndex } from './village-index.js';

const FILE = 'config/villages.json';
const villages = loadVillages(FILE);

describe('the villages of Helsinki', () => {
  it('are 59 with the city’s numbers and the open sea, which has none and is in no district', () => {
    expect(villages.filter(({ sea }) => !sea).map(({ code }) => code)).toEqual(Array.from({ length: 59 }, (_, i) => String(i + 1).padStart(2, '0'))); // prettier-ignore
    expect(villages.filter(({ sea }) => sea)).toEqual([{ code: 'meri', name: { fi: 'Aluemeri', sv: 'Territorialhavet' }, sea: true }]);
  });
  it('are in the eight major districts', () => expect(new Set(villages.flatMap(({ district }) => district?.fi ?? [])).size).toBe(8));
});

describe('a file that is not in order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'batline-villages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  interface File {
    districts: Record<string, unknown>;
    villages: Record<string, unknown>[];
  }
  const changed = (change: (file: File) => void) => {
    const file = JSON.parse(readFileSync(FILE, 'utf8')) as File;
    change(file);
    const path = join(folder, 'villages.json');
    writeFileSync(path, JSON.stringify(file));
    return () => loadVillages(path);
  };
  it.each<[string, (file: File) => void, RegExp]>([
    ['one is missing', ({ villages }) => villages.pop(), /there must be 60 villages/],
    ['a code twice', ({ villages }) => void (villages[1]!.code = '01'), /01 names both 01 and 01/],
    ['a name twice, in another case', ({ villages }) => void (villages[1]!.sv = 'KRONOHAGEN'), /kronohagen names both 01 and 02/],
    ['an unknown district', ({ villages }) => void (villages[0]!.district = 'nowhere'), /01: there is no district nowhere/],
    ['no district on land', ({ villages }) => void delete villages[0]!.district, /01: has no district/],
    ['a key that nobody knows', ({ villages }) => void (villages[0]!.population = 7_000), /population/],
  ])('%s', (_why, change, message) => expect(changed(change)).toThrow(message));
  it('is not there', () => expect(() => loadVillages(join(folder, 'none.json'))).toThrow(/cannot be read \(ENOENT\)/));
});

describe('finding a village', () => {
  const index = new VillageIndex(villages);
  it.each([
    ['11', 'Kallio'],
    ['Kallio', 'Kallio'],
    ['  kALLIO ', 'Kallio'],
    ['berghäll', 'Kallio'],
    ['bergha\u0308ll', 'Kallio'],
    ['ETU-TÖÖLÖ', 'Etu-Töölö'],
    ['Främre  Tölö', 'Etu-Töölö'],
    ['meri', 'Aluemeri'],
  ])('%j is %s', (words, name) => expect(index.find(words)?.name.fi).toBe(name));
  it.each(['', '1', '60', 'Kallio!', 'Kalli', 'Töölö', 'constructor', '__proto__', 'Itäkeskus'])('%j is none', (words) =>
    expect(index.find(words)).toBeUndefined(),
  );

  it('goes by imported names, and still knows the file’s', () => {
    const renamed = new VillageIndex(villages, [{ code: '11', fi: 'Uusi Kallio', sv: 'Nya Berghäll' }]);
    for (const words of ['11', 'uusi kallio', 'Nya Berghäll', 'Kallio', 'Berghäll'])
      expect(renamed.find(words)?.name).toEqual({ fi: 'Uusi Kallio', sv: 'Nya Berghäll' });
    const taken = new VillageIndex(villages, [{ code: '11', fi: 'Malmi', sv: 'Malm' }, { code: '38', fi: 'Uusi Malmi', sv: 'Nya Malm' }]); // prettier-ignore
    expect(taken.find('Malmi')?.code).toBe('11');
  });
});

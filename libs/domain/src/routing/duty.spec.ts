import { dutyFor, dutyForAll, staffingOf, type OnDuty } from './duty.js';

const person = (id: string, duties: OnDuty['duties'] = {}, roles: OnDuty['roles'] = ['official']): OnDuty => ({ id, roles, duties });
const ids = (people: OnDuty[]) => people.map(({ id }) => id);

describe('who is on duty for a case', () => {
  const anybody = person('anybody');
  const kallio = person('kallio', { villages: ['Kallio'], languages: ['fi'] });
  const swedish = person('swedish', { languages: ['sv'] });
  const parks = person('parks', { topics: ['parks_nature'] });
  const mayor = person('mayor', {}, ['mayor']);
  const host = person('host', {}, ['host']);
  const all = [anybody, kallio, swedish, parks, mayor, host];

  it.each([
    [{ language: 'fi', village: 'Kallio' }, ['anybody', 'kallio', 'parks']],
    [{ language: 'fi', village: 'Malmi' }, ['anybody', 'parks']],
    [{ language: 'sv' }, ['anybody', 'swedish', 'parks']],
    [{ language: 'fi', topic: 'safety' }, ['anybody', 'kallio']],
  ])('%j', (about, expected) => expect(ids(dutyFor(all, about))).toEqual(expected));

  it('tells every official on the wide rung, but neither hosts nor the mayor', () =>
    expect(ids(dutyForAll(all))).toEqual(['anybody', 'kallio', 'swedish', 'parks']));

  it('looks at the channels that somebody serves', () => {
    const phone = { ...person('phone'), channels: ['voice'] };
    const web = { ...person('web'), channels: ['chat', 'web_form'] };
    const fi = { language: 'fi' };
    expect(ids(dutyFor([anybody, phone, web], { ...fi, channel: 'voice' }))).toEqual(['anybody', 'phone']);
    expect(ids(dutyFor([anybody, phone, web], { ...fi, channel: 'chat' }))).toEqual(['anybody', 'web']);
    expect(ids(dutyFor([anybody, phone, web], fi))).toEqual(['anybody', 'phone', 'web']);
    expect(ids(dutyForAll([phone, web]))).toEqual(['phone', 'web']);
  });

  const NOW = 1_000;
  it('says from when somebody stands on each rung', () => {
    expect(staffingOf([mayor, host], { language: 'fi' }, NOW)).toEqual({ duty: null, dutyAll: null, mayor: NOW });
    expect(staffingOf([swedish], { language: 'fi' }, NOW)).toEqual({ duty: null, dutyAll: NOW, mayor: null });
  });

  it('of those who come, whoever comes first counts, where they fit', () => {
    const coming = [
      { ...swedish, from: 2_000 },
      { ...kallio, from: 3_000 },
      { ...mayor, from: 4_000 },
      { ...host, from: 1_500 },
    ];
    expect(staffingOf([], { language: 'fi', village: 'Kallio' }, NOW, coming)).toEqual({ duty: 3_000, dutyAll: 2_000, mayor: 4_000 });
    expect(staffingOf([parks], { language: 'en' }, NOW, coming)).toEqual({ duty: NOW, dutyAll: NOW, mayor: 4_000 });
  });
});

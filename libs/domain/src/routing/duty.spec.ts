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

  it('says which rungs are empty', () => {
    expect(staffingOf([mayor, host], { language: 'fi' })).toEqual({ duty: false, dutyAll: false, mayor: true });
    expect(staffingOf([swedish], { language: 'fi' })).toEqual({ duty: false, dutyAll: true, mayor: false });
  });
});

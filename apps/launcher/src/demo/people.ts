import type { Tx } from '#platform/database';
import { seedPerson, type SeededPerson } from '#staff';
import { DEMO_PHONES } from '../demo-numbers.js';

/** A demo person, with what the sign-in page says of them in the three languages. */
export interface DemoPerson extends SeededPerson {
  role: { fi: string; sv: string; en: string };
}

const OFFICIAL = { fi: 'viranhaltija', sv: 'tjänsteinnehavare', en: 'official' };

/** Invented people (api.md "Starting"). Their languages together cover Finnish, Swedish and English. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    ...official('aino', 'Aino Lehtinen'),
    phone: DEMO_PHONES.aino,
    duties: { sectors: ['urban_environment'], topics: ['streets_traffic', 'waste_cleanliness'], languages: ['fi', 'en'] },
    role: withField(OFFICIAL, 'kadut ja liikenne', 'gator och trafik', 'streets and traffic'),
  },
  {
    ...official('eero', 'Eero Mäkelä'),
    phone: DEMO_PHONES.eero,
    duties: { sectors: ['urban_environment'], topics: ['parks_nature', 'housing_building'], languages: ['fi'] },
    role: withField(OFFICIAL, 'puistot ja asuminen', 'parker och boende', 'parks and housing'),
  },
  {
    ...official('maija', 'Maija Lindqvist'),
    phone: DEMO_PHONES.maija,
    duties: { sectors: ['education'], topics: ['schools_daycare', 'culture_sports'], languages: ['fi', 'sv'] },
    role: withField(OFFICIAL, 'koulut ja päiväkodit', 'skolor och daghem', 'schools and daycare'),
  },
  {
    ...official('petri', 'Petri Virtanen'),
    phone: DEMO_PHONES.petri,
    duties: { sectors: ['central'], topics: [], languages: ['fi', 'sv', 'en'] },
    role: withField(OFFICIAL, 'osallisuus, kaikki aiheet', 'delaktighet, alla ämnen', 'participation, any topic'),
  },
  {
    ...person('leena', 'Leena Rantanen', ['host']),
    role: { fi: 'olohuoneen emäntä', sv: 'vardagsrummets värd', en: 'living room host' },
  },
  {
    ...person('pormestari', 'Katri Salminen', ['mayor']),
    onDuty: true,
    phone: DEMO_PHONES.pormestari,
    duties: { languages: ['fi', 'sv', 'en'] },
    role: { fi: 'osallisuuspormestari', sv: 'delaktighetsborgmästare', en: 'participation mayor' },
  },
  {
    ...person('robin', 'Oskari Niemi', ['robin']),
    role: { fi: 'Robin, sparraaja', sv: 'Robin, bollplank', en: 'Robin, sparring partner' },
  },
  {
    ...person('yllapito', 'Tuomas Heikkilä', ['administrator']),
    role: { fi: 'pääkäyttäjä', sv: 'administratör', en: 'administrator' },
  },
];

/** Adds the demo people and lets them sign in at this issuer. Safe to repeat at every start. */
export async function seedPeople(tx: Tx, issuer: string): Promise<void> {
  for (const demoPerson of DEMO_PEOPLE) await seedPerson(tx, demoPerson, issuer);
}

function person(username: string, name: string, roles: SeededPerson['roles']): SeededPerson {
  return { username, name, roles, duties: {}, onDuty: false, subject: `demo-${username}` };
}

function official(username: string, name: string): SeededPerson {
  return { ...person(username, name, ['official']), onDuty: true };
}

function withField(role: DemoPerson['role'], fi: string, sv: string, en: string): DemoPerson['role'] {
  return { fi: `${role.fi}, ${fi}`, sv: `${role.sv}, ${sv}`, en: `${role.en}, ${en}` };
}

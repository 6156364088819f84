import type { NewLivingRoom } from '#contracts';

const SCHOOL_DAY = [{ from: '09:00', to: '17:00' }];
const EVENING = [{ from: '12:00', to: '20:00' }];
const MORNING = [{ from: '09:00', to: '12:00' }];
const CLOSED: NewLivingRoom['week']['sun'] = [];

const DAYTIME = { mon: SCHOOL_DAY, tue: SCHOOL_DAY, wed: SCHOOL_DAY, thu: SCHOOL_DAY, fri: SCHOOL_DAY, sat: CLOSED, sun: CLOSED };
const EVENINGS = { ...DAYTIME, tue: EVENING, thu: EVENING };
const WEEKENDS = { ...DAYTIME, fri: MORNING, sat: EVENING };

/** Plainly made up: no school is called so, and no street. Leena hosts the one that she wrote a visit down in. */
export const DEMO_LIVING_ROOMS: readonly NewLivingRoom[] = [
  room('Kallio', 11, EVENINGS),
  { ...room('Malmi', 38, WEEKENDS), hosts: ['leena'] },
  room('Vuosaari', 54, WEEKENDS),
  room('Mellunkylä', 47, EVENINGS),
  room('Vartiokylä', 45, DAYTIME),
  room('Herttoniemi', 43, DAYTIME),
  { ...room('Lauttasaari', 31, DAYTIME), accessible: false },
  room('Munkkiniemi', 30, DAYTIME),
  room('Haaga', 29, EVENINGS),
  room('Oulunkylä', 28, DAYTIME),
  room('Pasila', 17, WEEKENDS),
  room('Taka-Töölö', 14, DAYTIME),
];

function room(village: string, number: number, week: NewLivingRoom['week']): NewLivingRoom {
  return { village, school: `Demokoulu, ${village}`, address: `Demokatu ${number}`, week, exceptions: [], hosts: [], accessible: true };
}

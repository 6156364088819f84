import type { NewPattern } from '#contracts';
import { dayAfter } from '#domain';

/** Who is on duty in the demo. Everybody's switch is on as well, so that the demo works at any hour, whatever the roster says. */
export function demoRoster(today: string): NewPattern[] {
  const monday = dayAfter(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const office = {
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] satisfies NewPattern['weekdays'],
    from: '08:00',
    to: '16:00',
    everyWeeks: 1,
  };
  // On call in turns, in all languages: nights, and the days of the weekend.
  const turns = { from: '16:00', to: '08:00', everyWeeks: 2, languages: ['fi', 'sv', 'en'] satisfies NewPattern['languages'] };
  const nights = { ...turns, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] satisfies NewPattern['weekdays'] };
  const weekend = { ...turns, from: '08:00', to: '16:00' };
  const lists = { channels: [], languages: [], villages: [], topics: [] };
  return [
    { ...lists, person: 'petri', startsOn: monday, ...office },
    { ...lists, person: 'maija', startsOn: monday, ...office },
    { ...lists, person: 'aino', startsOn: monday, ...nights },
    { ...lists, person: 'aino', startsOn: monday, ...weekend, weekdays: ['sat', 'sun'] },
    { ...lists, person: 'eero', startsOn: dayAfter(monday, 7), ...nights },
    // Nobody is there on the Sunday of Eero's week: the gap that the administrator and the mayor see.
    { ...lists, person: 'eero', startsOn: dayAfter(monday, 7), ...weekend, weekdays: ['sat'] },
  ];
}

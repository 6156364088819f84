import type { ProblemCatalogue, ProblemKind } from '#platform/http';

const problem = (status: number, fi: string, sv: string, en: string): ProblemKind => ({ status, fi, sv, en });

/** What the roster refuses. */
export const ROSTER_PROBLEMS = {
  'no-such-person': problem(422, 'Henkilöä ei löydy.', 'Personen hittas inte.', 'There is no such person.'),
  'cannot-be-rostered': problem(
    422,
    'Päivystysvuoro voi olla vain viranhaltijalla tai osallisuuspormestarilla.',
    'Ett jourpass kan bara ges till en tjänsteinnehavare eller delaktighetsborgmästaren.',
    'Only an official or the participation mayor can have a duty shift.',
  ),
  'shift-backwards': problem(
    422,
    'Vuoro päättyy ennen kuin se alkaa.',
    'Passet slutar innan det börjar.',
    'The shift ends before it begins.',
  ),
  'shift-too-long': problem(422, 'Vuoro kestää enintään vuorokauden.', 'Ett pass är högst ett dygn.', 'A shift lasts a day at most.'),
  'shift-too-far': problem(
    422,
    'Vuoro on liian kaukana: enintään kahden vuoden päässä.',
    'Passet ligger för långt fram: högst två år.',
    'The shift is too far away: two years at most.',
  ),
  'shift-in-the-past': problem(422, 'Vuoro on jo ohi.', 'Passet är redan över.', 'The shift would be over already.'),
  'shift-overlaps': problem(
    409,
    'Henkilöllä on jo vuoro samaan aikaan.',
    'Personen har redan ett pass vid samma tid.',
    'The person has another shift at that time.',
  ),
  'shift-cancelled': problem(409, 'Vuoro on peruttu.', 'Passet är inställt.', 'The shift was cancelled.'),
  'shift-over': problem(409, 'Vuoro on jo ohi.', 'Passet är redan över.', 'The shift is over.'),
  'shift-began': problem(
    409,
    'Vuoro on jo alkanut. Sen alkua ei voi enää muuttaa.',
    'Passet har redan börjat. Början kan inte längre ändras.',
    'The shift has begun. Its beginning cannot be changed any more.',
  ),
  'roster-changed': problem(
    409,
    'Joku muutti tätä juuri. Katso, miten se nyt on, ja yritä uudestaan.',
    'Någon ändrade detta just nu. Se hur det är nu och försök på nytt.',
    'Somebody has just changed this. See how it is now and try again.',
  ),
  'pattern-never-comes': problem(
    422,
    'Näillä päivillä ei tule yhtään vuoroa.',
    'Med de här dagarna blir det inget pass alls.',
    'With these days there would be no shift at all.',
  ),
  'absence-backwards': problem(
    422,
    'Poissaolo päättyy ennen kuin se alkaa.',
    'Frånvaron slutar innan den börjar.',
    'The absence ends before it begins.',
  ),
  'absence-too-long': problem(
    422,
    'Poissaolo on liian pitkä tai liian kaukana: enintään kaksi vuotta.',
    'Frånvaron är för lång eller ligger för långt fram: högst två år.',
    'The absence is too long or too far away: two years at most.',
  ),
  'absence-in-the-past': problem(422, 'Poissaolo on jo ohi.', 'Frånvaron är redan över.', 'The absence would be over already.'),
  'absence-over': problem(409, 'Poissaolo on jo ohi.', 'Frånvaron är redan över.', 'The absence is over.'),
  'absence-overlaps': problem(
    409,
    'Samalle ajalle on jo merkitty poissaolo. Muuta sitä.',
    'Det finns redan en frånvaro för samma tid. Ändra den.',
    'There is an absence at that time already. Change that one.',
  ),
  'not-your-shift': problem(403, 'Tämä ei ole sinun vuorosi.', 'Detta är inte ditt pass.', 'This is not your shift.'),
  'swap-to-oneself': problem(
    422,
    'Et voi vaihtaa vuoroa itsesi kanssa.',
    'Du kan inte byta pass med dig själv.',
    'You cannot swap with yourself.',
  ),
  'swap-is-open': problem(
    409,
    'Olet jo pyytänyt jotakuta ottamaan tämän vuoron.',
    'Du har redan bett någon ta det här passet.',
    'You have asked somebody to take this shift already.',
  ),
  'swap-ended': problem(409, 'Pyyntö ei ole enää voimassa.', 'Begäran gäller inte längre.', 'That request is over.'),
} satisfies ProblemCatalogue;

import type { ProblemCatalogue, ProblemKind } from '#platform/http';

const problem = (status: number, fi: string, sv: string, en: string): ProblemKind => ({ status, fi, sv, en });

/** Refusals about how people are told, for the catalogue of problem documents. */
export const NOTIFY_PROBLEMS = {
  'path-does-not-reach': problem(
    409,
    'Tällä tavalla sinua ei vielä tavoiteta. Lisää tai vahvista ensin yhteystieto.',
    'Du nås inte ännu på det här sättet. Lägg först till eller bekräfta en kontaktuppgift.',
    'You cannot be reached this way yet. First add or confirm a contact.',
  ),
  'no-push-here': problem(
    409,
    'Selainilmoituksia ei ole otettu käyttöön.',
    'Webbläsaraviseringar har inte tagits i bruk.',
    'There is no browser push here.',
  ),
  'push-endpoint-refused': problem(
    400,
    'Selaimen ilmoituspalvelun osoite ei kelpaa.',
    'Adressen till webbläsarens aviseringstjänst godtas inte.',
    'The address of the browser’s push service is not accepted.',
  ),
  'too-many-subscriptions': problem(
    409,
    'Selaimia on jo liian monta. Poista ensin jokin.',
    'Det finns redan för många webbläsare. Ta först bort någon.',
    'There are too many browsers already. Remove one first.',
  ),
  'no-mail-server': problem(409, 'Sähköpostia ei ole otettu käyttöön.', 'E-post har inte tagits i bruk.', 'There is no e-mail here.'),
  'phone-takes-no-texts': problem(
    409,
    'Numeroon ei voi lähettää tekstiviestiä.',
    'Det går inte att skicka textmeddelanden till numret.',
    'The number does not take text messages.',
  ),
  'wrong-code': problem(409, 'Koodi ei ole oikea.', 'Koden är inte rätt.', 'The code is not right.'),
  'no-code': problem(
    409,
    'Koodi ei ole enää voimassa. Pyydä uusi.',
    'Koden gäller inte längre. Be om en ny.',
    'The code is not valid any more. Ask for a new one.',
  ),
} satisfies ProblemCatalogue;

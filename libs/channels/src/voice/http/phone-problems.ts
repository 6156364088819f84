import type { ProblemCatalogue, ProblemKind } from '#platform/http';

const problem = (status: number, fi: string, sv: string, en: string): ProblemKind => ({ status, fi, sv, en });

/** Refusals of the telephone, for the catalogue of problem documents. */
export const PHONE_PROBLEMS = {
  'no-phone-line': problem(
    409,
    'Puhelinlinjaa ei ole otettu käyttöön.',
    'Telefonlinjen har inte tagits i bruk.',
    'There is no phone line.',
  ),
  'no-own-phone': problem(
    409,
    'Puhelinnumerosi puuttuu. Lisää se asetuksista.',
    'Ditt telefonnummer saknas. Lägg till det i inställningarna.',
    'Your phone number is missing. Add it in the settings.',
  ),
  'no-resident-phone': problem(
    409,
    'Asukkaan puhelinnumeroa ei tiedetä.',
    'Invånarens telefonnummer är inte känt.',
    'The resident’s phone number is not known.',
  ),
  'call-is-running': problem(
    409,
    'Tästä asiasta on jo puhelu käynnissä.',
    'Ett samtal om ärendet pågår redan.',
    'A call about this case is already running.',
  ),
  'no-call': problem(409, 'Puhelu on jo päättynyt.', 'Samtalet är redan avslutat.', 'The call is already over.'),
  'not-asked-to-help': problem(
    409,
    'Pyydä häneltä ensin apua. Vain avustajan voi ottaa mukaan puheluun.',
    'Be hen först om hjälp. Bara den som ombetts hjälpa kan tas med i samtalet.',
    'Ask them for help first. Only somebody who was asked can be brought into the call.',
  ),
  'no-phone-of-theirs': problem(
    409,
    'Hänellä ei ole puhelinnumeroa Batlinessa.',
    'Hen har inget telefonnummer i Batline.',
    'They have no phone number in Batline.',
  ),
  'number-not-blockable': problem(
    409,
    'Tästä asiasta ei tiedetä numeroa, jonka voisi estää.',
    'Det finns inget nummer att spärra i ärendet.',
    'There is no number in this case that could be blocked.',
  ),
  'already-blocked': problem(409, 'Numero on jo estetty.', 'Numret är redan spärrat.', 'The number is already blocked.'),
  'block-too-long': problem(
    422,
    'Numeron voi estää enintään vuodeksi.',
    'Ett nummer kan spärras i högst ett år.',
    'A number can be blocked for a year at most.',
  ),
} satisfies ProblemCatalogue;

import type { RefusalCode } from '#domain';
import type { ProblemCatalogue, ProblemKind } from '#platform/http';

const problem = (status: number, fi: string, sv: string, en: string): ProblemKind => ({ status, fi, sv, en });

/** How each refusal of the lifecycle is told; complete by type. */
const LIFECYCLE_PROBLEMS: Record<RefusalCode, ProblemKind> = {
  'case-already-taken': problem(
    409,
    'Joku toinen ehti jo vastata tästä asiasta.',
    'Någon annan svarar redan för ärendet.',
    'Somebody else already answers for this case.',
  ),
  'case-closed': problem(409, 'Asia on suljettu.', 'Ärendet är avslutat.', 'The case is closed.'),
  'not-the-owner': problem(
    403,
    'Vain asian vastuuhenkilö voi tehdä tämän.',
    'Bara den som svarar för ärendet kan göra detta.',
    'Only the person who answers for the case can do this.',
  ),
  'nobody-answers-yet': problem(
    409,
    'Asiasta ei vielä vastaa kukaan.',
    'Ingen svarar ännu för ärendet.',
    'Nobody answers for the case yet.',
  ),
  'question-is-open': problem(
    409,
    'Asukkaalta on kysytty jotain. Odota vastausta tai kirjoita viesti.',
    'En fråga till invånaren väntar på svar.',
    'A question to the resident is still open.',
  ),
  'already-answered': problem(409, 'Asiaan on jo annettu vastaus.', 'Ärendet har redan besvarats.', 'The case has already been answered.'),
  'not-answered-yet': problem(
    409,
    'Asiaan ei ole vielä vastattu.',
    'Ärendet har inte besvarats ännu.',
    'The case has not been answered yet.',
  ),
  'not-closed': problem(409, 'Asia ei ole suljettu.', 'Ärendet är inte avslutat.', 'The case is not closed.'),
  'no-such-offer': problem(
    404,
    'Pyyntöä ei löydy tai se ei ole enää voimassa.',
    'Förfrågan finns inte eller gäller inte längre.',
    'There is no such request, or it is over.',
  ),
  'clock-not-running': problem(409, 'Määräaika ei ole käynnissä.', 'Tidsfristen löper inte.', 'That clock is not running.'),
  'may-not-take': problem(
    403,
    'Roolisi ei voi ottaa asioita vastatakseen.',
    'Din roll kan inte ta ansvar för ärenden.',
    'Your role cannot answer for cases.',
  ),
  'pause-cap-spent': problem(
    409,
    'Asukasta on jo odotettu niin kauan kuin saa. Voit lähettää viestin, mutta määräaika ei enää pysähdy.',
    'Väntetiden för invånaren är förbrukad. Du kan skicka ett meddelande, men tidsfristen stannar inte.',
    'The time for waiting for the resident is used up. You can send a message, but the clock no longer pauses.',
  ),
  'reason-and-alternative-needed': problem(
    422,
    'Kun asia ei ole mahdollinen, kerro syy ja toinen tapa toimia.',
    'När det inte är möjligt, ange en orsak och ett annat sätt.',
    'When it is not possible, give a reason and another way to do it.',
  ),
  'promise-in-the-past': problem(422, 'Luvattu päivä on jo mennyt.', 'Den utlovade dagen har redan varit.', 'The promised day has passed.'),
  'promise-too-late': problem(
    422,
    'Luvattu päivä on pidemmällä kuin ohje sallii.',
    'Den utlovade dagen är senare än vad som tillåts.',
    'The promised day is later than the policy allows.',
  ),
  'cannot-offer-to-oneself': problem(422, 'Et voi pyytää itseäsi.', 'Du kan inte be dig själv.', 'You cannot ask yourself.'),
  'already-offered': problem(
    409,
    'Tälle henkilölle on jo tehty pyyntö.',
    'Personen har redan tillfrågats.',
    'This person has already been asked to take it.',
  ),
  'already-asked': problem(
    409,
    'Tältä henkilöltä on jo pyydetty apua.',
    'Personen har redan ombetts om hjälp.',
    'This person has already been asked for help.',
  ),
  'not-yours': problem(
    404,
    'Pyyntöä ei löydy tai se ei ole enää voimassa.',
    'Förfrågan finns inte eller gäller inte längre.',
    'There is no such request, or it is over.',
  ),
  'not-the-mayor': problem(
    403,
    'Vain osallisuuspormestari voi tehdä tämän.',
    'Bara delaktighetsborgmästaren kan göra detta.',
    'Only the participation mayor can do this.',
  ),
  'not-at-the-mayors-level': problem(
    409,
    'Asia ei ole noussut pormestarin tasolle.',
    'Ärendet har inte nått borgmästarens nivå.',
    'The case has not reached the mayor’s level.',
  ),
  'owner-has-not-missed': problem(
    409,
    'Vastuuhenkilö ei ole myöhästynyt: häntä ei voi vaihtaa.',
    'Den ansvariga har inte missat någon tidsfrist och kan inte bytas ut.',
    'The owner has missed no deadline and cannot be replaced.',
  ),
  'already-yours': problem(409, 'Asia on jo hänen.', 'Ärendet är redan hens.', 'The case is already theirs.'),
  'duplicate-of-itself': problem(
    422,
    'Asia ei voi olla itsensä kaksoiskappale.',
    'Ett ärende kan inte vara en dubblett av sig självt.',
    'A case cannot be a duplicate of itself.',
  ),
  'duplicate-of-a-closed-case': problem(
    409,
    'Toinen asia on jo suljettu.',
    'Det andra ärendet är redan avslutat.',
    'The other case is already closed.',
  ),
  'too-late-to-reopen': problem(
    409,
    'Sulkemisesta on yli 30 päivää. Kirjoita meille uudestaan: avaamme uuden asian.',
    'Det har gått över 30 dagar sedan ärendet avslutades. Skriv till oss på nytt.',
    'It was closed more than 30 days ago. Write to us again and we open a new case.',
  ),
  'nothing-to-judge': problem(
    409,
    'Asiaan ei annettu vastausta, jota voisi arvioida.',
    'Det finns inget svar att bedöma.',
    'There is no answer to judge.',
  ),
  'not-a-reason': problem(422, 'Tätä syytä ei tunneta.', 'Orsaken är okänd.', 'That reason is not known.'),
  'nothing-to-change': problem(422, 'Mitään muutettavaa ei annettu.', 'Det fanns inget att ändra.', 'There was nothing to change.'),
  'due-in-the-past': problem(422, 'Määräaika on jo mennyt.', 'Tidsfristen har redan gått ut.', 'The deadline has passed.'),
};

/** This room's refusals, for the catalogue of problem documents. */
export const CASES_PROBLEMS: ProblemCatalogue = {
  ...LIFECYCLE_PROBLEMS,
  'no-such-code': problem(
    404,
    'Seurantakoodilla ei löydy asiaa. Tarkista merkit.',
    'Inget ärende hittas med koden. Kontrollera tecknen.',
    'No case has this tracking code. Please check the characters.',
  ),
  'unsupported-file': problem(
    422,
    'Tätä tiedostoa emme voi ottaa vastaan. Kuva (JPEG, PNG, WebP), PDF ja ääni käyvät.',
    'Den här filen kan vi inte ta emot. Bild (JPEG, PNG, WebP), PDF och ljud går bra.',
    'We cannot take this file. Pictures (JPEG, PNG, WebP), PDF and sound are fine.',
  ),
  'empty-file': problem(422, 'Tiedosto on tyhjä.', 'Filen är tom.', 'The file is empty.'),
  'no-such-attachment': problem(
    422,
    'Liitettä ei enää ole. Lisää tiedosto uudestaan.',
    'Bilagan finns inte längre. Lägg till filen på nytt.',
    'The attachment is no longer there. Please add the file again.',
  ),
  'too-many-attachments': problem(422, 'Liitteitä on liian monta.', 'Bilagorna är för många.', 'There are too many attachments.'),
  'storage-unavailable': {
    ...problem(
      503,
      'Tiedostoja ei juuri nyt voi tallentaa tai avata. Viestin voit lähettää ilman liitettä.',
      'Filer kan inte sparas eller öppnas just nu. Du kan skicka meddelandet utan bilaga.',
      'Files cannot be stored or opened right now. You can send your message without one.',
    ),
    retryAfter: 30,
  },
  'no-such-person': problem(422, 'Henkilöä ei löydy.', 'Personen hittas inte.', 'There is no such person.'),
  'cannot-own': problem(
    422,
    'Tämä henkilö ei voi vastata asioista.',
    'Personen kan inte ansvara för ärenden.',
    'This person cannot answer for cases.',
  ),
  'resident-key-needed': problem(
    401,
    'Avaa asiasi sillä linkillä, jonka sait.',
    'Öppna ditt ärende med länken som du fick.',
    'Open your case with the link that you were given.',
  ),
};

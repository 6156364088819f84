import type { ProblemCatalogue } from './problem.js';

/** Refusals that any route may give. */
export const GENERAL_PROBLEMS: ProblemCatalogue = {
  'bad-request': { status: 400, fi: 'Pyyntöä ei voi ymmärtää.', sv: 'Begäran kan inte förstås.', en: 'The request cannot be understood.' },
  'not-json': { status: 400, fi: 'Pyyntö ei ole JSON-muodossa.', sv: 'Begäran är inte i JSON-format.', en: 'The request is not JSON.' },
  'invalid-body': { status: 400, fi: 'Tarkista antamasi tiedot.', sv: 'Kontrollera uppgifterna.', en: 'Please check what you gave.' },
  'invalid-query': { status: 400, fi: 'Hakuehdot eivät kelpaa.', sv: 'Sökvillkoren är ogiltiga.', en: 'The query is not valid.' },
  'invalid-idempotency-key': {
    status: 400,
    fi: 'Idempotency-Key ei kelpaa.',
    sv: 'Idempotency-Key är ogiltig.',
    en: 'The Idempotency-Key is not valid.',
  },
  'weak-idempotency-key': {
    status: 400,
    fi: 'Idempotency-Key on liian lyhyt: tarvitaan 128 bittiä.',
    sv: 'Idempotency-Key är för kort: 128 bitar behövs.',
    en: 'The Idempotency-Key is too short: 128 bits are needed.',
  },
  'idempotency-key-reused': {
    status: 422,
    fi: 'Sama Idempotency-Key on jo käytetty toiseen pyyntöön.',
    sv: 'Samma Idempotency-Key har redan använts för en annan begäran.',
    en: 'This Idempotency-Key was used for another request.',
  },
  'try-again': { status: 409, fi: 'Yritä uudestaan.', sv: 'Försök på nytt.', en: 'Please try again.', retryAfter: 1 },
  'not-found': { status: 404, fi: 'Tätä ei löydy.', sv: 'Det här hittas inte.', en: 'There is nothing here.' },
  'too-large': { status: 413, fi: 'Viesti on liian suuri.', sv: 'Meddelandet är för stort.', en: 'That is too large.' },
  'too-many-requests': {
    status: 429,
    fi: 'Liian monta pyyntöä. Odota hetki ja yritä uudestaan.',
    sv: 'För många förfrågningar. Vänta en stund och försök på nytt.',
    en: 'Too many requests. Wait a moment and try again.',
    retryAfter: 60,
  },
  'temporarily-unavailable': {
    status: 503,
    fi: 'Palvelu ei juuri nyt vastaa, emmekä voi luvata, että mitään tallentui. Yritä hetken päästä uudestaan.',
    sv: 'Tjänsten svarar inte just nu, och vi kan inte lova att något sparades. Försök igen om en stund.',
    en: 'The service is not answering right now, and we cannot promise that anything was stored. Please try again in a moment.',
    retryAfter: 5,
  },
  internal: {
    status: 500,
    fi: 'Jokin meni vikaan. Mitään ei tallennettu.',
    sv: 'Något gick fel. Inget sparades.',
    en: 'Something went wrong. Nothing was stored.',
  },
};

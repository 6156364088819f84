import type { ProblemCatalogue } from '#platform/http';
import { ROSTER_PROBLEMS } from './roster/roster-problems.js';

/** This room's refusals, for the catalogue of problem documents. */
export const STAFF_PROBLEMS = {
  ...ROSTER_PROBLEMS,
  'sign-in-needed': {
    status: 401,
    fi: 'Kirjaudu ensin sisään.',
    sv: 'Logga först in.',
    en: 'Please sign in first.',
  },
  forbidden: {
    status: 403,
    fi: 'Sinulla ei ole oikeutta tähän.',
    sv: 'Du har inte rätt till detta.',
    en: 'You may not do this.',
  },
  'cross-site-request': {
    status: 403,
    fi: 'Pyyntö ei tullut Batlinen omalta sivulta. Lataa sivu uudelleen ja yritä sitten uudestaan.',
    sv: 'Begäran kom inte från Batlines egen sida. Ladda om sidan och försök sedan på nytt.',
    en: 'The request did not come from a page of Batline. Reload the page and then try again.',
  },
  'sign-in-failed': {
    status: 400,
    fi: 'Kirjautuminen ei onnistunut.',
    sv: 'Inloggningen lyckades inte.',
    en: 'Signing in did not work.',
  },
  'sign-in-unavailable': {
    status: 503,
    retryAfter: 15,
    fi: 'Kirjautumispalvelu ei juuri nyt vastaa.',
    sv: 'Inloggningstjänsten svarar inte just nu.',
    en: 'The sign-in service does not answer right now.',
  },
  'not-added': {
    status: 403,
    fi: 'Sinua ei ole lisätty Batlinen käyttäjiin.',
    sv: 'Du har inte lagts till som användare av Batline.',
    en: 'You have not been added to the people who use Batline.',
  },
  'invalid-logout-token': {
    status: 400,
    fi: 'Uloskirjautumisilmoitus ei kelpaa.',
    sv: 'Utloggningsmeddelandet är ogiltigt.',
    en: 'The logout token is not valid.',
  },
  'sign-in-needed-for-tokens': {
    status: 403,
    fi: 'API-avaimen voi luoda vain sisään kirjautuneena, ei toisella avaimella.',
    sv: 'En API-nyckel kan skapas bara av den som är inloggad, inte med en annan nyckel.',
    en: 'An API token can only be made by somebody who is signed in, not with another token.',
  },
  'username-taken': {
    status: 409,
    fi: 'Käyttäjätunnus on jo jollakin.',
    sv: 'Användarnamnet är upptaget.',
    en: 'Somebody has that username already.',
  },
  'identity-taken': {
    status: 409,
    fi: 'Sama kirjautumistunniste on jo jollakin toisella.',
    sv: 'Någon annan har redan samma inloggningsidentitet.',
    en: 'Somebody else already signs in with that identity.',
  },
  'cannot-disable-oneself': {
    status: 409,
    fi: 'Et voi sulkea omaa tunnustasi.',
    sv: 'Du kan inte stänga ditt eget konto.',
    en: 'You cannot disable yourself.',
  },
  'last-administrator': {
    status: 409,
    fi: 'Tämä on viimeinen pääkäyttäjä; jonkun on voitava lisätä muita.',
    sv: 'Detta är den sista administratören; någon måste kunna lägga till andra.',
    en: 'This is the last administrator; somebody must be able to add others.',
  },
  'last-mayor': {
    status: 409,
    fi: 'Tämä on ainoa osallisuuspormestari. Lisää ensin seuraava: jonkun on oltava viimeinen vastuussa.',
    sv: 'Detta är den enda delaktighetsborgmästaren. Lägg först till nästa: någon måste vara ytterst ansvarig.',
    en: 'This is the only participation mayor. Add the next one first: somebody must be the last to answer.',
  },
  'cannot-give-oneself-roles': {
    status: 409,
    fi: 'Et voi antaa itsellesi uusia rooleja. Pyydä toista pääkäyttäjää.',
    sv: 'Du kan inte ge dig själv nya roller. Be en annan administratör.',
    en: 'You cannot give yourself new roles. Ask another administrator.',
  },
} satisfies ProblemCatalogue;

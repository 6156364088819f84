import type { ProblemCatalogue } from '#platform/http';

/** Refusals of the walk-in desk, for the catalogue of problem documents. */
export const WALK_IN_PROBLEMS = {
  'consent-needed': {
    status: 422,
    fi: 'Kysy kävijältä lupa: nimeä, numeroa tai osoitetta ei tallenneta ilman hänen suostumustaan. Mitään ei tallennettu.',
    sv: 'Fråga besökaren om lov: namn, nummer eller adress sparas inte utan samtycke. Ingenting sparades.',
    en: 'Ask the visitor first: a name, number or address is not kept without their consent. Nothing was stored.',
  },
  'wrong-desk': {
    status: 403,
    fi: 'Tällä laitteella voi kirjata asioita vain omassa olohuoneessaan.',
    sv: 'Den här enheten kan bara användas i sitt eget vardagsrum.',
    en: 'This device can only be used in its own living room.',
  },
  'cannot-send': {
    status: 409,
    fi: 'Lappua ei voi lähettää tällä tavalla. Tulosta se tai näytä koodi.',
    sv: 'Lappen kan inte skickas på det sättet. Skriv ut den eller visa koden.',
    en: 'The slip cannot be sent that way. Print it, or show the code.',
  },
  'no-visit': {
    status: 409,
    fi: 'Asukas ei ole nyt olohuoneessa.',
    sv: 'Invånaren är inte i vardagsrummet just nu.',
    en: 'The resident is not in a living room right now.',
  },
} satisfies ProblemCatalogue;

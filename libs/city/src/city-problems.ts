import type { ProblemCatalogue } from '#platform/http';

/** This room's refusals, for the catalogue of problem documents. */
export const CITY_PROBLEMS = {
  'unknown-village': {
    status: 422,
    fi: 'Tällaista kylää ei ole Helsingissä. Valitse kylä luettelosta.',
    sv: 'Det finns ingen sådan by i Helsingfors. Välj byn i listan.',
    en: 'Helsinki has no such village. Choose the village from the list.',
  },
  'no-room-at-sea': {
    status: 422,
    fi: 'Avomerellä ei ole olohuonetta.',
    sv: 'På öppna havet finns inget vardagsrum.',
    en: 'There is no living room on the open sea.',
  },
  'village-has-a-room': {
    status: 409,
    fi: 'Kylällä on jo olohuone. Muuta sitä tai sulje se ensin.',
    sv: 'Byn har redan ett vardagsrum. Ändra det, eller stäng det först.',
    en: 'The village has a living room already. Change it, or close it first.',
  },
  'not-a-host': {
    status: 422,
    fi: 'Isännäksi voi merkitä vain henkilön, jolla on isännän tehtävä ja käytössä oleva tunnus.',
    sv: 'Som värd kan anges bara den som har uppgiften värd och ett konto i bruk.',
    en: 'Only somebody who has the role of a host, and is not disabled, can host a room.',
  },
} satisfies ProblemCatalogue;

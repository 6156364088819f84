import { caseSummary, fullCase, me, myCase, publicCase, staffPerson } from '#contracts';
import { expect, it } from 'vitest';
import * as fixtures from './fixtures.js';

it('is what the contracts say', () => {
  for (const one of [fixtures.waitingCase, fixtures.ownedCase]) expect(publicCase.parse(one)).toEqual(one);
  for (const one of [fixtures.myCase, fixtures.answeredCase]) expect(myCase.parse(one)).toEqual(one);
  for (const one of [fixtures.waitingFull, fixtures.ownedFull, fixtures.offeredFull]) expect(fullCase.parse(one)).toEqual(one);
  for (const one of fixtures.summaries) expect(caseSummary.parse(one)).toEqual(one);
  for (const one of [fixtures.me, fixtures.mayor, fixtures.administrator]) expect(me.parse(one)).toEqual(one);
  for (const one of fixtures.people) expect(staffPerson.parse(one)).toEqual(one);
});

import {
  casePhone,
  caseSummary,
  fullCase,
  liveOffers,
  me,
  myCase,
  ownPresence,
  phoneBlock,
  publicCase,
  publicLine,
  staffPerson,
} from '#contracts';
import { expect, it } from 'vitest';
import * as fixtures from './fixtures.js';

it('is what the contracts say', () => {
  for (const one of [fixtures.waitingCase, fixtures.ownedCase]) expect(publicCase.parse(one)).toEqual(one);
  for (const one of [fixtures.myCase, fixtures.answeredCase]) expect(myCase.parse(one)).toEqual(one);
  for (const one of [fixtures.waitingFull, fixtures.ownedFull, fixtures.offeredFull, fixtures.waitingCall])
    expect(fullCase.parse(one)).toEqual(one);
  for (const one of [...fixtures.summaries, fixtures.waitingCaller]) expect(caseSummary.parse(one)).toEqual(one);
  for (const one of [fixtures.me, fixtures.mayor, fixtures.administrator]) expect(me.parse(one)).toEqual(one);
  for (const one of fixtures.people) expect(staffPerson.parse(one)).toEqual(one);
  for (const one of [fixtures.waitingPhone, fixtures.promisedPhone, fixtures.talkingPhone]) expect(casePhone.parse(one)).toEqual(one);
  for (const one of fixtures.blocks) expect(phoneBlock.parse(one)).toEqual(one);
  expect(liveOffers.parse(fixtures.liveOffers)).toEqual(fixtures.liveOffers);
  expect(ownPresence.parse(fixtures.ownPresence)).toEqual(fixtures.ownPresence);
  expect(publicLine.parse(fixtures.line)).toEqual(fixtures.line);
});

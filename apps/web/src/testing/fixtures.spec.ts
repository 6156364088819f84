import {
  casePhone,
  caseSummary,
  caseVisit,
  continuedVisit,
  deskDevice,
  fullCase,
  keptLivingRoom,
  liveOffers,
  livingRoom,
  me,
  myCase,
  myNotifications,
  notificationLogPage,
  openedVisit,
  ownDevice,
  ownPresence,
  phoneBlock,
  publicCase,
  publicLine,
  residentNotifications,
  roster,
  rosterGaps,
  slip,
  staffPerson,
  village,
  visit,
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
  expect(myNotifications.parse(fixtures.myNotifications)).toEqual(fixtures.myNotifications);
  expect(notificationLogPage.parse(fixtures.notificationLog)).toEqual(fixtures.notificationLog);
  expect(residentNotifications.parse(fixtures.residentNotifications)).toEqual(fixtures.residentNotifications);
  expect(roster.parse(fixtures.roster)).toEqual(fixtures.roster);
  expect(rosterGaps.parse(fixtures.rosterGaps)).toEqual(fixtures.rosterGaps);
  expect(liveOffers.parse(fixtures.liveOffers)).toEqual(fixtures.liveOffers);
  expect(ownPresence.parse(fixtures.ownPresence)).toEqual(fixtures.ownPresence);
  expect(publicLine.parse(fixtures.line)).toEqual(fixtures.line);
});

it('is what the contracts of the desk say', () => {
  expect(me.parse(fixtures.host)).toEqual(fixtures.host);
  expect(livingRoom.parse(fixtures.livingRoom)).toEqual(fixtures.livingRoom);
  for (const one of fixtures.villages) expect(village.parse(one)).toEqual(one);
  expect(openedVisit.parse(fixtures.openedVisit)).toEqual(fixtures.openedVisit);
  for (const one of [fixtures.openVisit, fixtures.comingVisit]) expect(visit.parse(one)).toEqual(one);
  expect(continuedVisit.parse(fixtures.continuedVisit)).toEqual(fixtures.continuedVisit);
  expect(slip.parse(fixtures.slip)).toEqual(fixtures.slip);
  expect(ownDevice.parse(fixtures.ownDevice)).toEqual(fixtures.ownDevice);
  for (const one of fixtures.deskDevices) expect(deskDevice.parse(one)).toEqual(one);
  expect(caseVisit.parse(fixtures.caseVisit)).toEqual(fixtures.caseVisit);
  expect(keptLivingRoom.parse(fixtures.keptRoom)).toEqual(fixtures.keptRoom);
  for (const one of fixtures.cityVillages) expect(village.parse(one)).toEqual(one);
});

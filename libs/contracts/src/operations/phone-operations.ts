import { blockNumberBody, bringInBody, casePhone, holdBody, phoneBlock, phoneBlockPage, publicLine } from '../phone.js';
import { emptyBody } from '../requests.js';
import { actsOnCase, type Operation } from './operation.js';

/** Acts on the call of a case: all answer with how the telephone stands afterwards. */
const act = actsOnCase(casePhone, ['not-found', 'not-the-owner']);

/** The telephone: of a case, the line itself, and numbers that are turned away. */
export const PHONE_OPERATIONS: Operation[] = [
  { method: 'get', path: '/line', summary: 'The phone line', audience: 'anybody', status: 200, answer: publicLine },
  {
    method: 'get',
    path: '/cases/{id}/phone',
    summary: 'Calls, voice messages and texts of a case',
    audience: 'staff',
    status: 200,
    answer: casePhone,
    problems: ['not-found'],
  },
  act('call', 'Calls the resident: the owner’s own phone rings first', emptyBody, 201, [
    'no-phone-line',
    'no-own-phone',
    'no-resident-phone',
    'call-is-running',
  ]),
  act('call/hold', 'The resident waits, or is taken back', holdBody, 200, ['no-call']),
  act('call/bring-in', 'Rings somebody who was asked for help, to join the call', bringInBody, 200, [
    'no-call',
    'not-asked-to-help',
    'no-phone-of-theirs',
  ]),
  act('call/end', 'Ends the call for everybody', emptyBody, 200, ['no-call']),
  {
    method: 'get',
    path: '/cases/{id}/recordings/{recordingId}',
    summary: 'A voice message: its owner, whoever was asked for help, and the mayor at the mayor’s level',
    audience: 'staff',
    status: 200,
    sound: true,
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/cases/{id}/block-number',
    summary: 'Turns the case’s number away until a day; counted publicly',
    audience: 'staff',
    body: blockNumberBody,
    status: 201,
    answer: phoneBlock,
    problems: ['not-found', 'not-the-owner', 'number-not-blockable', 'already-blocked', 'block-too-long'],
  },
  {
    method: 'get',
    path: '/phone-blocks',
    summary: 'Blocked numbers, by their last digits',
    audience: 'staff',
    status: 200,
    answer: phoneBlockPage,
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/phone-blocks/{id}/lift',
    summary: 'Lets a number in again',
    audience: 'staff',
    body: emptyBody,
    status: 200,
    answer: phoneBlock,
    problems: ['forbidden', 'not-found'],
  },
];

import { myCase, openedContact, publicCase } from '../public-case.js';
import * as requests from '../requests.js';
import type { Operation } from './operation.js';

/** What anybody, and whoever has a resident key, may call. */
export const RESIDENT_OPERATIONS: Operation[] = [
  {
    method: 'post',
    path: '/contacts',
    summary: 'A first word: opens a case',
    audience: 'anybody',
    body: requests.newContact,
    status: 201,
    answer: openedContact,
    problems: ['too-many-requests'],
  },
  {
    method: 'get',
    path: '/track/{code}',
    summary: 'The public view of a case',
    audience: 'anybody',
    status: 200,
    answer: publicCase,
    problems: ['no-such-code', 'too-many-requests'],
  },
  {
    method: 'post',
    path: '/my/session',
    summary: 'Exchanges a resident key for a cookie',
    audience: 'anybody',
    body: requests.residentSessionBody,
    status: 204,
    problems: ['resident-key-needed'],
  },
  { method: 'post', path: '/my/session/end', summary: 'Forgets that cookie', audience: 'anybody', body: requests.emptyBody, status: 204 },
  { method: 'get', path: '/my/case', summary: 'The resident’s own case', audience: 'resident', status: 200, answer: myCase },
  {
    method: 'post',
    path: '/my/case/messages',
    summary: 'The resident writes',
    audience: 'resident',
    body: requests.residentMessageBody,
    status: 201,
    answer: myCase,
  },
  {
    method: 'post',
    path: '/my/case/verdict',
    summary: 'It helped, or it did not',
    audience: 'resident',
    body: requests.verdictBody,
    status: 200,
    answer: myCase,
    problems: ['not-answered-yet', 'nothing-to-judge', 'too-late-to-reopen'],
  },
  {
    method: 'post',
    path: '/my/case/withdraw',
    summary: 'The resident withdraws',
    audience: 'resident',
    body: requests.emptyBody,
    status: 200,
    answer: myCase,
    problems: ['case-closed'],
  },
];

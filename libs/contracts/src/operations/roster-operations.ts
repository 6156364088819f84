import { emptyBody } from '../requests.js';
import * as r from '../roster.js';
import type { Operation } from './operation.js';

const BOUNDS = ['shift-backwards', 'shift-too-long', 'shift-too-far', 'shift-in-the-past', 'shift-overlaps', 'unknown-village'];
const KEPT = ['forbidden', 'not-found', 'roster-changed'];

/** Writing acts answer with the thing as it stands afterwards. */
const post = (path: string, summary: string, rest: Pick<Operation, 'body' | 'status' | 'answer' | 'problems'>): Operation => ({
  method: 'post',
  path,
  summary,
  audience: 'staff',
  ...rest,
});

/** The duty roster: who is on call, when, for what; who is away; where nobody is. */
export const ROSTER_OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/roster',
    summary: 'Shifts, absences and patterns of some days, at most 62',
    audience: 'staff',
    query: r.rosterQuery,
    status: 200,
    answer: r.roster,
    problems: ['forbidden', 'invalid-query'],
  },
  {
    method: 'get',
    path: '/roster/gaps',
    summary: 'When a live channel has nobody in a language, within fourteen days; for the administrator and the mayor',
    audience: 'staff',
    status: 200,
    answer: r.rosterGaps,
    problems: ['forbidden'],
  },
  post('/roster/shifts', 'Adds a shift', {
    ...{ body: r.newShift, status: 201, answer: r.rosterShift },
    problems: ['forbidden', 'no-such-person', 'cannot-be-rostered', ...BOUNDS],
  }),
  post('/roster/shifts/{id}', 'Changes a shift that is not over', {
    ...{ body: r.changeShift, status: 200, answer: r.rosterShift },
    problems: [...KEPT, 'shift-cancelled', 'shift-over', ...BOUNDS],
  }),
  post('/roster/shifts/{id}/cancel', 'Cancels a shift that is not over; one that runs ends', {
    ...{ body: r.cancelShift, status: 200, answer: r.rosterShift },
    problems: [...KEPT, 'shift-over'],
  }),
  post('/roster/patterns', 'Adds shifts that come again', {
    ...{ body: r.newPattern, status: 201, answer: r.rosterPattern },
    problems: [
      'forbidden',
      'no-such-person',
      'cannot-be-rostered',
      'pattern-never-comes',
      'shift-too-long',
      'shift-overlaps',
      'unknown-village',
    ],
  }),
  post('/roster/patterns/{id}', 'Changes them from now on', {
    ...{ body: r.changePattern, status: 200, answer: r.rosterPattern },
    problems: [...KEPT, 'pattern-never-comes', 'shift-too-long', 'shift-overlaps', 'unknown-village'],
  }),
  post('/roster/patterns/{id}/end', 'Ends them: shifts that have not begun are cancelled', {
    ...{ body: r.endPattern, status: 200, answer: r.rosterPattern },
    problems: KEPT,
  }),
  post('/roster/absences', 'Somebody will be away: oneself, or by the administrator anybody', {
    ...{ body: r.newAbsence, status: 201, answer: r.absence },
    problems: ['forbidden', 'no-such-person', 'absence-backwards', 'absence-too-long', 'absence-in-the-past', 'absence-overlaps'],
  }),
  post('/roster/absences/{id}', 'Changes an absence that is not over', {
    ...{ body: r.changeAbsence, status: 200, answer: r.absence },
    problems: [
      'forbidden',
      'not-found',
      'absence-over',
      'absence-backwards',
      'absence-too-long',
      'absence-in-the-past',
      'absence-overlaps',
    ],
  }),
  post('/roster/absences/{id}/end', 'Back already, or not away after all', {
    ...{ body: emptyBody, status: 204 },
    problems: ['forbidden', 'not-found'],
  }),
  post('/roster/shifts/{id}/swaps', 'The holder asks a colleague to take the shift', {
    ...{ body: r.askSwap, status: 201, answer: r.rosterShift },
    problems: [
      'not-found',
      'not-your-shift',
      'no-such-person',
      'cannot-be-rostered',
      'swap-to-oneself',
      'swap-is-open',
      'shift-cancelled',
      'shift-began',
    ],
  }),
  post('/roster/swaps/{id}/accept', 'The colleague takes the shift', {
    ...{ body: emptyBody, status: 200, answer: r.rosterShift },
    problems: ['not-found', 'swap-ended', 'shift-overlaps'],
  }),
  post('/roster/swaps/{id}/decline', 'The colleague does not', {
    ...{ body: emptyBody, status: 200, answer: r.rosterShift },
    problems: ['not-found', 'swap-ended'],
  }),
  post('/roster/swaps/{id}/withdraw', 'The holder does not ask any more', {
    ...{ body: emptyBody, status: 200, answer: r.rosterShift },
    problems: ['not-found', 'swap-ended'],
  }),
  {
    method: 'get',
    path: '/me/calendar-feed',
    summary: 'Whether there is a calendar of one’s own shifts',
    audience: 'staff',
    status: 200,
    answer: r.calendarFeed,
  },
  post('/me/calendar-feed', 'Makes the address of that calendar, or a new one; shown once', {
    ...{ body: emptyBody, status: 201, answer: r.createdCalendarFeed },
    problems: ['forbidden'],
  }),
  post('/me/calendar-feed/stop', 'Ends it', { body: emptyBody, status: 200, answer: r.calendarFeed }),
  {
    method: 'get',
    path: '/calendars/{secret}.ics',
    summary: 'One person’s shifts as an iCalendar, for whoever has its address',
    audience: 'anybody',
    status: 200,
    media: 'text/calendar',
    problems: ['not-found', 'too-many-requests'],
  },
];

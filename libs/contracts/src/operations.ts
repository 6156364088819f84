import { z } from 'zod';
import { casePage, fullCase, journalEntry } from './case.js';
import {
  apiToken,
  changePerson,
  colleaguePage,
  createdToken,
  dutyBody,
  me,
  newPerson,
  newToken,
  staffPage,
  staffPerson,
  tokenPage,
} from './people.js';
import { myCase, openedContact, publicCase } from './public-case.js';
import * as requests from './requests.js';

/** Who may call: anybody, whoever has a resident key, or people of the city. */
export type Audience = 'anybody' | 'resident' | 'staff';

/** One call of the REST surface: what goes in, what comes out. The OpenAPI document and the tests of real answers are made from it. */
export interface Operation {
  method: 'get' | 'post';
  /** Below `/api/v1`, OpenAPI style. */
  path: string;
  summary: string;
  audience: Audience;
  query?: z.ZodObject;
  body?: z.ZodType;
  status: 200 | 201 | 204;
  answer?: z.ZodType;
  /** Codes of problems besides those that any call may give. */
  problems?: readonly string[];
}

const policies = z.strictObject({ policies: z.array(z.record(z.string(), z.unknown())) });
const empty = requests.emptyBody;

/** Acts on a case: all answer with the whole case as it stands afterwards. */
const act = (path: string, summary: string, body: z.ZodType, status: 200 | 201, problems: readonly string[] = []): Operation => ({
  method: 'post',
  path: `/cases/{id}/${path}`,
  summary,
  audience: 'staff',
  body,
  status,
  answer: fullCase,
  problems: ['not-found', ...problems],
});

const RESIDENT: Operation[] = [
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
  { method: 'post', path: '/my/session/end', summary: 'Forgets that cookie', audience: 'anybody', body: empty, status: 204 },
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
    body: empty,
    status: 200,
    answer: myCase,
    problems: ['case-closed'],
  },
];

const CASES: Operation[] = [
  {
    method: 'get',
    path: '/cases',
    summary: 'Lists of cases',
    audience: 'staff',
    query: requests.caseListQuery,
    status: 200,
    answer: casePage,
    problems: ['invalid-query'],
  },
  {
    method: 'get',
    path: '/cases/{id}',
    summary: 'One case, whole',
    audience: 'staff',
    status: 200,
    answer: fullCase,
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/cases/{id}/journal',
    summary: 'Its journal',
    audience: 'staff',
    status: 200,
    answer: z.strictObject({ items: z.array(journalEntry) }),
    problems: ['not-found'],
  },
  act('take', '"Minä vastaan": the caller answers for the case from now on', empty, 200, [
    'case-already-taken',
    'may-not-take',
    'case-closed',
  ]),
  act('open', 'Reads a case that is not one’s own, for a stated reason', requests.openBody, 200),
  act('classify', 'Title, topic, sector, village: the owner sets, others suggest', requests.classifyBody, 200, ['nothing-to-change']),
  act('messages', 'A message to the resident, or a note', requests.messageBody, 201, ['not-the-owner', 'case-closed']),
  act('question', 'Asks the resident; clocks pause', requests.questionBody, 200, ['not-the-owner', 'question-is-open', 'pause-cap-spent']),
  act('answer', 'The answer, with its outcome', requests.answerBody, 200, [
    'not-the-owner',
    'reason-and-alternative-needed',
    'already-answered',
  ]),
  act('promise', 'A public promise by when', requests.promiseBody, 200, ['not-the-owner', 'promise-too-late', 'promise-in-the-past']),
  act('release', 'Lays the case down, up a level', requests.releaseBody, 200, ['not-the-owner']),
  act('handover-offers', 'Asks a colleague to take', requests.offerBody, 201, [
    'not-the-owner',
    'no-such-person',
    'cannot-own',
    'already-offered',
    'cannot-offer-to-oneself',
  ]),
  act('assists', 'Asks somebody for help', requests.assistBody, 201, ['not-the-owner', 'no-such-person', 'already-asked']),
  act('summons', 'The mayor calls somebody to take', requests.offerBody, 201, [
    'not-the-mayor',
    'not-at-the-mayors-level',
    'owner-has-not-missed',
  ]),
  act('relieve', 'The mayor takes an escalated case over', requests.relieveBody, 200, [
    'not-the-mayor',
    'owner-has-not-missed',
    'nobody-answers-yet',
  ]),
  act('directives', 'The mayor gives a sector’s head a task', requests.directiveBody, 201, ['not-the-mayor', 'due-in-the-past']),
  act('duplicate', 'Marks it a duplicate of another open case', requests.duplicateBody, 200, [
    'no-such-code',
    'duplicate-of-itself',
    'duplicate-of-a-closed-case',
  ]),
  act('no-matter', 'Spam, silence or abuse', requests.noMatterBody, 200, ['not-the-owner']),
  act('non-public', 'Keeps a sensitive case’s timeline from the public', requests.nonPublicBody, 200, ['not-the-owner']),
  act('reopen', 'The mayor opens again what was closed as no matter', requests.reopenBody, 200, ['not-the-mayor', 'not-closed']),
  {
    method: 'post',
    path: '/handover-offers/{id}/accept',
    summary: 'The addressee takes',
    audience: 'staff',
    body: empty,
    status: 200,
    answer: fullCase,
    problems: ['no-such-offer'],
  },
  {
    method: 'post',
    path: '/handover-offers/{id}/decline',
    summary: 'The addressee declines',
    audience: 'staff',
    body: requests.declineBody,
    status: 200,
    answer: fullCase,
    problems: ['no-such-offer'],
  },
  {
    method: 'post',
    path: '/assists/{id}/reply',
    summary: 'Help',
    audience: 'staff',
    body: requests.assistReplyBody,
    status: 201,
    answer: fullCase,
    problems: ['no-such-offer'],
  },
];

const PEOPLE: Operation[] = [
  { method: 'get', path: '/me', summary: 'Who is signed in', audience: 'staff', status: 200, answer: me },
  { method: 'post', path: '/me/duty', summary: 'On duty or not', audience: 'staff', body: dutyBody, status: 200, answer: me },
  { method: 'get', path: '/me/tokens', summary: 'Own API tokens', audience: 'staff', status: 200, answer: tokenPage },
  {
    method: 'post',
    path: '/me/tokens',
    summary: 'Makes an API token',
    audience: 'staff',
    body: newToken,
    status: 201,
    answer: createdToken,
  },
  {
    method: 'post',
    path: '/me/tokens/{id}/revoke',
    summary: 'Revokes one',
    audience: 'staff',
    body: empty,
    status: 200,
    answer: apiToken,
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/me/notices/{id}/seen',
    summary: 'A notice was seen',
    audience: 'staff',
    body: empty,
    status: 200,
    answer: me,
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/colleagues',
    summary: 'People to offer a case to or ask for help',
    audience: 'staff',
    query: z.strictObject({ q: z.string().optional() }),
    status: 200,
    answer: colleaguePage,
  },
  {
    method: 'get',
    path: '/people',
    summary: 'Everybody, for the administrator',
    audience: 'staff',
    status: 200,
    answer: staffPage,
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/people',
    summary: 'Adds a person',
    audience: 'staff',
    body: newPerson,
    status: 201,
    answer: staffPerson,
    problems: ['forbidden', 'username-taken'],
  },
  {
    method: 'post',
    path: '/people/{username}',
    summary: 'Changes a person',
    audience: 'staff',
    body: changePerson,
    status: 200,
    answer: staffPerson,
    problems: ['forbidden', 'not-found'],
  },
  {
    method: 'post',
    path: '/people/{username}/disable',
    summary: 'Ends a person’s access; their cases go up a level',
    audience: 'staff',
    body: empty,
    status: 200,
    answer: staffPerson,
    problems: ['forbidden', 'not-found'],
  },
  {
    method: 'post',
    path: '/people/{username}/enable',
    summary: 'Gives it back',
    audience: 'staff',
    body: empty,
    status: 200,
    answer: staffPerson,
    problems: ['forbidden', 'not-found'],
  },
  {
    method: 'get',
    path: '/policies',
    summary: 'The policies in force',
    audience: 'staff',
    status: 200,
    answer: policies,
    problems: ['forbidden'],
  },
];

/** The whole REST surface below `/api/v1`. There is no call that assigns, transfers, forwards or reassigns. */
export const OPERATIONS: readonly Operation[] = [...RESIDENT, ...CASES, ...PEOPLE];

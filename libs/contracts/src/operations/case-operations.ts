import { z } from 'zod';
import { casePage, fullCase, journalEntry } from '../case.js';
import * as requests from '../requests.js';
import { actsOnCase, type Operation } from './operation.js';

const empty = requests.emptyBody;

/** Acts on a case: all answer with the whole case as it stands afterwards. */
const act = actsOnCase(fullCase, ['not-found']);

/** Cases, for people of the city. */
export const CASE_OPERATIONS: Operation[] = [
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

import { isUnavailable } from './unavailable.js';

const coded = (code: string): Error => Object.assign(new Error('said by the database'), { code });

it.each([
  ['the server is stopping', coded('57P01')],
  ['the server recovers', coded('57P03')],
  ['the disk is full', coded('53100')],
  ['nobody listens', coded('ECONNREFUSED')],
  ['the connection broke during a query', new Error('Connection terminated unexpectedly')],
  [
    'the connection broke between two queries',
    new Error('Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.'),
  ],
  ['wrapped by the mapper', Object.assign(new Error('query failed'), { driverError: coded('57P02') })],
])('not now: %s', (_what, error) => expect(isUnavailable(error)).toBe(true));

it.each([
  ['a broken rule', coded('23505')],
  ['a bug', new TypeError('x is undefined')],
  ['no error at all', 'Connection terminated'],
])('a fault of ours: %s', (_what, error) => expect(isUnavailable(error)).toBe(false));

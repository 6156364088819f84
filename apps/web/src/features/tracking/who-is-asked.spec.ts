import i18next from 'i18next';
import { expect, it } from 'vitest';
import { whoIsAsked } from './standing.js';

const until = '2026-11-24T15:12:00.000Z';

it.each([
  [0, 'duty_all', /^Kukaan ei ole juuri nyt vapaana\. Jos kukaan ei ehdi, kysymme kaikilta päivystäjiltä .*17\.12\.$/],
  [1, 'duty_all', /^Kysymme juuri nyt yhdeltä viranhaltijalta/],
  [3, 'mayor', /^Kysymme juuri nyt 3 viranhaltijalta, ehtiikö joku vastata sinulle\. Jos kukaan ei ehdi, kysymme osallisuuspormestarilta/],
] as const)('tells honestly when %i are asked, and that %s comes next', (offeredTo, then, words) =>
  expect(whoIsAsked(i18next.t, { offeredTo, until, then })).toMatch(words),
);

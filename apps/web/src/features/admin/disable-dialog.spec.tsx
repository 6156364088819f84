import type { StaffPerson } from '#contracts';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../../testing/show.js';
import { DisableDialog } from './disable-dialog.js';

const duties: StaffPerson['duties'] = { sectors: [], topics: [], villages: [], languages: ['fi'] };
const maija: StaffPerson = { username: 'maija', name: 'Maija Mäkelä', roles: ['official'], duties, onDuty: true };
const eero: StaffPerson = { ...maija, username: 'eero', name: 'Eero Virtanen' };
const away: StaffPerson = { ...eero, disabledAt: '2026-01-01T10:00:00.000Z' };
const pirkko: StaffPerson = { ...maija, username: 'pirkko', name: 'Pirkko Pormestari', roles: ['mayor'] };

const LAST = /viimeinen päivystävä viranhaltija/;
const MAYOR = /Hän on pormestari/;

it.each([
  ['the last official on duty', maija, [maija, away, pirkko], true, false],
  ['one of two on duty', maija, [maija, eero], false, false],
  ['an official off duty', { ...maija, onDuty: false }, [{ ...maija, onDuty: false }], false, false],
  ['the mayor', pirkko, [maija, pirkko], false, true],
  ['somebody to be enabled again', away, [maija, away], false, false],
] as const)('warns of what the line loses with %s', (_, person, people, last, mayor) => {
  show(<DisableDialog person={person} people={people} onClose={() => undefined} />);
  expect(screen.queryByText(LAST) !== null).toBe(last);
  expect(screen.queryByText(MAYOR) !== null).toBe(mayor);
});

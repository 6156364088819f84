import type { CasePhone, FullCase } from '#contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ownedFull } from '../../../testing/fixtures.js';
import { show } from '../../../testing/show.js';
import { CaseComposer } from './case-composer.js';

const called: FullCase = { ...ownedFull, channel: 'voice' };
const OUT = /Asukasta ei tavoita viestillä/;

it.each<[CasePhone['reach'], string]>([
  ['call', 'Asukasta ei tavoita viestillä. Soita.'],
  ['none', 'Asukasta ei tavoita viestillä eikä soittamalla: numeroa ei tiedetä.'],
])('says before anything is written that no message arrives (%s), and not of a note', async (reach, words) => {
  show(<CaseComposer file={called} reach={reach} />);
  expect(screen.getByText(words)).toBeTruthy();
  await userEvent.click(screen.getByRole('tab', { name: 'Muistiinpano' }));
  expect(screen.queryByText(OUT)).toBeNull();
});

it.each<[string, FullCase, CasePhone['reach']]>([
  ['texts arrive', called, 'text'],
  ['it is not known', called, undefined],
  ['the resident writes in the web', ownedFull, 'none'],
])('says nothing where %s', (_, file, reach) => {
  show(<CaseComposer file={file} reach={reach} />);
  expect(screen.queryByText(OUT)).toBeNull();
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Announcer } from '../../kit/announcer.js';
import { me, ownedFull } from '../../testing/fixtures.js';
import { serve } from '../../testing/server.js';
import { show } from '../../testing/show.js';
import { CaseLog } from './case-log.js';
import { CaseMain } from './case-main.js';

it('brings the newest words into view after sending, and says that they went', async () => {
  const shown: Element[] = [];
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push(this);
  });
  serve({ [`POST /cases/${ownedFull.id}/messages`]: { json: ownedFull } });
  show(
    <>
      <CaseMain file={{ ...ownedFull, may: ['message'] }} me={me} />
      <Announcer />
    </>,
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'Viesti asukkaalle' }), 'Katson tänään.');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä viesti' }));
  expect(await screen.findByText('Viesti lähetettiin.')).toBeTruthy();
  await waitFor(() => expect(shown.at(-1)?.textContent).toContain(ownedFull.messages.at(-1)?.text));
  expect(shown[0]).toBe(screen.getByRole('heading', { name: ownedFull.title }));
});

it('shows officials the public reason and the other way of what cannot be done', () => {
  const answer = { outcome: 'not_possible', reason: 'Puut ovat suojeltuja.', alternative: 'Istutetaan uusia.' } as const;
  show(<CaseLog file={{ ...ownedFull, answer }} />);
  expect(screen.getByText(/Miksi tätä ei voida toteuttaa: Puut ovat suojeltuja\./)).toBeTruthy();
  expect(screen.getByText(/Mitä voidaan tehdä sen sijaan: Istutetaan uusia\./)).toBeTruthy();
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ownedFull } from '../../../testing/fixtures.js';
import { serve } from '../../../testing/server.js';
import { show } from '../../../testing/show.js';
import { AnswerForm } from './answer-form.js';

it('asks for a public reason and another way before "not possible" is sent', async () => {
  const calls = serve({ [`POST /cases/${ownedFull.id}/answer`]: { json: ownedFull } });
  show(<AnswerForm file={ownedFull} />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Vastaus asukkaalle' }), 'Tätä ei voi tehdä.');
  await userEvent.click(screen.getByRole('radio', { name: /ei voida toteuttaa/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä vastaus' }));
  expect(screen.getAllByText('Kirjoita tähän jotakin.')).toHaveLength(2);
  expect(calls).toEqual([]);
  await userEvent.type(screen.getByRole('textbox', { name: 'Julkinen syy' }), 'Puut ovat suojeltuja.');
  await userEvent.type(screen.getByRole('textbox', { name: 'Toinen tapa' }), 'Istutetaan uusia.');
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä vastaus' }));
  await waitFor(() =>
    expect(calls.map((call) => call.body)).toEqual([
      { text: 'Tätä ei voi tehdä.', outcome: 'not_possible', reason: 'Puut ovat suojeltuja.', alternative: 'Istutetaan uusia.' },
    ]),
  );
});

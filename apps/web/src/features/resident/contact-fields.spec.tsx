import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../../testing/show.js';
import { ContactFields } from './contact-fields.js';

const offered = (): (string | null)[] => screen.getAllByRole('textbox').map((box) => box.getAttribute('autocomplete'));
const fields = { values: { name: '', phone: '', email: '' }, onChange: () => undefined, wrong: () => undefined };

it('lets a browser offer what it knows of whoever writes on their own device, and nobody’s details at a desk', () => {
  const own = show(<ContactFields {...fields} own />);
  expect(offered()).toEqual(['name', 'tel', 'email']);
  own.unmount();
  show(<ContactFields {...fields} />);
  expect(offered()).toEqual(['off', 'off', 'off']);
});

import { readFileSync } from 'node:fs';
import { settingsSchema } from './settings.schema.js';

it('config/.env.example names every setting, and no other', () => {
  const text = readFileSync('config/.env.example', 'utf8');
  const named = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
});

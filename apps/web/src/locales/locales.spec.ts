import {
  ANSWER_OUTCOMES,
  CASE_EVENTS,
  CASE_STATES,
  CHANNELS,
  CONTACT_KINDS,
  LANGUAGES,
  NO_MATTER_REASONS,
  NON_PUBLIC_REASONS,
  OUTCOMES,
  POLICY_CLOCKS,
  RELEASE_REASONS,
  ROLES,
  SECTORS,
  TOPICS,
} from '#domain';
import { describe, expect, it } from 'vitest';
import en from './en.json';
import fi from './fi.json';
import sv from './sv.json';

type Words = { [key: string]: string | Words };

function flat(words: Words, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(path + key, value);
    else for (const [inner, text] of flat(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const finnish = flat(fi);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each([
  ['sv', flat(sv)],
  ['en', flat(en)],
] as const)('%s', (_, words) => {
  it('has exactly the keys of Finnish', () => expect([...words.keys()].sort()).toEqual([...finnish.keys()].sort()));
  it('leaves nothing empty', () => expect([...words].filter(([, text]) => text.trim() === '')).toEqual([]));
  it.each([...finnish])('%s has the same placeholders', (key, text) => {
    // A singular may write the number out.
    const own = placeholders(words.get(key) ?? '').filter((name) => name !== 'count');
    expect(own).toEqual(placeholders(text).filter((name) => name !== 'count'));
  });
});

it.each([
  ['event', CASE_EVENTS],
  ['journal_type', CASE_EVENTS],
  ['state', CASE_STATES],
  ['standing', CASE_STATES],
  ['channel', CHANNELS],
  ['kind', CONTACT_KINDS],
  ['language', LANGUAGES],
  ['outcome', OUTCOMES],
  ['outcome_hint', ANSWER_OUTCOMES],
  ['reason', [...RELEASE_REASONS, ...NO_MATTER_REASONS, ...NON_PUBLIC_REASONS]],
  ['role', ROLES],
  ['sector', SECTORS],
  ['topic', TOPICS],
  ['clock', ['take', ...POLICY_CLOCKS]],
  ['promise', ['take', ...POLICY_CLOCKS]],
] as const)('every %s has its words', (area, codes) => {
  for (const code of codes) expect(finnish.has(`${area}.${code.replaceAll('.', '_')}`), code).toBe(true);
});

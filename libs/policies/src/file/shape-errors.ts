import type { z } from 'zod';
import type { FileError, JsonPath, JsonSource } from './json-source.js';

type Issue = z.core.$ZodIssue;

/** The schema's complaints in plain words, each at its place in the file. */
export function shapeErrors(source: JsonSource, issues: readonly Issue[]): FileError[] {
  return issues.flatMap((issue) => {
    const path = issue.path as JsonPath;
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => source.atKey(path, key, `unknown key "${key}"`));
    if (issue.code === 'invalid_key')
      return [source.atKey(path.slice(0, -1), String(path.at(-1)), `"${String(path.at(-1))}": ${issue.issues[0]?.message}`)];
    return [source.at(path, explain(issue))];
  });
}

function explain(issue: Issue): string {
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined') ? 'is missing' : `must be ${ARTICLES[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value') return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (issue.code === 'too_small' && issue.origin === 'number') return `must be greater than ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.origin === 'number') return `must be less than ${issue.maximum}`;
  if (issue.code === 'too_small' && issue.message.startsWith('Too small')) return `needs at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `has more than ${issue.maximum}`;
  return issue.message;
}

const ARTICLES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  array: 'a list',
  tuple: 'a pair of times such as ["08:00", "16:00"]',
  object: 'an object',
  record: 'an object',
};

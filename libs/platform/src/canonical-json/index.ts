import canonicalizeModule from 'canonicalize';

// The package is CommonJS but typed as if it had a default export.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** Canonical JSON (RFC 8785): the same value gives the same text, whatever the order of its keys. `undefined` members vanish. */
export function canonicalJson(value: unknown): string {
  return canonicalize(JSON.parse(JSON.stringify(value))) ?? 'null';
}

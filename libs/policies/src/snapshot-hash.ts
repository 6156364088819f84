import type { PolicySnapshot } from '#domain';
import { canonicalJson } from '#platform/canonical-json';
import { createHash } from 'node:crypto';

/** The lower-case hex SHA-256 of a snapshot's canonical JSON (RFC 8785): equal content has equal hashes, on every machine. */
export function snapshotHash(snapshot: PolicySnapshot): string {
  return createHash('sha256').update(canonicalJson(snapshot)).digest('hex');
}

import { RefusalError } from '#platform/http';

/** Where the last page ended: its sort value (an instant) and id. */
export interface Cursor {
  sort: string;
  id: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const encodeCursor = (sort: string, id: string): string => Buffer.from(`${sort} ${id}`).toString('base64url');

/** @throws RefusalError `invalid-query` for what we did not give out. */
export function decodeCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const [sort = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (!INSTANT.test(sort) || !UUID.test(id) || Number.isNaN(Date.parse(sort)))
    throw new RefusalError({ code: 'invalid-query', errors: [{ path: 'cursor', code: 'not-a-cursor' }] });
  return { sort, id };
}

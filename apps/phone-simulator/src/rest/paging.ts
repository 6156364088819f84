import { z } from 'zod';
import { wholeNumber } from './form.js';

/** The parameters of every list. `PageToken` carries nothing here: pages are counted. */
export const pagingFields = {
  Page: wholeNumber(0, 1_000_000).optional(),
  PageSize: wholeNumber(1, 1_000).optional(),
  PageToken: z.string().max(200).optional(),
};

export interface Paging {
  readonly Page?: number;
  readonly PageSize?: number;
}

/** One page of a list, with the addresses of the others. Pure. */
export function pageOf(key: string, items: readonly unknown[], paging: Paging, path: string, query: URLSearchParams): object {
  const page = paging.Page ?? 0;
  const size = paging.PageSize ?? 50;
  const start = page * size;
  const shown = items.slice(start, start + size);
  const address = (number: number): string => {
    const at = new URLSearchParams(query);
    at.set('PageSize', String(size));
    at.set('Page', String(number));
    at.delete('PageToken');
    return `${path}?${at}`;
  };
  return {
    [key]: shown,
    page,
    page_size: size,
    start,
    end: start + Math.max(0, shown.length - 1),
    uri: address(page),
    first_page_uri: address(0),
    next_page_uri: start + size < items.length ? address(page + 1) : null,
    previous_page_uri: page > 0 ? address(page - 1) : null,
  };
}

/** Filters by time: `Name`, `Name<`, `Name>`; a date stands for its whole day (UTC). */
export const timeFields = (name: string) => {
  const when = z
    .string()
    .max(40)
    .regex(/^\d{4}-\d{2}-\d{2}/);
  return { [name]: when.optional(), [`${name}<`]: when.optional(), [`${name}>`]: when.optional() };
};

const DAY_MS = 86_400_000;
const beginning = (text: string): number => Math.floor(Date.parse(text) / DAY_MS) * DAY_MS;

/** Whether a time passes the filters; what has none yet passes only where there is no filter. Pure. */
export function isWhen(fields: Readonly<Record<string, unknown>>, name: string, ms: number | undefined): boolean {
  const on = fields[name] as string | undefined;
  const before = fields[`${name}<`] as string | undefined;
  const after = fields[`${name}>`] as string | undefined;
  if (on === undefined && before === undefined && after === undefined) return true;
  if (ms === undefined) return false;
  if (on !== undefined && (ms < beginning(on) || ms >= beginning(on) + DAY_MS)) return false;
  if (before !== undefined && ms >= beginning(before) + DAY_MS) return false;
  return after === undefined || ms >= beginning(after);
}

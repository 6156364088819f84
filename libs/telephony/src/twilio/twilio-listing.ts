import { MAX_LISTED } from '../telephony.js';

export const PAGE_SIZE = 500;

const DAY_MS = 86_400_000;

/** A page of the SDK's. */
export interface Page<Item> {
  readonly instances: readonly Item[];
  readonly nextPageUrl?: string;
  nextPage(): Promise<Page<Item>> | undefined;
}

/**
 * All pages of one list, up to {@link MAX_LISTED} items.
 * @param enough asked after every page: nothing further is wanted
 */
export async function allPages<Item>(
  first: Promise<Page<Item>>,
  enough: (page: readonly Item[]) => boolean = () => false,
): Promise<{ items: Item[]; complete: boolean }> {
  const items: Item[] = [];
  let page = await first;
  for (let count = 1; ; count += 1) {
    items.push(...page.instances);
    if (enough(page.instances)) return { items, complete: true };
    if (page.nextPageUrl === undefined) return { items, complete: true };
    if (items.length >= MAX_LISTED || count >= MAX_LISTED / PAGE_SIZE) return { items: items.slice(0, MAX_LISTED), complete: false };
    const next = await page.nextPage();
    if (next === undefined) return { items, complete: true };
    page = next;
  }
}

/** Several looks at one list, each thing once, newest first; a later look knows better. */
export function merged<Item extends { id: string; createdAt: number | null }>(looks: readonly (readonly Item[])[]): Item[] {
  const byId = new Map(looks.flat().map((item) => [item.id, item]));
  return [...byId.values()].sort((a, b) => (b.createdAt ?? Number.MAX_VALUE) - (a.createdAt ?? Number.MAX_VALUE));
}

/** Twilio filters by whole UTC days: the day's beginning finds too much, never too little. */
export const dayOf = (ms: number): Date => new Date(Math.floor(ms / DAY_MS) * DAY_MS);

/** A day later than needed: what began before midnight may have been dialled after it. */
export const dayAfter = (ms: number): Date => new Date(dayOf(ms).getTime() + 2 * DAY_MS);

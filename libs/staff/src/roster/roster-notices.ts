import type { Span } from '#domain';
import type { NewNotice } from '../persistence/notice.store.js';
import type { SwapEnd } from './persistence/swap.store.js';

/** What a notice says of a shift: its times. */
export const when = ({ start, end }: Span): Record<string, string> => ({
  startsAt: new Date(start).toISOString(),
  endsAt: new Date(end).toISOString(),
});

/** What became of a swap, for one of the two; the shift's times where they must know them. */
export const swapNotice = (swapId: string, personId: string, how: 'asked' | SwapEnd, shift?: Span): NewNotice => ({
  ...{ personId, dedupeKey: `swap.${swapId}.${how}`, type: `swap.${how}` },
  ...(shift && { data: when(shift) }),
});

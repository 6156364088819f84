import type { CallScript } from '#telephony';

/** There is no such call (any more): nobody hears what is said. */
export const GONE: CallScript = [{ step: 'hangUp' }];

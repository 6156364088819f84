import { makeTrackingCode } from '#domain';

const LETTERS = 7;

/** The tracking code of the nth seeded case: a real one (the product searches words for anything else), each another. */
export const codeOf = (no: number): string =>
  makeTrackingCode(
    Uint8Array.from([0, ...Array.from({ length: LETTERS }, (_, index) => Math.floor(no / 32 ** (LETTERS - 1 - index)) & 31)]),
  );

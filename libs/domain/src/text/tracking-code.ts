/**
 * Tracking codes (seurantakoodi): public reference of a case, not a secret. `KX74-PD2M-9`: eight random characters of a
 * 32-letter alphabet without look-alikes (40 bits, api.md), and a check character that catches every single wrong
 * character and every swap of two neighbours (ISO 7064 MOD 37-like sum over a prime).
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_ALPHABET = `${ALPHABET}*~$=U`;
const PRIME = 37;
const BODY_LENGTH = 8;

/** Look-alikes that people type, read as what was meant (Crockford's rule). */
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', L: '1' };

function checkCharacter(body: string): string {
  let remainder = 0;
  for (const character of body) remainder = (remainder * 32 + ALPHABET.indexOf(character)) % PRIME;
  return CHECK_ALPHABET.charAt(remainder);
}

/**
 * Makes a code from random bytes.
 * @param random at least 8 random bytes; only the low 5 bits of each are used, so 40 bits in all.
 * @returns canonical form without separators, 9 characters.
 */
export function makeTrackingCode(random: Uint8Array): string {
  if (random.length < BODY_LENGTH) throw new RangeError('a tracking code needs eight random bytes');
  for (let attempt = 0; ; attempt += 1) {
    const body = Array.from(random.subarray(0, BODY_LENGTH), (byte, index) =>
      ALPHABET.charAt((byte + (index === 0 ? attempt : 0)) & 31),
    ).join('');
    const check = checkCharacter(body);
    // Check characters outside the letters would have to be escaped in links and read aloud: such bodies are stepped over.
    if (ALPHABET.includes(check)) return body + check;
  }
}

/** Reads a code as people type it: any case, spaces and hyphens, O for 0, I and L for 1. `undefined` when it cannot be one. */
export function parseTrackingCode(typed: string): string | undefined {
  if (typed.length > 32) return undefined;
  const code = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (letter) => LOOKALIKES[letter] ?? letter);
  if (code.length !== BODY_LENGTH + 1) return undefined;
  if (![...code].every((character) => ALPHABET.includes(character))) return undefined;
  return checkCharacter(code.slice(0, BODY_LENGTH)) === code.charAt(BODY_LENGTH) ? code : undefined;
}

/** The form that people read: `KX74-PD2M-9`. */
export function formatTrackingCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** Answers of a sign-in: nobody may keep them, and the address (it holds a code) is told to nobody. */
export const SIGN_IN_HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

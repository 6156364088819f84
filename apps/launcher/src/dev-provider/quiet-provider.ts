/**
 * oidc-provider warns of what is meant so here: that it keeps everything in memory, and that Node 20 is older than what its author
 * still looks after (it works there; the sign-in's tests run on it). Everything else it says comes through.
 */
const KNOWN = [/Unsupported runtime/, /in-memory adapter/];

export async function withoutKnownWarnings<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!KNOWN.some((known) => known.test(String(words[0])))) warn.call(console, ...words);
  };
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}

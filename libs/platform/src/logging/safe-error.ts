/**
 * An error whose message we wrote ourselves and which may stand in a log: it holds no person's words, no parameters.
 * The message of any other error is withheld, since drivers and parsers quote what they were given.
 */
export class LoggableError extends Error {
  override name = 'LoggableError';
}

/** What a log line tells of an error: kind, code and place; a message only of our own errors; never SQL or its parameters. */
export interface DescribedError {
  name: string;
  code?: string;
  message?: string;
  stack?: string[];
  cause?: DescribedError;
}

const CODE = /^[A-Za-z0-9_.-]{1,64}$/;
const MAX_FRAMES = 20;
const MAX_CAUSES = 4;

export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` };
  const described: DescribedError = { name: CODE.test(error.name) ? error.name : 'Error' };
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && CODE.test(code)) described.code = code;
  if (error instanceof LoggableError) described.message = error.message;
  const stack = frames(error.message ? error.stack?.replace(error.message, '') : error.stack);
  if (stack.length > 0) described.stack = stack;
  if (error.cause !== undefined && depth < MAX_CAUSES) described.cause = describeError(error.cause, depth + 1);
  return described;
}

/** The places in a stack, without the message that stands above them (and may itself have lines that look like places). */
export function frames(stack: string | undefined): string[] {
  const lines = (stack ?? '').split('\n').map((line) => line.trim());
  return lines
    .filter((line) => /^at .*[:(]\S*\d+:\d+\)?$/.test(line))
    .map(withoutQuery)
    .slice(0, MAX_FRAMES);
}

const withoutQuery = (line: string): string => line.replace(/[?#][^:)]*/g, '');

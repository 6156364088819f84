import type { Problem } from '#contracts';
import { noteServerTime } from '../format/server-time.js';
import { currentLanguage } from '../i18n/current-language.js';

/** The server refused and said why; `problem.title` is in the language of the page. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
  }
}

/** No answer came: the connection is down, or the answer was not the server's own. Trying again with the same key is safe. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

export const isProblem = (error: unknown, ...codes: string[]): error is ProblemError =>
  error instanceof ProblemError && (codes.length === 0 || codes.includes(error.problem.code));

export const isStatus = (error: unknown, status: number): error is ProblemError =>
  error instanceof ProblemError && error.problem.status === status;

let csrfToken: string | undefined;
/** The signed-in person's token, sent with every write (api.md "REST"). */
export function setCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

export interface CallOptions {
  body?: unknown;
  /** Of a write. `DELETE` has no body. */
  method?: 'POST' | 'PUT' | 'DELETE';
  /** Makes a repeated write happen once: the same key for the same words, on every retry. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** How long nobody's answer is waited for, ms. */
  patienceMs?: number;
  /** The secret of a case, sent with this call alone: no cookie is made of it. */
  residentKey?: string;
}

const TIMEOUT_MS = 20_000;

/**
 * One call to the API under `/api/v1`. A body, or the method `DELETE`, makes it a write.
 * @throws ProblemError when the server refused; UnreachableError when nobody answered.
 */
export async function call<Answer>(path: string, options: CallOptions = {}): Promise<Answer> {
  const { body, method = 'POST', idempotencyKey, signal, patienceMs = TIMEOUT_MS, residentKey } = options;
  const writes = body !== undefined || method === 'DELETE';
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': currentLanguage() };
  if (writes) {
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    headers['Idempotency-Key'] = idempotencyKey ?? crypto.randomUUID();
    if (csrfToken) headers['X-CSRF-Token'] = csrfToken;
  }
  if (residentKey !== undefined) headers['Authorization'] = `Bearer ${residentKey}`;
  const timeout = AbortSignal.timeout(patienceMs);
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/v1${path}`, {
      method: writes ? method : 'GET',
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new UnreachableError('no answer', { cause: error });
  }
  noteServerTime(response.headers.get('date'));
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer;
  throw refusal(response, text);
}

function refusal(response: Response, text: string): Error {
  try {
    const problem = JSON.parse(text) as Problem;
    if (typeof problem.code === 'string' && typeof problem.title === 'string') {
      return new ProblemError({ ...problem, status: response.status });
    }
  } catch {
    // Not a problem document: a proxy answered in the server's place.
  }
  return new UnreachableError(`unexpected answer ${response.status}`);
}

/** Query string from what is set. */
export function query(values: Record<string, string | number | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined && value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text && `?${text}`;
}

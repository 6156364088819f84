/** PostgreSQL error classes and codes that mean "not now": nothing of the request was done, the caller may try again. */
const UNAVAILABLE_CLASSES = ['08', '53', '57', '58'];
const UNAVAILABLE_CODES = ['55P03', '25006'];
const NETWORK_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'];
// "already released": the connection broke between two statements of a transaction, and TypeORM took it away.
const DRIVER_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Driver not Connected|query ?runner (was )?already released|Query read timeout/i;

/** Whether an error says that the database is away, full or stopping (answered 503, never a false success). */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') {
    if (NETWORK_CODES.includes(code) || UNAVAILABLE_CODES.includes(code)) return true;
    if (/^[0-9A-Z]{5}$/.test(code)) return UNAVAILABLE_CLASSES.includes(code.slice(0, 2));
  }
  if (error instanceof AggregateError && error.errors.some(isUnavailable)) return true;
  const cause = (error as { driverError?: unknown }).driverError;
  return DRIVER_MESSAGES.test(error.message) || (cause !== undefined && cause !== error && isUnavailable(cause));
}

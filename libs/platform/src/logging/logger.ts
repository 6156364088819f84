import { pino, type DestinationStream, type Logger } from 'pino';
import { safeFields, type LogFields } from './log-fields.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type Severity = (typeof LOG_LEVELS)[number];

/** The sentence is a literal; everything that varies goes into the fields. */
export type LogMethod = (fields: LogFields, sentence: string) => void;

/** A log: `log.info({ caseId }, 'escalated')`. */
export type Log = Record<Severity, LogMethod> & { child(fields: LogFields): Log };

/**
 * JSON lines on stdout (or `destination`), ISO times, and only the fields of {@link LogFields}.
 * @param level the least severe level that is written, or `silent`
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (described: unknown) => described },
  };
  return wrap(destination ? pino(options, destination) : pino(options));
}

/** Stands in front of pino, which would take an error's message for the sentence and format further arguments into it. */
function wrap(logger: Logger): Log {
  const methods = LOG_LEVELS.map((level): [Severity, LogMethod] => [
    level,
    (fields, sentence) => {
      if (logger.isLevelEnabled(level)) logger[level](safeFields(fields instanceof Error ? { err: fields } : fields), plain(sentence));
    },
  ]);
  return { ...(Object.fromEntries(methods) as Record<Severity, LogMethod>), child: (fields) => wrap(logger.child(safeFields(fields))) };
}

/** A sentence is written as it stands: no `%s` in it is ever filled in. */
const plain = (sentence: unknown): string => (typeof sentence === 'string' ? sentence : '');

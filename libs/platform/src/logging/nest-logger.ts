import type { LoggerService } from '@nestjs/common';
import type { Log } from './logger.js';
import { frames } from './safe-error.js';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** The framework's own start-up chatter, of no use to an operator. */
const CHATTER = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory', 'WebSocketsController', 'BullModule']);

/** Sends what NestJS logs through our log, with the same rules: an error's message never becomes the sentence. */
export class NestLogger implements LoggerService {
  constructor(private readonly sink: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest's convention: the last string is the context; `error` may have a stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const last = rest.at(-1);
    const context = typeof last === 'string' && frames(last).length === 0 ? last : undefined;
    const error = [message, ...rest].find((part) => part instanceof Error) ?? fromStack(rest);
    const sentence = error || typeof message !== 'string' ? 'the framework reported an error' : message;
    const chatter = level === 'info' && context !== undefined && CHATTER.has(context);
    this.sink[chatter ? 'debug' : level]({ context, ...(error ? { err: error } : {}) }, sentence);
  }
}

/** A stack handed over as text, as an error again. */
function fromStack(rest: unknown[]): Error | undefined {
  const stack = rest.find((part) => typeof part === 'string' && frames(part).length > 0);
  return typeof stack === 'string' ? Object.assign(new Error(), { stack }) : undefined;
}

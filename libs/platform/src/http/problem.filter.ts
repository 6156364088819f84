import { Catch, HttpException, Inject, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnavailable } from '../database/unavailable.js';
import { languageOf } from './language.js';
import { problemOf, PROBLEMS, type ProblemCatalogue } from './problem.js';
import { RefusalError, type RefusalFacts } from './refusal.error.js';

const BY_STATUS: Record<number, string> = {
  400: 'bad-request',
  401: 'sign-in-needed',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  406: 'bad-request',
  413: 'too-large',
  414: 'too-large',
  415: 'not-json',
  429: 'too-many-requests',
};
const BY_FASTIFY_CODE: Record<string, string> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not-json',
};

/** Every error that leaves the API leaves here, as a problem document; no stack, no SQL, no words. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(@Inject(PROBLEMS) private readonly catalogue: ProblemCatalogue) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    this.answer(error, request, reply);
  }

  /** Also used for errors that Fastify raises before Nest sees the request. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent) return;
    const { status, body, retryAfter } = problemOf(
      this.catalogue,
      this.refusalOf(error, request),
      languageOf(request.headers['accept-language']),
    );
    if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
    void reply
      .status(status)
      .type('application/problem+json; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(JSON.stringify(body));
  }

  private refusalOf(error: unknown, request: FastifyRequest): RefusalFacts {
    if (error instanceof RefusalError) return error.refusal;
    const known = BY_FASTIFY_CODE[(error as { code?: string }).code ?? ''];
    if (known) return { code: known };
    // The framework wraps what its JSON parser said, and drops its code.
    if (error instanceof HttpException && error.getStatus() === 400 && request.method === 'POST' && request.body === undefined)
      return { code: 'not-json' };
    if (error instanceof HttpException) return { code: BY_STATUS[error.getStatus()] ?? 'internal' };
    if (isUnavailable(error)) {
      this.logger.warn({ msg: 'database unavailable', err: { name: (error as Error).name, code: (error as { code?: string }).code } });
      return { code: 'temporarily-unavailable' };
    }
    if (error instanceof SyntaxError && (error as { statusCode?: number }).statusCode === 400) return { code: 'not-json' };
    const status = (error as { statusCode?: number }).statusCode;
    if (status !== undefined && status >= 400 && status < 500) return { code: BY_STATUS[status] ?? 'bad-request' };
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : 'unknown error');
    return { code: 'internal' };
  }
}

import type { FastifyError, FastifyInstance } from 'fastify';
import type { Turnstile } from '../engine/calls/turnstile.js';
import { newSid } from '../engine/sid.js';
import type { World } from '../engine/world.js';
import { callsRoutes } from './calls.routes.js';
import { conferencesRoutes } from './conferences.routes.js';
import { isAccount } from './credentials.js';
import { readFields } from './form.js';
import { incomingNumbersRoutes } from './incoming-numbers.routes.js';
import { messagesRoutes } from './messages.routes.js';
import { queuesRoutes } from './queues.routes.js';
import { recordingsRoutes } from './recordings.routes.js';
import { accountPath } from './resources.js';
import { notFound, RestError } from './rest-error.js';

export interface RestOptions {
  readonly world: World;
  readonly authToken: string;
  readonly turnstile: Turnstile;
  /** As many requests at once are served; beyond them 20429. */
  readonly maxConcurrent: number;
}

const TOO_MANY = new RestError(429, 20429, 'Too Many Requests', 1);
const MAX_BODY_BYTES = 256 * 1024;

/** The REST API of one account, under its own path. */
export function restApi(app: FastifyInstance, { world, authToken, turnstile, maxConcurrent }: RestOptions): void {
  const { accountSid, activity, trace, chaos } = world;
  let concurrent = 0;

  void app.register(
    (scope, _options, done) => {
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: MAX_BODY_BYTES },
        (_request, body, parsed) => {
          try {
            parsed(null, readFields(String(body)));
          } catch (error) {
            parsed(error as Error);
          }
        },
      );
      scope.addHook('onRequest', (request, reply, next) => {
        const over = activity.begin();
        concurrent += 1;
        reply.raw.once('close', () => {
          concurrent -= 1;
          trace.add('rest', { method: request.method, path: request.url, status: reply.statusCode });
          over();
        });
        void reply.header('twilio-request-id', newSid('RQ'));
        if (!isAccount(request.headers.authorization, accountSid, authToken)) throw new RestError(401, 20003, 'Authenticate');
        if (concurrent > maxConcurrent) throw TOO_MANY;
        next();
      });
      scope.addHook('preHandler', (request, _reply, next) => {
        const fails = chaos.restFails();
        if (fails) trace.add('chaos', { did: `rest-fails-${fails}`, path: request.url });
        if (fails === 'too-many') throw TOO_MANY;
        if (fails === 'before') throw new RestError(500, 20500, 'Internal Server Error');
        request.failsAfter = fails === 'after';
        next();
      });
      scope.addHook('onSend', (request, reply, payload, next) => {
        if (!request.failsAfter) return next(null, payload);
        void reply.code(500).type('application/json');
        next(null, JSON.stringify(new RestError(500, 20500, 'Internal Server Error').toJson()));
      });
      scope.setErrorHandler((error: FastifyError | RestError, _request, reply) => {
        const refusal =
          error instanceof RestError ? error : new RestError(error.statusCode ?? 500, error.statusCode ? 20001 : 20500, error.message);
        if (refusal.retryAfterSeconds !== undefined) void reply.header('retry-after', String(refusal.retryAfterSeconds));
        return reply.code(refusal.status).send(refusal.toJson());
      });
      scope.setNotFoundHandler((request) => {
        throw notFound(request.url);
      });
      const rest = { app: scope, world, turnstile };
      callsRoutes(rest);
      messagesRoutes(rest);
      recordingsRoutes(rest);
      queuesRoutes(rest);
      conferencesRoutes(rest);
      incomingNumbersRoutes(rest);
      done();
    },
    { prefix: accountPath(accountSid) },
  );
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Driver } from '../engine/clock/driver.js';
import { VirtualClock } from '../engine/clock/virtual-clock.js';
import type { World } from '../engine/world.js';
import { ACTS } from './acts.js';
import { isOwn } from './own-pages-only.js';
import { snapshotOf } from './snapshot.js';
import { streamTrace } from './trace-stream.js';

const passTime = z.strictObject({ seconds: z.number().min(0).max(86_400) });
const MAX_BODY_BYTES = 64 * 1024;

/** By this the page, and tests of another process, move the telephones. 400: not understood; 403: a stranger; 409: not as things are. */
export function controlPlane(app: FastifyInstance, world: World, driver: Driver): void {
  void app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', (request, reply, next) => {
        void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
        if (!isOwn(request)) return void reply.code(403).send({ refusal: 'a-stranger' });
        next();
      });
      scope.setErrorHandler((error: unknown, _request, reply) => {
        if (error instanceof z.ZodError) return reply.code(400).send({ refusal: 'not-understood', issues: error.issues });
        const { statusCode = 500, message } = error as { statusCode?: number; message: string };
        return reply.code(statusCode).send({ refusal: statusCode < 500 ? 'not-understood' : 'failed', message });
      });

      scope.get('/state', () => snapshotOf(world));
      scope.get('/trace', (request, reply) => streamTrace(world.trace, request, reply));

      for (const [name, act] of Object.entries(ACTS))
        scope.post(`/${name}`, { bodyLimit: MAX_BODY_BYTES }, (request, reply) => {
          const refusal = act.perform(world, request.body);
          return refusal ? reply.code(409).send({ refusal }) : reply.code(204).send();
        });

      scope.post('/clock', async (request, reply) => {
        const { seconds } = passTime.parse(request.body);
        if (!(world.clock instanceof VirtualClock)) return reply.code(409).send({ refusal: 'real-clock' });
        await driver.run(seconds);
        return { now: world.clock.now() };
      });
      done();
    },
    { prefix: '/control' },
  );
}

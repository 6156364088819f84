import type { Settings } from '#platform/config';
import { NestLogger, type Log } from '#platform/logging';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { WorkerModule } from './worker.module.js';

/** The worker as it runs. It listens only where `WORKER_PORT` says so, and then tells of itself alone: `/health/*`. */
export async function createWorker(settings: Settings, log: Log): Promise<INestApplicationContext> {
  const options = { logger: new NestLogger(log), abortOnError: false };
  const module = WorkerModule.forRoot(settings, log);
  if (settings.workerPort === undefined) return NestFactory.createApplicationContext(module, options);
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter({ bodyLimit: 1024 }), options);
  await app.listen(settings.workerPort, settings.host);
  return app;
}

import 'reflect-metadata';
import { loadSettings } from '#platform/config';
import { createLog, NestLogger } from '#platform/logging';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from './worker.module.js';

const settings = loadSettings(process.env);
const log = createLog(settings.logLevel);
const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(settings, log), {
  logger: new NestLogger(log),
  abortOnError: false,
});
app.enableShutdownHooks();
process.send?.('ready');
log.info({ process: 'worker' }, 'the worker runs');

import 'reflect-metadata';
import { loadSettings } from '#platform/config';
import { createLog } from '#platform/logging';
import { createWorker } from './create-worker.js';

const settings = loadSettings(process.env);
const log = createLog(settings.logLevel);
const app = await createWorker(settings, log);
app.enableShutdownHooks();
process.send?.('ready');
log.info({ process: 'worker' }, 'the worker runs');

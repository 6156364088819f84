import 'reflect-metadata';
import { loadSettings } from '#platform/config';
import { createLog } from '#platform/logging';
import { createApi } from './create-api.js';

const settings = loadSettings(process.env);
const log = createLog(settings.logLevel);
const app = await createApi(settings, log);
await app.listen(settings.port, settings.host);
process.send?.('ready');

export { ConfigModule, SETTINGS } from './config.module.js';
export type { MailServer, PushIdentity } from './outgoing.js';
export type { PhoneLine } from './phone-line.js';
export { Secrets } from './secrets.js';
export { isLoopbackHost } from './setting-types.js';
export { loadSettings, SettingsError, type Settings } from './settings.js';
export type { LogLevel } from './settings.schema.js';

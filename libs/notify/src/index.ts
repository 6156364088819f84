export { NotifyModule } from './notify.module.js';
export { Effects } from './effects.service.js';
export { Undelivered } from './residents/undelivered.service.js';
export { OutboxRelay } from './outbox-relay.service.js';
export { TELLING_TYPES, type TellingType } from './telling.js';
export type { NotifyTiming } from './notify-timing.js';

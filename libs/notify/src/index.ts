export { NotifyHttpModule } from './notify-http.module.js';
export { NOTIFY_PROBLEMS } from './notify-problems.js';
export { NotifyModule } from './notify.module.js';
export { Effects } from './effects.service.js';
export { Undelivered } from './residents/undelivered.service.js';
export { StepSender } from './paths/step-sender.service.js';
export { OutboxRelay } from './outbox-relay.service.js';
export { TELLING_TYPES, type TellingType } from './telling.js';
export type { NotifyTiming } from './notify-timing.js';

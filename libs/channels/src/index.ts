export { LiveModule } from './live.module.js';
export { LiveAdapter } from './live/live.adapter.js';
export { SESSION_ENDED_HINT, sessionEndedByHint, type SessionEndedHint } from './live/session-ended.js';

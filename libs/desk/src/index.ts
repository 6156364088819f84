export { DeskModule } from './desk.module.js';
export { ROOMS, roomsOf } from './rooms.js';
export { readersOf, splitByLists, tellingOf, toOthers, toReader, type Telling } from './telling.js';
export { liveOfferTellingOf, ownPresenceTellingOf } from './live-offer-telling.js';
export { PRESENCE_HINT, presenceFor, presenceTellingOf, type PresenceHint } from './presence/presence-hint.js';
export { Presence, type Doing } from './presence/presence.service.js';
export { RecentStands } from './presence/recent-stands.js';
export { Pace } from './pace.js';

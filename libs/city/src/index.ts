export { CITY_PROBLEMS } from './city-problems.js';
export { CityHttpModule, CityModule } from './city.module.js';
export { VillagesModule } from './villages.module.js';
export { Villages } from './villages/villages.service.js';
export type { VillageFacts } from './villages/village-file.js';
export { LivingRooms } from './rooms/living-rooms.service.js';
export { presentRoomOf } from './rooms/present-room.js';
export { LivingRoomStore, type NewRoom, type RoomChange, type RoomRow } from './persistence/living-room.store.js';

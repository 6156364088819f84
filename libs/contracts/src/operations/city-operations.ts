import * as city from '../city.js';
import { emptyBody } from '../requests.js';
import type { Operation } from './operation.js';

/** The city's villages and their living rooms. Reading is for anybody; the administrator keeps the rooms. */
export const CITY_OPERATIONS: Operation[] = [
  { method: 'get', path: '/villages', summary: 'The city’s villages', audience: 'anybody', status: 200, answer: city.villagePage },
  {
    method: 'get',
    path: '/villages/find',
    summary: 'Villages by postal code',
    audience: 'anybody',
    query: city.findVillagesQuery,
    status: 200,
    answer: city.foundVillages,
  },
  {
    method: 'get',
    path: '/villages/outlines',
    summary: 'Where villages lie, for maps',
    audience: 'anybody',
    status: 200,
    answer: city.villageOutlines,
  },
  { method: 'get', path: '/living-rooms', summary: 'The living rooms', audience: 'anybody', status: 200, answer: city.livingRoomPage },
  {
    method: 'get',
    path: '/living-rooms/kept',
    summary: 'The same with their hosts, for the administrator',
    audience: 'staff',
    status: 200,
    answer: city.keptLivingRoomPage,
    problems: ['forbidden'],
  },
  {
    method: 'post',
    path: '/living-rooms',
    summary: 'Opens a living room in a village that has none',
    audience: 'staff',
    body: city.newLivingRoom,
    status: 201,
    answer: city.keptLivingRoom,
    problems: ['forbidden', 'unknown-village', 'no-room-at-sea', 'village-has-a-room', 'not-a-host'],
  },
  {
    method: 'post',
    path: '/living-rooms/{id}',
    summary: 'Changes one',
    audience: 'staff',
    body: city.changeLivingRoom,
    status: 200,
    answer: city.keptLivingRoom,
    problems: ['forbidden', 'not-found', 'not-a-host'],
  },
  {
    method: 'post',
    path: '/living-rooms/{id}/close',
    summary: 'Ends one for good; the village may get another',
    audience: 'staff',
    body: emptyBody,
    status: 204,
    problems: ['forbidden', 'not-found'],
  },
  {
    method: 'get',
    path: '/me/living-rooms',
    summary: 'The rooms that one hosts',
    audience: 'staff',
    status: 200,
    answer: city.livingRoomPage,
  },
];

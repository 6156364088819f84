import { liveOffers, ownPresence, presenceBody } from '../offers.js';
import { emptyBody } from '../requests.js';
import type { Operation } from './operation.js';

/** Live contacts as they are offered, and to whom. They are taken by `POST /cases/{id}/take`. */
export const OFFER_OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/me/presence',
    summary: 'Whether live contacts are offered to oneself',
    audience: 'staff',
    status: 200,
    answer: ownPresence,
    problems: ['forbidden'],
  },
  {
    method: 'put',
    path: '/me/presence',
    summary: 'Available, busy or away; how many at once',
    audience: 'staff',
    body: presenceBody,
    status: 200,
    answer: ownPresence,
    problems: ['forbidden'],
  },
  {
    method: 'get',
    path: '/me/offers',
    summary: 'Live contacts offered to oneself now',
    audience: 'staff',
    status: 200,
    answer: liveOffers,
  },
  {
    method: 'post',
    path: '/live-offers/{id}/decline',
    summary: 'Hides a live contact from oneself; the case stays as it is',
    audience: 'staff',
    body: emptyBody,
    status: 200,
    answer: liveOffers,
    problems: ['no-such-offer'],
  },
];

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Conference, Participant } from '../engine/conferences/conference.js';
import { formOf, named, pageFor, queryOf, sidParam, type Rest } from './context.js';
import { address, flag, method, parseFields } from './form.js';
import { loopback } from './numbers.js';
import { isWhen, pagingFields, timeFields } from './paging.js';
import { conferenceJson, participantJson } from './resources.js';

const list = z.strictObject({
  ...pagingFields,
  ...timeFields('DateCreated'),
  FriendlyName: z.string().max(128).optional(),
  Status: z.enum(['init', 'in-progress', 'completed']).optional(),
});
const update = z.strictObject({ Status: z.literal('completed').optional() });
const participants = z.strictObject({ ...pagingFields, Muted: flag.optional(), Hold: flag.optional() });
const change = z.strictObject({
  Muted: flag.optional(),
  Hold: flag.optional(),
  HoldUrl: address.optional(),
  HoldMethod: method.default('GET'),
  AnnounceUrl: address.optional(),
  AnnounceMethod: method.default('POST'),
  EndConferenceOnExit: flag.optional(),
});

export function conferencesRoutes({ app, world }: Rest): void {
  const json = (conference: Conference) => conferenceJson(conference, world.accountSid);
  const find = (request: FastifyRequest): Conference => named(request, (sid) => world.conferences.find(sid));
  const one = `/Conferences/${sidParam('sid', 'CF')}`;

  app.get('/Conferences.json', (request) => {
    const query = parseFields(list, queryOf(request));
    const found = world.conferences
      .all()
      .filter(
        ({ name, status, createdAt }) =>
          (query.FriendlyName === undefined || name === query.FriendlyName) &&
          (query.Status === undefined || status === query.Status) &&
          isWhen(query, 'DateCreated', createdAt),
      );
    return pageFor(request, 'conferences', found.map(json), query);
  });

  app.get(`${one}.json`, (request) => json(find(request)));

  app.post(`${one}.json`, (request) => {
    const conference = find(request);
    if (parseFields(update, formOf(request)).Status) conference.end('conference-ended-via-api');
    return json(conference);
  });

  app.get(`${one}/Participants.json`, (request) => {
    const conference = find(request);
    const query = parseFields(participants, queryOf(request));
    const found = conference.participants.filter(
      ({ muted, hold }) =>
        (query.Muted === undefined || muted === query.Muted) && (query.Hold === undefined || (hold !== undefined) === query.Hold),
    );
    const shown = found.map((participant) => participantJson(conference, participant, world.accountSid));
    return pageFor(request, 'participants', shown, query);
  });

  const participant = `${one}/Participants/${sidParam('call', 'CA')}.json`;
  const findIn = (conference: Conference, request: FastifyRequest): Participant => named(request, (sid) => conference.find(sid), 'call');

  app.get(participant, (request) => {
    const conference = find(request);
    return participantJson(conference, findIn(conference, request), world.accountSid);
  });

  app.post(participant, (request) => {
    const conference = find(request);
    const found = findIn(conference, request);
    const asked = parseFields(change, formOf(request));
    const { Muted, Hold, HoldUrl, HoldMethod, AnnounceUrl, AnnounceMethod, EndConferenceOnExit } = asked;
    if (Muted !== undefined) conference.setMuted(found, Muted);
    if (EndConferenceOnExit !== undefined) found.endsOnExit = EndConferenceOnExit;
    const url = HoldUrl && loopback(HoldUrl, 'HoldUrl');
    if (Hold !== undefined) conference.setHold(found, Hold ? { ...(url && { url }), method: HoldMethod } : undefined);
    if (AnnounceUrl) found.announce({ url: loopback(AnnounceUrl, 'AnnounceUrl'), method: AnnounceMethod });
    return participantJson(conference, found, world.accountSid);
  });

  app.delete(participant, (request, reply) => {
    const conference = find(request);
    conference.remove(findIn(conference, request), true);
    return reply.code(204).send();
  });
}

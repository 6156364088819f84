import { z } from 'zod';
import type { Conference, Participant } from '../engine/conferences/conference.js';
import { formOf, pageFor, param, queryOf, sidParam, type Rest } from './context.js';
import { address, flag, method, parseFields } from './form.js';
import { loopback } from './numbers.js';
import { isWhen, pagingFields, timeFields } from './paging.js';
import { conferenceJson, participantJson } from './resources.js';
import { notFound } from './rest-error.js';

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
  EndConferenceOnExit: flag.optional(),
});

export function conferencesRoutes({ app, world }: Rest): void {
  const json = (conference: Conference) => conferenceJson(conference, world.accountSid);
  const find = (sid: string, path: string): Conference => {
    const conference = world.conferences.find(sid);
    if (!conference) throw notFound(path);
    return conference;
  };
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

  app.get(`${one}.json`, (request) => json(find(param(request, 'sid'), request.url)));

  app.post(`${one}.json`, (request) => {
    const conference = find(param(request, 'sid'), request.url);
    if (parseFields(update, formOf(request)).Status) conference.end('conference-ended-via-api');
    return json(conference);
  });

  app.get(`${one}/Participants.json`, (request) => {
    const conference = find(param(request, 'sid'), request.url);
    const query = parseFields(participants, queryOf(request));
    const found = conference.participants.filter(
      ({ muted, hold }) =>
        (query.Muted === undefined || muted === query.Muted) && (query.Hold === undefined || (hold !== undefined) === query.Hold),
    );
    const shown = found.map((participant) => participantJson(conference, participant, world.accountSid));
    return pageFor(request, 'participants', shown, query);
  });

  const participant = `${one}/Participants/${sidParam('call', 'CA')}.json`;
  const findIn = (conference: Conference, sid: string, path: string): Participant => {
    const found = conference.find(sid);
    if (!found) throw notFound(path);
    return found;
  };

  app.get(participant, (request) => {
    const conference = find(param(request, 'sid'), request.url);
    return participantJson(conference, findIn(conference, param(request, 'call'), request.url), world.accountSid);
  });

  app.post(participant, (request) => {
    const conference = find(param(request, 'sid'), request.url);
    const found = findIn(conference, param(request, 'call'), request.url);
    const { Muted, Hold, HoldUrl, HoldMethod, EndConferenceOnExit } = parseFields(change, formOf(request));
    if (Muted !== undefined) conference.setMuted(found, Muted);
    if (EndConferenceOnExit !== undefined) found.endsOnExit = EndConferenceOnExit;
    const url = HoldUrl && loopback(HoldUrl, 'HoldUrl');
    if (Hold !== undefined) conference.setHold(found, Hold ? { ...(url && { url }), method: HoldMethod } : undefined);
    return participantJson(conference, found, world.accountSid);
  });

  app.delete(participant, (request, reply) => {
    const conference = find(param(request, 'sid'), request.url);
    conference.remove(findIn(conference, param(request, 'call'), request.url), true);
    return reply.code(204).send();
  });
}

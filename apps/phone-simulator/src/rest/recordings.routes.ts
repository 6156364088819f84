import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { toneWav } from '../engine/recordings/wav.js';
import type { Recording } from '../engine/recordings/recordings.js';
import { named, pageFor, param, queryOf, sidParam, type Rest } from './context.js';
import { parseFields } from './form.js';
import { isWhen, pagingFields, timeFields } from './paging.js';
import { recordingJson } from './resources.js';
import { notFound } from './rest-error.js';

const list = z.strictObject({
  ...pagingFields,
  ...timeFields('DateCreated'),
  CallSid: z.string().max(34).optional(),
  ConferenceSid: z.string().max(34).optional(),
});

export function recordingsRoutes({ app, world }: Rest): void {
  const json = (recording: Recording) => recordingJson(recording, world.accountSid, world.url());
  const find = (request: FastifyRequest): Recording => named(request, (sid) => world.recordings.find(sid));

  app.get('/Recordings.json', (request) => {
    const query = parseFields(list, queryOf(request));
    const found = world.recordings
      .all()
      .filter(
        (recording) =>
          (query.CallSid === undefined || recording.callSid === query.CallSid) &&
          query.ConferenceSid === undefined &&
          isWhen(query, 'DateCreated', recording.createdAt),
      );
    return pageFor(request, 'recordings', found.map(json), query);
  });

  const one = `/Recordings/${sidParam('sid', 'RE')}`;
  app.get(`${one}.json`, (request) => json(find(request)));

  for (const path of [one, `${one}.wav`])
    app.get(path, (request, reply) => {
      const recording = find(request);
      if (recording.readyAt === null) throw notFound(request.url);
      return reply.type('audio/x-wav').send(toneWav(recording.seconds));
    });

  for (const path of [one, `${one}.json`])
    app.delete(path, (request, reply) => {
      if (!world.recordings.remove(param(request, 'sid'))) throw notFound(request.url);
      return reply.code(204).send();
    });
}

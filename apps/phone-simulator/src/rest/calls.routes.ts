import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isFinal, type CallStatus } from '../engine/calls/call-state.js';
import type { Call } from '../engine/calls/call.js';
import { placeCall } from '../engine/calls/place-call.js';
import { formOf, named, pageFor, queryOf, sidParam, type Rest } from './context.js';
import { address, method, parseFields, several, wholeNumber } from './form.js';
import { isNumber, loopback } from './numbers.js';
import { isWhen, pagingFields, timeFields } from './paging.js';
import { callJson } from './resources.js';
import { RestError } from './rest-error.js';

const events = z.enum(['initiated', 'ringing', 'answered', 'completed']);
const where = { Url: address.optional(), Twiml: address.optional(), Method: method.default('POST') };
const told = {
  FallbackUrl: address.optional(),
  FallbackMethod: method.default('POST'),
  StatusCallback: address.optional(),
  StatusCallbackMethod: method.default('POST'),
};
const create = z.strictObject({
  ...where,
  ...told,
  To: z.string().max(256).optional(),
  From: z.string().max(256).optional(),
  StatusCallbackEvent: several(events).default(['completed']),
  Timeout: wholeNumber(1, 600).default(60),
});
const update = z.strictObject({ ...where, ...told, Status: z.enum(['canceled', 'completed']).optional() });
const list = z.strictObject({
  ...pagingFields,
  ...timeFields('StartTime'),
  ...timeFields('EndTime'),
  To: z.string().max(256).optional(),
  From: z.string().max(256).optional(),
  ParentCallSid: z.string().max(34).optional(),
  Status: z.string().max(20).optional(),
});

export function callsRoutes({ app, world, turnstile }: Rest): void {
  const json = (call: Call) => callJson(call, world.accountSid);
  const find = (request: FastifyRequest): Call => named(request, (sid) => world.calls.find(sid));

  app.post('/Calls.json', (request, reply) => {
    const form = parseFields(create, formOf(request));
    const { To, From, Url, Twiml } = form;
    if (!To) throw new RestError(400, 21201, "No 'To' number is specified");
    if (!From) throw new RestError(400, 21213, "No 'From' number is specified");
    if (!Url && !Twiml) throw new RestError(400, 21205, 'Url parameter is required.');
    if (!isNumber(To) && !To.startsWith('client:')) throw new RestError(400, 21211, "The 'To' number is not a valid phone number.");
    const line = world.numbers.find(From);
    if (!line) throw new RestError(400, 21210, 'The source phone number provided is not yet verified for your account.');
    const call = world.calls.add({
      from: From,
      to: To,
      direction: 'outbound-api',
      phoneNumberSid: line.sid,
      ...(form.FallbackUrl && { fallback: { url: loopback(form.FallbackUrl, 'FallbackUrl'), method: form.FallbackMethod } }),
      ...(form.StatusCallback && {
        statusCallback: {
          url: loopback(form.StatusCallback, 'StatusCallback'),
          method: form.StatusCallbackMethod,
          events: form.StatusCallbackEvent,
        },
      }),
    });
    placeCall(world, turnstile, call, form.Timeout, {
      url: Url ? loopback(Url, 'Url') : world.url(),
      method: form.Method,
      ...(!Url && { twiml: Twiml }),
    });
    return reply.code(201).send(json(call));
  });

  app.get(`/Calls/${sidParam('sid', 'CA')}.json`, (request) => json(find(request)));

  app.post(`/Calls/${sidParam('sid', 'CA')}.json`, (request) => {
    const call = find(request);
    const { Status, Url, Twiml, Method } = parseFields(update, formOf(request));
    if (call.isOver) throw new RestError(400, 21220, 'Call is not in-progress. Cannot redirect.');
    if (Status === 'canceled') {
      // Only what was not answered yet can be called off; what was stays as it is.
      if (call.answeredAt === undefined) call.end('canceled');
    } else if (Status === 'completed') call.end('canceled');
    else if (Url || Twiml) {
      if (call.answeredAt === undefined) throw new RestError(400, 21220, 'Call is not in-progress. Cannot redirect.');
      const to = Url ? { url: loopback(Url, 'Url'), method: Method } : { url: world.url(), twiml: Twiml! };
      call.interrupt({ kind: 'redirected', to });
    } else throw new RestError(400, 21218, 'One of Status, Url, Twiml is required');
    return json(call);
  });

  app.delete(`/Calls/${sidParam('sid', 'CA')}.json`, (request, reply) => {
    const call = find(request);
    if (!isFinal(call.status)) throw new RestError(409, 20409, 'Call is in progress');
    world.calls.remove(call.sid);
    return reply.code(204).send();
  });

  app.get('/Calls.json', (request) => {
    const query = parseFields(list, queryOf(request));
    const shown = (status: CallStatus) => (status === 'initiated' ? 'queued' : status);
    const found = world.calls
      .all()
      .filter(
        (call) =>
          (query.To === undefined || call.options.to === query.To) &&
          (query.From === undefined || call.options.from === query.From) &&
          (query.ParentCallSid === undefined || call.options.parentSid === query.ParentCallSid) &&
          (query.Status === undefined || shown(call.status) === query.Status) &&
          isWhen(query, 'StartTime', call.startedAt) &&
          isWhen(query, 'EndTime', call.endedAt),
      );
    return pageFor(request, 'calls', found.map(json), query);
  });
}

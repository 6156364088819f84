import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Member, Queue } from '../engine/queues/queue.js';
import { formOf, named, pageFor, queryOf, sidParam, type Rest } from './context.js';
import { address, method, parseFields, wholeNumber } from './form.js';
import { loopback } from './numbers.js';
import { pagingFields } from './paging.js';
import { memberJson, queueJson } from './resources.js';
import { RestError } from './rest-error.js';

const create = z.strictObject({ FriendlyName: z.string().min(1).max(64), MaxSize: wholeNumber(1, 5_000).optional() });
const update = create.partial();
const list = z.strictObject(pagingFields);
const move = z.strictObject({ Url: address, Method: method.default('POST') });

export function queuesRoutes({ app, world }: Rest): void {
  const json = (queue: Queue) => queueJson(queue, world.accountSid);
  const find = (request: FastifyRequest): Queue => named(request, (sid) => world.queues.find(sid));
  const one = `/Queues/${sidParam('sid', 'QU')}`;

  app.get('/Queues.json', (request) => pageFor(request, 'queues', world.queues.all().map(json), parseFields(list, queryOf(request))));

  app.post('/Queues.json', (request, reply) => {
    const { FriendlyName, MaxSize } = parseFields(create, formOf(request));
    if (world.queues.findByName(FriendlyName)) throw new RestError(400, 22003, 'Queue already exists');
    const queue = world.queues.named(FriendlyName);
    if (MaxSize !== undefined) queue.maxSize = MaxSize;
    return reply.code(201).send(json(queue));
  });

  app.get(`${one}.json`, (request) => json(find(request)));

  app.post(`${one}.json`, (request) => {
    const queue = find(request);
    const { MaxSize } = parseFields(update, formOf(request));
    if (MaxSize !== undefined) queue.maxSize = MaxSize;
    return json(queue);
  });

  app.delete(`${one}.json`, (request, reply) => {
    if (!world.queues.remove(find(request))) throw new RestError(400, 22001, 'Queue is not empty');
    return reply.code(204).send();
  });

  app.get(`${one}/Members.json`, (request) => {
    const queue = find(request);
    const members = queue.members.map((member) => memberJson(queue, member, world.accountSid, world.clock.now()));
    return pageFor(request, 'queue_members', members, parseFields(list, queryOf(request)));
  });

  /** `Front`: whoever waits first. */
  const memberOf = (queue: Queue, request: FastifyRequest): Member =>
    named(request, (who) => queue.members.find(({ call, claimed }) => (who === 'Front' ? !claimed : call.sid === who)), 'call');
  const member = `${one}/Members/:call(^(?:CA[0-9a-fA-F]{32}|Front)$).json`;

  app.get(member, (request) => {
    const queue = find(request);
    return memberJson(queue, memberOf(queue, request), world.accountSid, world.clock.now());
  });

  app.post(member, (request) => {
    const queue = find(request);
    const found = memberOf(queue, request);
    const { Url, Method } = parseFields(move, formOf(request));
    const answer = memberJson(queue, found, world.accountSid, world.clock.now());
    if (found.claimed) throw new RestError(400, 20001, 'the member is being dequeued already');
    found.claimed = true;
    found.dequeue({ result: 'redirected', url: loopback(Url, 'Url'), method: Method });
    return answer;
  });
}

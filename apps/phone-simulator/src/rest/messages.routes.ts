import { z } from 'zod';
import { isWhatsApp, numberIn, type Message } from '../engine/messages/message.js';
import { sendMessage } from '../engine/messages/send-message.js';
import { formOf, named, pageFor, queryOf, sidParam, type Rest } from './context.js';
import { address, parseFields, several } from './form.js';
import { isNumber, loopback } from './numbers.js';
import { isWhen, pagingFields, timeFields } from './paging.js';
import { messageJson } from './resources.js';
import { RestError } from './rest-error.js';

const create = z.strictObject({
  To: z.string().max(256).optional(),
  From: z.string().max(256).optional(),
  Body: z.string().optional(),
  MediaUrl: several(z.string().max(2_000)).default([]),
  StatusCallback: address.optional(),
});
const list = z.strictObject({
  ...pagingFields,
  ...timeFields('DateSent'),
  To: z.string().max(256).optional(),
  From: z.string().max(256).optional(),
});
const LONGEST_BODY = 1_600;

export function messagesRoutes({ app, world }: Rest): void {
  const json = (message: Message) => messageJson(message, world.accountSid);

  app.post('/Messages.json', (request, reply) => {
    const { To, From, Body = '', MediaUrl, StatusCallback } = parseFields(create, formOf(request));
    if (!To) throw new RestError(400, 21604, "A 'To' phone number is required.");
    if (!From) throw new RestError(400, 21603, "A 'From' phone number is required.");
    if (Body === '' && MediaUrl.length === 0) throw new RestError(400, 21619, 'A text message body or media urls must be specified.');
    if ([...Body].length > LONGEST_BODY) throw new RestError(400, 21617, 'The concatenated message body exceeds the 1600 character limit.');
    if (!isNumber(numberIn(To))) throw new RestError(400, 21211, "The 'To' number is not a valid phone number.");
    if (isWhatsApp(To) !== isWhatsApp(From)) throw new RestError(400, 63007, 'Could not find a channel with the specified From address');
    const line = world.numbers.find(numberIn(From));
    if (!line) throw new RestError(400, 21606, "The 'From' number is not a valid message-capable phone number for this account.");
    if (world.messages.isStopped(From, To)) throw new RestError(400, 21610, 'Attempt to send to unsubscribed recipient');
    const statusCallback = StatusCallback && loopback(StatusCallback, 'StatusCallback');
    return reply
      .code(201)
      .send(json(sendMessage(world, { from: From, to: To, body: Body, media: MediaUrl, statusCallback }, 'outbound-api')));
  });

  app.get(`/Messages/${sidParam('sid', '(?:SM|MM)')}.json`, (request) => json(named(request, (sid) => world.messages.find(sid))));

  app.get('/Messages.json', (request) => {
    const query = parseFields(list, queryOf(request));
    const found = world.messages
      .all()
      .filter(
        (message) =>
          (query.To === undefined || message.to === query.To) &&
          (query.From === undefined || message.from === query.From) &&
          isWhen(query, 'DateSent', message.direction === 'inbound' ? message.createdAt : message.sentAt),
      );
    return pageFor(request, 'messages', found.map(json), query);
  });
}

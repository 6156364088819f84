import { z } from 'zod';
import { named, pageFor, queryOf, sidParam, type Rest } from './context.js';
import { parseFields } from './form.js';
import { pagingFields } from './paging.js';
import { numberJson } from './resources.js';

const list = z.strictObject({ ...pagingFields, PhoneNumber: z.string().max(20).optional(), FriendlyName: z.string().max(64).optional() });

export function incomingNumbersRoutes({ app, world }: Rest): void {
  app.get('/IncomingPhoneNumbers.json', (request) => {
    const query = parseFields(list, queryOf(request));
    const found = world.numbers
      .all()
      .filter(
        ({ number, name }) =>
          (query.PhoneNumber === undefined || number.includes(query.PhoneNumber)) &&
          (query.FriendlyName === undefined || (name ?? number) === query.FriendlyName),
      );
    const shown = found.map((line) => numberJson(line, world.accountSid));
    return pageFor(request, 'incoming_phone_numbers', shown, query);
  });

  app.get(`/IncomingPhoneNumbers/${sidParam('sid', 'PN')}.json`, (request) => {
    const line = named(request, (id) => world.numbers.all().find(({ sid }) => sid === id));
    return numberJson(line, world.accountSid);
  });
}

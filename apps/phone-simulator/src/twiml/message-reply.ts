import type { Message } from '../engine/messages/message.js';
import { sendMessage } from '../engine/messages/send-message.js';
import type { World } from '../engine/world.js';
import { methodOf } from './attributes.js';
import { fetchDocument } from './fetch-document.js';
import type { Element } from './parse.js';

const MAX_DOCUMENTS = 10;
const ATTRIBUTES = ['to', 'from', 'action', 'method', 'statusCallback'];

/** Asks what is answered to a message, and sends it: Message with Body and Media, or Redirect. */
export async function answerMessage(world: World, url: string, message: Message, fields: Record<string, string>): Promise<void> {
  let next: { url: string; method?: 'GET' | 'POST' } | undefined = { url };
  for (let count = 0; next && count < MAX_DOCUMENTS; count += 1) {
    const document = await fetchDocument(world, 'message', next, fields);
    next = undefined;
    if ('code' in document) return;
    for (const element of document.response.children) {
      if (element.name === 'Message') reply(world, document.url, message, element);
      else if (element.name === 'Redirect') {
        next = { url: new URL(element.text, document.url).href, method: methodOf(element) };
        break;
      } else world.trace.warn(12200, `<${element.name}> may not stand here`, { url: document.url });
    }
  }
}

function reply(world: World, url: string, message: Message, element: Element): void {
  const { attributes, children } = element;
  for (const name of Object.keys(attributes)) if (!ATTRIBUTES.includes(name)) world.trace.warn(12200, `${name} of <Message>`, { url });
  const bodies = children.filter(({ name }) => name === 'Body');
  const media = children.filter(({ name }) => name === 'Media').map(({ text }) => text);
  const body = bodies.length > 0 ? bodies.map(({ text }) => text).join('') : media.length > 0 ? '' : element.text;
  const to = attributes.to ?? message.from;
  const from = attributes.from ?? message.to;
  if (body === '' && media.length === 0) return world.trace.warn(14103, 'a message without anything in it', { url });
  if (world.messages.isStopped(from, to)) return world.trace.warn(21610, 'the other wants no messages', { url });
  const statusCallback = attributes.statusCallback ?? attributes.action;
  sendMessage(
    world,
    { from, to, body, media, statusCallback: statusCallback ? new URL(statusCallback, url).href : undefined },
    'outbound-reply',
  );
}

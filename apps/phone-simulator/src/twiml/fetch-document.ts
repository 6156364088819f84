import type { Destination } from '../engine/calls/attention.js';
import type { World } from '../engine/world.js';
import { parseDocument, type Element } from './parse.js';

export interface Document {
  readonly response: Element;
  /** What its relative addresses are relative to, and where it is asked for again. */
  readonly url: string;
}

/** Asks for a document, or reads one that is at hand. @returns the debugger's code when there is none that can be read */
export async function fetchDocument(
  world: World,
  about: string,
  { url, method = 'POST', fields = {}, twiml }: Destination,
  callFields: Readonly<Record<string, string>>,
): Promise<Document | { readonly code: number }> {
  if (twiml !== undefined) return documentOf(world, url, twiml);
  const answer = await world.webhooks.ask(about, url, method, { ...callFields, ...fields });
  if (!answer.ok) return { code: answer.code };
  if (!/^(text|application)\/(xml|html)\b/.test(answer.contentType)) {
    world.trace.warn(12300, `content type ${answer.contentType || 'none'}`, { url });
    return { code: 12300 };
  }
  return documentOf(world, answer.url, answer.body);
}

function documentOf(world: World, url: string, xml: string): Document | { readonly code: number } {
  const response = parseDocument(xml);
  if (!('code' in response)) return { response, url };
  world.trace.warn(response.code, response.about, { url });
  return { code: response.code };
}

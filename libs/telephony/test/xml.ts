/** One element: attributes and children in their order; text with entities resolved. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TAG = /<(?<end>\/?)(?<name>[A-Za-z][\w-]*)(?<attributes>(?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(?<empty>\/?)>/y;
const ATTRIBUTE = /\s+([A-Za-z][\w:-]*)="([^"<]*)"/g;

/**
 * A strict reader of the little XML that TwiML is, for tests: elements, attributes, text, the five entities and character
 * references. Whatever is not well-formed, and whatever TwiML has no use for, is an error.
 */
export function parseXml(document: string): Element {
  if (!document.isWellFormed() || /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(document))
    throw new Error('a character that XML has no place for');
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '');
  const open: { name: string; attributes: Record<string, string>; children: (Element | string)[] }[] = [
    { name: '', attributes: {}, children: [] },
  ];
  for (let at = 0; at < body.length;) {
    const inner = open.at(-1)!;
    if (body[at] !== '<') {
      const end = body.indexOf('<', at);
      const text = body.slice(at, end === -1 ? body.length : end);
      if (text.includes(']]>')) throw new Error('"]]>" in a text');
      inner.children.push(resolved(text));
      at += text.length;
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(body);
    if (!tag?.groups) throw new Error(`no tag at ${at}: ${body.slice(at, at + 40)}`);
    at += tag[0].length;
    const { end, name = '', attributes = '', empty } = tag.groups;
    if (end) {
      if (open.length < 2 || inner.name !== name || attributes) throw new Error(`</${name}> closes <${inner.name}>`);
      open.pop();
      continue;
    }
    const element = { name, attributes: attributesOf(attributes), children: [] };
    inner.children.push(element);
    if (!empty) open.push(element);
  }
  const [root, ...others] = open[0]!.children;
  if (open.length > 1 || typeof root !== 'object' || others.length > 0) throw new Error('not one element');
  return root;
}

/** Everything in an element, itself first. */
export function* elementsIn(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) if (typeof child === 'object') yield* elementsIn(child);
}

/** The text that stands directly in an element. */
export const textOf = (element: Element): string => element.children.filter((child) => typeof child === 'string').join('');

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`${name} stands twice`);
    attributes[name] = resolved(value);
  }
  return attributes;
}

function resolved(text: string): string {
  return text.replace(/&([^;&\s]*);?|&/g, (whole, reference: string | undefined) => {
    const [, code] = /^#x([0-9A-Fa-f]+)$/.exec(reference ?? '') ?? [];
    const character = code === undefined ? ENTITIES[reference ?? ''] : String.fromCodePoint(Number.parseInt(code, 16));
    if (character === undefined || !whole.endsWith(';')) throw new Error(`"${whole}" is no entity`);
    return character;
  });
}

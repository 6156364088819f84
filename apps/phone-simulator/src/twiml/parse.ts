import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text in it, in order. */
  readonly text: string;
}

/** Why a document is none. 12100: no XML; 12102: not one `Response`. */
export interface Unreadable {
  readonly code: 12100 | 12102;
  readonly about: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
});

const FOREIGN_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)\S{0,10}/i;

type Node = Record<string, unknown>;

/** Reads a document. Pure. */
export function parseDocument(xml: string): Element | Unreadable {
  const valid = XMLValidator.validate(xml, { allowBooleanAttributes: false });
  if (valid !== true) return { code: 12100, about: valid.err.msg };
  // A document type could define entities of its own, which nobody here needs; without one there are five, and numbers.
  if (/<!DOCTYPE/i.test(xml)) return { code: 12100, about: 'a document type' };
  const [unknown] = FOREIGN_ENTITY.exec(xml.replace(/<!\[CDATA\[.*?\]\]>/gs, '')) ?? [];
  if (unknown !== undefined) return { code: 12100, about: `an entity that nobody defined: ${unknown}` };
  try {
    const roots = (parser.parse(xml) as Node[]).flatMap((node) => elementOf(node) ?? []);
    const [root, ...others] = roots;
    if (root?.name !== 'Response' || others.length > 0) return { code: 12102, about: 'not one <Response>' };
    return root;
  } catch (error) {
    return { code: 12100, about: error instanceof Error ? error.message : String(error) };
  }
}

/** @returns undefined for text and comments */
function elementOf(node: Node): Element | undefined {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('#') || name.startsWith('?')) return undefined;
  const nodes = node[name] as Node[];
  return {
    name,
    attributes: (node[':@'] as Record<string, string> | undefined) ?? {},
    children: nodes.flatMap((child) => elementOf(child) ?? []),
    text: textIn(nodes).trim(),
  };
}

const textIn = (nodes: readonly Node[]): string =>
  nodes
    .flatMap((node) => Object.entries(node))
    .map(([key, value]) => (key === '#text' ? String(value) : Array.isArray(value) ? textIn(value as Node[]) : ''))
    .join('');

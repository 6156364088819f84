import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

/** Keys and indexes from the root to a value. */
export type JsonPath = readonly (string | number)[];

/** What is wrong in a file, and where: line and column count from 1. */
export interface FileError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The text of a JSON document together with the places of its values. Strict JSON: no comments, no trailing commas, no key twice. */
export class JsonSource {
  private readonly root: Node | undefined;
  /** Errors of the text itself; while there are any, `value` is undefined. */
  readonly errors: readonly FileError[];
  readonly value: unknown;

  constructor(private readonly text: string) {
    const errors: ParseError[] = [];
    this.root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    this.errors = this.root && errors.length === 0 ? this.repeatedKeys(this.root) : this.syntaxErrors(errors);
    this.value = this.errors.length === 0 ? JSON.parse(text) : undefined;
  }

  /** An error at the value on this path, or at the nearest one around it when that is missing. */
  at(path: JsonPath, message: string): FileError {
    return this.atOffset(this.nearest(path)?.offset ?? 0, `${label(path)}${message}`);
  }

  /** An error at a key of the object on this path. */
  atKey(path: JsonPath, key: string, message: string): FileError {
    const property = this.nearest(path)?.children?.find(({ children }) => children?.[0]?.value === key);
    return property ? this.atOffset(property.offset, `${label(path)}${message}`) : this.at(path, message);
  }

  private nearest(path: JsonPath): Node | undefined {
    for (let length = path.length; this.root && length > 0; length--) {
      const node = findNodeAtLocation(this.root, path.slice(0, length));
      if (node) return node;
    }
    return this.root;
  }

  private atOffset(offset: number, message: string): FileError {
    const before = this.text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: before.length, column: before[before.length - 1]!.length + 1, message };
  }

  /** Every comment and every comma too many, but of other slips the first alone: what the parser says after it is mostly an echo. */
  private syntaxErrors(errors: readonly ParseError[]): FileError[] {
    if (this.text.trim() === '') return [this.atOffset(0, 'the file is empty')];
    const told = errors.map(({ error, offset }) => ({ offset, ...this.explain(printParseErrorCode(error), offset) }));
    const first = told.find(({ echoes }) => echoes);
    return told.filter((error) => !error.echoes || error === first).map(({ offset, message }) => this.atOffset(offset, message));
  }

  private explain(code: string, offset: number): { message: string; echoes: boolean } {
    if (code === 'InvalidCommentToken') return { message: 'comments are not allowed in JSON', echoes: false };
    if (/,\s*$/.test(this.text.slice(0, offset)) && /^[}\]]/.test(this.text.slice(offset))) {
      return { message: 'a comma before a closing bracket', echoes: false };
    }
    return { message: `not JSON: ${code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}`, echoes: true };
  }

  private repeatedKeys(node: Node): FileError[] {
    const seen = new Set<unknown>();
    return (node.children ?? []).flatMap((child) => {
      const key = node.type === 'object' ? child.children?.[0] : undefined;
      const repeated = key !== undefined && seen.has(key.value);
      if (key) seen.add(key.value);
      return [
        ...(repeated ? [this.atOffset(key.offset, `the key "${key.value}" stands twice in one object`)] : []),
        ...this.repeatedKeys(child),
      ];
    });
  }
}

/** `policies[0].clocks.resolve: `, or nothing for the root. */
function label(path: JsonPath): string {
  const name = path.reduce<string>(
    (sum, part) => (typeof part === 'number' ? `${sum}[${part}]` : sum === '' ? part : `${sum}.${part}`),
    '',
  );
  return name === '' ? '' : `${name}: `;
}

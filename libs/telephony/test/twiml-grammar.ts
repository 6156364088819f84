import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { textOf, type Element } from './xml.js';

/** What an attribute may be: a number, a flag, any text (`null`), one of some words, or a list of such words. */
interface AttributeRule {
  readonly kind: 'string' | 'number' | 'boolean';
  readonly words: readonly string[] | null;
  readonly list: boolean;
}
/** The grammar of TwiML as the installed SDK's types describe it: class by class, which elements with which attributes may stand inside. */
export class TwimlGrammar {
  private readonly classes = new Map<string, ts.ClassDeclaration>();
  private readonly interfaces = new Map<string, ts.InterfaceDeclaration>();
  private readonly aliases = new Map<string, ts.TypeNode>();
  private readonly children = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly root: 'VoiceResponse' | 'MessagingResponse') {
    const path = `node_modules/twilio/lib/twiml/${root}.d.ts`;
    this.collect(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  }

  /** Everything in a rendered document that the grammar has no place for; empty when all is well. */
  problems(document: Element): string[] {
    if (document.name !== 'Response' || Object.keys(document.attributes).length > 0) return [`<${document.name}> is no response`];
    return this.inside(document, this.root);
  }

  private inside(parent: Element, className: string): string[] {
    const allowed = this.childrenOf(className);
    return parent.children.flatMap((child) => {
      if (typeof child === 'string') return [];
      const inner = allowed.get(child.name);
      if (inner === undefined) return [`<${child.name}> in <${parent.name}>`];
      const mixed = textOf(child).trim() !== '' && child.children.some((each) => typeof each === 'object');
      return [
        ...this.wrongAttributes(child, className),
        ...(mixed ? [`text beside elements in <${child.name}>`] : []),
        ...this.inside(child, inner),
      ];
    });
  }

  private wrongAttributes(element: Element, parentClass: string): string[] {
    const rules = this.attributesOf(element.name, parentClass);
    return Object.entries(element.attributes).flatMap(([name, value]) => {
      const rule = rules.get(name);
      if (!rule) return [`${name} on <${element.name}>`];
      return fits(rule, value) ? [] : [`${name}="${value}" on <${element.name}>`];
    });
  }

  /** Which elements may stand inside, and by which class each is described. */
  private childrenOf(className: string): ReadonlyMap<string, string> {
    const known = this.children.get(className);
    if (known) return known;
    const children = new Map<string, string>();
    for (const member of this.classes.get(className)?.members ?? []) {
      const made = ts.isMethodDeclaration(member) && member.type ? nameOf(member.type) : undefined;
      if (made && this.classes.has(made) && ts.isMethodDeclaration(member)) children.set(elementOf(member), made);
    }
    this.children.set(className, children);
    return children;
  }

  /** The attributes that the method which makes such an element inside such a parent takes. */
  private attributesOf(element: string, parentClass: string): Map<string, AttributeRule> {
    const found = new Map<string, AttributeRule>();
    for (const member of this.classes.get(parentClass)?.members ?? []) {
      if (!ts.isMethodDeclaration(member) || elementOf(member) !== element) continue;
      const taken = member.parameters.find((parameter) => parameter.name.getText() === 'attributes')?.type;
      const declared = taken && this.interfaces.get(nameOf(taken) ?? '');
      for (const property of declared?.members ?? [])
        if (ts.isPropertySignature(property) && property.type)
          found.set(unquoted(property.name.getText()), this.attributeRule(property.type));
    }
    return found;
  }

  private attributeRule(type: ts.TypeNode): AttributeRule {
    if (ts.isArrayTypeNode(type)) return { ...this.attributeRule(type.elementType), list: true };
    if (ts.isUnionTypeNode(type)) {
      const words = type.types.map((each) => unquoted(each.getText()));
      return { kind: 'string', words, list: false };
    }
    if (ts.isTypeReferenceNode(type)) {
      const alias = this.aliases.get(nameOf(type) ?? '');
      return alias ? this.attributeRule(alias) : { kind: 'string', words: null, list: false };
    }
    if (ts.isLiteralTypeNode(type)) return { kind: 'string', words: [unquoted(type.getText())], list: false };
    const kind = type.kind === ts.SyntaxKind.NumberKeyword ? 'number' : type.kind === ts.SyntaxKind.BooleanKeyword ? 'boolean' : 'string';
    return { kind, words: null, list: false };
  }

  private collect(node: ts.Node): void {
    if (ts.isClassDeclaration(node) && node.name) this.classes.set(node.name.text, node);
    if (ts.isInterfaceDeclaration(node)) this.interfaces.set(node.name.text, node);
    if (ts.isTypeAliasDeclaration(node)) this.aliases.set(node.name.text, node.type);
    ts.forEachChild(node, (child) => this.collect(child));
  }
}

function fits({ kind, words, list }: AttributeRule, value: string): boolean {
  if (kind === 'number') return /^\d+$/.test(value);
  if (kind === 'boolean') return value === 'true' || value === 'false';
  if (words === null) return true;
  return (list ? value.split(' ') : [value]).every((word) => words.includes(word));
}

/** `VoiceResponse.Say` is called `Say` where it is declared. */
const nameOf = (type: ts.TypeNode): string | undefined =>
  ts.isTypeReferenceNode(type) ? type.typeName.getText().split('.').at(-1) : undefined;

/** The element that a method makes stands in its comment: `<Say> TwiML Verb`. */
function elementOf(method: ts.MethodDeclaration): string {
  const siblings = (method.parent as ts.ClassDeclaration).members.filter(
    (member) => ts.isMethodDeclaration(member) && member.name.getText() === method.name.getText(),
  );
  const comments = siblings.map((each) => /<([\w-]+)>/.exec(each.getFullText())?.[1]);
  return comments.find((name) => name !== undefined) ?? method.name.getText();
}

const unquoted = (text: string): string => text.replace(/^['"]|['"]$/g, '');

import fc from 'fast-check';
import { parseDocument, type Element } from './parse.js';

const read = (xml: string): Element => {
  const document = parseDocument(xml);
  if ('code' in document) throw new Error(document.about);
  return document;
};

describe('a document', () => {
  it('keeps the order of verbs, attributes, nested elements and text', () => {
    const root = read(
      '<?xml version="1.0"?><Response><Say voice="a">Hei &amp; moi &#228;&#xE5;<![CDATA[<&>]]></Say><!-- no --><Gather numDigits="1"><Say>1</Say><Pause/></Gather></Response>',
    );
    expect(root.children.map(({ name }) => name)).toEqual(['Say', 'Gather']);
    expect(root.children[0]).toMatchObject({ attributes: { voice: 'a' }, text: 'Hei & moi äå<&>' });
    expect(root.children[1]!.children.map(({ name }) => name)).toEqual(['Say', 'Pause']);
  });

  it('reads speech markup as its text', () => {
    expect(read('<Response><Say>Koodi <say-as interpret-as="digits">123</say-as>.</Say></Response>').children[0]!.text).toBe('Koodi 123.');
  });

  it.each([
    ['', 12100],
    ['Hei', 12100],
    ['<Response>', 12100],
    ['<Response><Say></Response>', 12100],
    ['{"a":1}', 12100],
    ['<!DOCTYPE a [<!ENTITY b "c">]><Response><Say>&b;</Say></Response>', 12100],
    ['<html></html>', 12102],
    ['<Response/><Response/>', 12102],
    ['<Response><Say>a &nbsp; b</Say></Response>', 12100],
    ['<Response><Say>a & b</Say></Response>', 12100],
  ])('%j is none', (xml, code) => expect(parseDocument(xml)).toMatchObject({ code }));

  it('gives any text back as it was written', () => {
    const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aäö<>&"\'ｘ1 %{}#;'), minLength: 1 }), (text) => {
        expect(read(`<Response><Say>${escape(text)}</Say></Response>`).children[0]!.text).toBe(text.trim());
      }),
    );
  });
});

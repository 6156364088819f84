import { parseXml } from './xml.js';

it('reads elements, attributes, text and entities', () => {
  expect(parseXml('<?xml version="1.0" encoding="UTF-8"?><A b="1 &amp; &#x32;"><C/>x &lt; y</A>')).toEqual({
    name: 'A',
    attributes: { b: '1 & 2' },
    children: [{ name: 'C', attributes: {}, children: [] }, 'x < y'],
  });
});

it.each([
  '',
  'text',
  '<A>',
  '<A/><B/>',
  '<A></B>',
  '</A>',
  '<A b="1" b="2"/>',
  '<A b=1/>',
  '<A b="<"/>',
  '<A>&</A>',
  '<A>&nbsp;</A>',
  '<A>& amp;</A>',
  '<A>]]></A>',
  '<A>\u0001</A>',
  '<A>\ud800</A>',
  '<!DOCTYPE a><A/>',
])('refuses %j', (document) => {
  expect(() => parseXml(document)).toThrow();
});

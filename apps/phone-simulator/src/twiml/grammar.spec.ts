import { findingsOf, type Place } from './grammar.js';
import { parseDocument } from './parse.js';

function findings(xml: string, place: Place = 'call') {
  const document = parseDocument(`<Response>${xml}</Response>`);
  if ('code' in document) throw new Error(document.about);
  return document.children.flatMap((element) => findingsOf(element, place)).map(({ code, skip }) => [code, skip]);
}

describe('what may stand where', () => {
  it.each<[string, Place]>([
    ['<Say language="fi-FI" voice="x" loop="2">Hei</Say><Play>a</Play><Pause length="2"/>', 'call'],
    ['<Gather input="dtmf speech" numDigits="1" action="/a"><Say>1</Say><Play>a</Play><Pause/></Gather>', 'call'],
    ['<Enqueue waitUrl="/w" action="/a">q</Enqueue><Leave/><Redirect>/a</Redirect><Hangup/><Reject reason="busy"/>', 'call'],
    ['<Dial timeout="5"><Number url="/w">+358401111111</Number><Client>aino</Client></Dial>', 'call'],
    ['<Dial><Queue url="/w">q</Queue></Dial><Dial><Conference endConferenceOnExit="true">c</Conference></Dial>', 'call'],
    ['<Say>odota</Say><Gather/><Leave/>', 'queueWait'],
    ['<Say>hei</Say><Gather/><Hangup/>', 'numberWhisper'],
  ])('%s in %s', (xml, place) => expect(findings(xml, place)).toEqual([]));

  it.each<[string, Place, unknown[]]>([
    ['<Sya>Hei</Sya>', 'call', [[12200, true]]],
    ['<Say langauge="fi-FI">Hei</Say>', 'call', [[12200, false]]],
    ['<Gather><Dial/></Gather>', 'call', [[12200, false]]],
    ['<Hangup><Say>a</Say></Hangup>', 'call', [[12200, false]]],
    ['<Dial/>', 'queueWait', [[12200, true]]],
    ['<Gather/>', 'queueWhisper', [[12200, true]]],
    ['<Dial/>', 'numberWhisper', [[12200, true]]],
    ['<Record/>', 'conferenceWait', [[12200, true]]],
    ['<Record transcribe="true"/>', 'call', [['not-simulated', false]]],
    [`<Dial>${'<Number>+358401111111</Number>'.repeat(11)}</Dial>`, 'call', [[13228, false]]],
  ])('%s in %s: %j', (xml, place, expected) => expect(findings(xml, place)).toEqual(expected));
});

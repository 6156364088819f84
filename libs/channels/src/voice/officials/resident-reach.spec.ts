import { reachOf, type LastThread } from './resident-reach.js';

const MOBILE = '+358401234567';
const LANDLINE = '+358931012345';
const takes = (number: string) => number === MOBILE;

it.each<[string, LastThread | undefined, string | undefined, string]>([
  ['a mobile phone called', { channel: 'voice', number: MOBILE }, MOBILE, 'text'],
  ['a landline called', { channel: 'voice', number: LANDLINE }, LANDLINE, 'call'],
  ['whatever wrote can be written to', { channel: 'sms', number: LANDLINE }, LANDLINE, 'text'],
  ['a hidden number called', { channel: 'voice', number: null }, undefined, 'none'],
  ['a hidden number called, another was given', { channel: 'voice', number: null }, MOBILE, 'call'],
  ['a number stands in a form only', undefined, MOBILE, 'call'],
  ['nothing is known', undefined, undefined, 'none'],
])('%s', (_, last, callable, reach) => expect(reachOf(last, callable, takes)).toBe(reach));

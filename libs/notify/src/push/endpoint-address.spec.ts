import { endpointRefused, guardedLookup, isPublicAddress } from './endpoint-address.js';

it.each([
  ['https://fcm.googleapis.com/fcm/send/abc', false],
  ['https://updates.push.services.mozilla.com/wpush/v2/x', false],
  ['https://8.8.8.8/x', false],
  ['http://fcm.googleapis.com/x', true],
  ['https://127.0.0.1/x', true],
  ['https://2130706433/x', true],
  ['https://0x7f.1/x', true],
  ['https://10.1.2.3/x', true],
  ['https://169.254.169.254/latest/meta-data', true],
  ['https://[::1]/x', true],
  ['https://[::ffff:10.0.0.1]/x', true],
  ['https://[fd00::1]/x', true],
  ['https://[64:ff9b::a00:1]/x', true],
  ['https://user:pw@push.example.org/x', true],
  ['https://intranet/x', true],
  ['https://db.internal/x', true],
  ['https://printer.local./x', true],
  ['nonsense', true],
])('%s is refused: %s', (endpoint, refused) => expect(endpointRefused(endpoint, false)).toBe(refused));

it('in development this machine may be one, and still nothing else inside', () => {
  expect(endpointRefused('http://127.0.0.1:4000/push', true)).toBe(false);
  expect(endpointRefused('http://localhost:4000/push', true)).toBe(false);
  expect(endpointRefused('https://192.168.1.1/push', true)).toBe(true);
  // A name that only begins like an address of this machine is somebody else's.
  expect(endpointRefused('http://127.1.example.org/push', true)).toBe(true);
});

it.each(['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '0.0.0.0', 'fe80::1', '2001:db8::1', '2002:a00:1::', '::', 'x'])(
  '%s is not public',
  (address) => expect(isPublicAddress(address)).toBe(false),
);
it.each(['1.1.1.1', '172.32.0.1', '2a00:1450:4001::1'])('%s is', (address) => expect(isPublicAddress(address)).toBe(true));

it('a name that means this machine is found only in development', async () => {
  const found = (allow: boolean) =>
    new Promise((resolve) => guardedLookup(allow)('localhost', {}, (error, address) => resolve(error ? error.code : typeof address)));
  expect(await found(false)).toBe('ENOTPUBLIC');
  expect(await found(true)).toBe('string');
});

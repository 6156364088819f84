import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** A browser names the endpoint, so that whoever names it says where we connect to: never into our own networks. */

const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(network, prefix, 'ipv4');
/** Of IPv6 only what is given out to the public, and there what carries no IPv4 address inside. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet('2000::', 3, 'ipv6');
const INSIDE_6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  INSIDE_6.addSubnet(network, prefix, 'ipv6');

/** Whether an address belongs to the public internet. Pure. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !INSIDE.check(address, 'ipv4');
  return isIP(address) === 6 && PUBLIC_6.check(address, 'ipv6') && !INSIDE_6.check(address, 'ipv6');
}

const isLoopback = (address: string): boolean => (isIP(address) === 4 && address.startsWith('127.')) || address === '::1';

/** What an endpoint may be: https at its usual port or another, no user, no bare address inside. In development also this machine. Pure. */
export function endpointRefused(endpoint: string, allowLoopback: boolean): boolean {
  if (!URL.canParse(endpoint)) return true;
  const { protocol, hostname, username, password } = new URL(endpoint);
  const host = hostname.replace(/^\[|\]$/g, '');
  if (username !== '' || password !== '') return true;
  if (allowLoopback && (host === 'localhost' || isLoopback(host))) return false;
  if (protocol !== 'https:') return true;
  if (isIP(host) !== 0) return !isPublicAddress(host);
  // Names without a dot, and those that mean a machine or a house network (RFC 6761, 6762, 8375).
  return !host.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa|invalid|test|onion)\.?$/i.test(host);
}

/** Looks a name up for a connection, and finds no address inside: checked where it is used, since a name may mean another one by then. */
export const guardedLookup =
  (allowLoopback: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const addresses = (found as LookupAddress[]).filter(
        ({ address }) => isPublicAddress(address) || (allowLoopback && isLoopback(address)),
      );
      const [first] = addresses;
      if (!first) return callback(Object.assign(new Error('no public address'), { code: 'ENOTPUBLIC' }), '', 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };

import type { IncomingMessage } from 'node:http';
import { callerAddress } from './caller-address.js';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as IncomingMessage;

describe('where a raw request comes from', () => {
  it.each([
    ['nobody is trusted: the header is only words', [], from('192.0.2.1', '203.0.113.9'), '192.0.2.1'],
    ['no header', ['10.0.0.0/8'], from('10.1.2.3'), '10.1.2.3'],
    ['a trusted proxy', ['10.0.0.0/8'], from('10.1.2.3', '203.0.113.9'), '203.0.113.9'],
    ['what the caller itself put in front', ['10.0.0.0/8'], from('10.1.2.3', '198.51.100.1, 203.0.113.9'), '203.0.113.9'],
    ['two trusted proxies', ['10.0.0.0/8'], from('10.1.2.3', '203.0.113.9, 10.9.9.9'), '203.0.113.9'],
    ['another than the trusted proxy', ['10.0.0.1'], from('10.0.0.2', '203.0.113.9'), '10.0.0.2'],
  ])('%s', (_name, trusted, request, address) => expect(callerAddress(trusted)(request)).toBe(address));
});

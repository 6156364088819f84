import proxyAddr from '@fastify/proxy-addr';
import type { IncomingMessage } from 'node:http';

/**
 * Finds out from which address a raw request comes, exactly as Fastify's `trustProxy` does for `request.ip`: the nearest hop that
 * is not one of the trusted proxies. A forwarded-for header from anybody else is not believed. Used where no Fastify request
 * exists (handshakes of sockets).
 * @param trusted addresses and networks, as in `Settings.trustedProxies`
 */
export function callerAddress(trusted: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = proxyAddr.compile([...trusted]);
  return (request) => proxyAddr(request, isTrusted) ?? request.socket.remoteAddress ?? '';
}

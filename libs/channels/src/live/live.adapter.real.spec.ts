import type { INestApplicationContext } from '@nestjs/common';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server as SocketServer } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { LiveAdapter } from './live.adapter.js';

// Two whole processes and a database on a busy machine take their time.
jest.setTimeout(30_000);

const SETTINGS = { publicBaseUrl: 'https://batline.example', trustedProxies: ['127.0.0.1'] };

describe('the socket server by itself', () => {
  let http: Server;
  let sockets: SocketServer;
  const clients: Socket[] = [];
  beforeAll(async () => {
    http = createServer();
    const adapter = new LiveAdapter(http as unknown as INestApplicationContext, SETTINGS, { maxPerAddress: 2 });
    sockets = adapter.createIOServer() as unknown as SocketServer;
    sockets.of('/live');
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    clients.forEach((client) => client.disconnect());
    await sockets.close();
  });

  const connect = (from: string, namespace = '/live', more: object = {}): Promise<Socket> => {
    const { port } = http.address() as AddressInfo;
    const options = { forceNew: true, reconnection: false, transports: ['websocket'], extraHeaders: { 'x-forwarded-for': from }, ...more };
    const client = io(`http://127.0.0.1:${port}${namespace}`, options);
    clients.push(client);
    return new Promise((resolve, reject) => {
      client.once('connect', () => resolve(client));
      client.once('connect_error', reject);
    });
  };

  it('takes so many connections of one address, as the trusted proxy names it, and its places come back', async () => {
    const first = await connect('203.0.113.1');
    await connect('203.0.113.1');
    await expect(connect('198.51.100.7, 203.0.113.1')).rejects.toThrow();
    await connect('203.0.113.2');
    const closed = new Promise((resolve) => void first.once('disconnect', resolve));
    const server = [...sockets.of('/live').sockets.values()].find(({ request }) => request.headers['x-forwarded-for'] === '203.0.113.1');
    const gone = new Promise((resolve) => server?.conn.once('close', resolve));
    first.disconnect();
    await Promise.all([closed, gone]);
    expect((await connect('203.0.113.1')).connected).toBe(true);
  });

  it('has no other namespace', async () => {
    await expect(connect('203.0.113.3', '/')).rejects.toThrow('not-found');
    await expect(connect('203.0.113.3', '/admin')).rejects.toThrow('Invalid namespace');
  });

  it('offers no compression, whatever a client asks for, and no page of its own', async () => {
    const client = await connect('203.0.113.4', '/live', { perMessageDeflate: { threshold: 0 } });
    expect((client.io.engine.transport as unknown as { ws: { extensions: string } }).ws.extensions).toBe('');
    const { port } = http.address() as AddressInfo;
    expect((await fetch(`http://127.0.0.1:${port}/socket.io/socket.io.js`)).status).toBe(400);
  });
});

import type { Settings } from '#platform/config';
import { callerAddress, originOf } from '#platform/http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { ConnectionCount } from './connection-count.js';

/** The longest message (10,000 characters, all of them escaped) and what goes around it. */
const MAX_MESSAGE_BYTES = 64 * 1024;
/** A town hall or a mobile operator may stand behind one address. */
const MAX_PER_ADDRESS = 1_000;
const PING_EVERY_MS = 20_000;
const PING_ANSWER_WITHIN_MS = 15_000;
const JOIN_WITHIN_MS = 10_000;

/**
 * socket.io on the server's own port. Websockets first, polling where nothing else gets through; pages of other sites are refused
 * before anything is allocated.
 */
export class LiveAdapter extends IoAdapter {
  private readonly addressOf: (request: IncomingMessage) => string;
  private readonly connections: ConnectionCount;

  constructor(
    app: INestApplicationContext,
    private readonly settings: Pick<Settings, 'publicBaseUrl' | 'trustedProxies'>,
    options: { maxPerAddress?: number } = {},
  ) {
    super(app);
    this.addressOf = callerAddress(settings.trustedProxies);
    this.connections = new ConnectionCount(options.maxPerAddress ?? MAX_PER_ADDRESS);
  }

  /** Nest's own copy of socket.io is not used: ours is the version that is pinned. */
  override createIOServer(): ReturnType<IoAdapter['createIOServer']> {
    const server = new Server(this.httpServer, {
      transports: ['websocket', 'polling'],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      pingInterval: PING_EVERY_MS,
      pingTimeout: PING_ANSWER_WITHIN_MS,
      connectTimeout: JOIN_WITHIN_MS,
      cleanupEmptyChildNamespaces: true,
      allowRequest: (request: IncomingMessage, answer: (problem: string | null | undefined, allowed: boolean) => void) => {
        const problem = this.refusalOf(request);
        answer(problem, problem === undefined);
      },
    });
    server.engine.on('connection', (connection: { request: IncomingMessage; once(event: 'close', then: () => void): void }) =>
      connection.once('close', this.connections.take(this.addressOf(connection.request))),
    );
    // Only /live exists.
    server.of('/').use((_socket, next) => next(new Error('not-found')));
    return server as never;
  }

  private refusalOf(request: IncomingMessage): string | undefined {
    if (originOf(request.headers, this.settings.publicBaseUrl) === 'foreign') return 'cross-site-request';
    return this.connections.hasRoom(this.addressOf(request)) ? undefined : 'too-many-requests';
  }
}

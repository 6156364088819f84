import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be cut (connections end, new ones are refused) or frozen (nothing moves, nothing ends). */
export interface Cuttable {
  port: number;
  cut(): void;
  freeze(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cuttableWayTo(host: string, port: number): Promise<Cuttable> {
  let state: 'open' | 'cut' | 'frozen' = 'open';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    if (state === 'frozen') socket.pause();
  };
  const server = createServer((inward) => {
    if (state === 'cut') return inward.destroy();
    const outward = connect(port, host);
    keep(inward);
    keep(outward);
    inward.pipe(outward).pipe(inward);
    inward.on('close', () => outward.destroy());
    outward.on('close', () => inward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut() {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    freeze() {
      state = 'frozen';
      for (const socket of sockets) socket.unpipe().pause();
    },
    mend() {
      if (state === 'frozen') for (const socket of sockets) socket.destroy();
      state = 'open';
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

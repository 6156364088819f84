/** The least that an offer can be: a word comes in, everybody else who is connected is told. Started by the bench as a process of its own. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
server.on('connection', (socket) => {
  const { side } = socket.handshake.auth as { side: string };
  void socket.join(side);
  socket.on('say', ({ id }: { id: string }, ack: (answer: unknown) => void) => {
    ack({ ok: true });
    server.to('official').emit('offered', { id });
  });
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
process.once('SIGTERM', () => process.exit(0));

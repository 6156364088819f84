/** The least that a chat can be: one INSERT a message, then the other party is told. Started by the bench as a process of its own. */
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  `CREATE TABLE bench_message (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pair int NOT NULL, client_id text NOT NULL, text text NOT NULL)`,
);
const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
server.on('connection', (socket) => {
  const { pair, side } = socket.handshake.auth as { pair: number; side: string };
  void socket.join(`${pair} ${side}`);
  socket.on('say', async ({ clientId, text }: { clientId: string; text: string }, ack: (answer: unknown) => void) => {
    const { rows } = await pool.query<{ id: string }>({
      name: 'say',
      text: 'INSERT INTO bench_message (pair, client_id, text) VALUES ($1, $2, $3) RETURNING id',
      values: [pair, clientId, text],
    });
    server.to(`${pair} owner`).emit('added', { seq: rows[0]?.id });
    ack({ ok: true, seq: rows[0]?.id });
  });
});
http.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
process.once('SIGTERM', () => process.exit(0));

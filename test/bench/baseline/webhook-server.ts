/** The least that a webhook can be: its signature is checked, one row is written, an empty document answered. A process of its own. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';

const { PORT = '', AUTH_TOKEN = '', DATABASE_URL } = process.env;
const base = `http://127.0.0.1:${PORT}`;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
await pool.query(
  'CREATE TABLE bench_webhook (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, url text NOT NULL, call_id text NOT NULL)',
);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const form = [...new URLSearchParams(Buffer.concat(chunks).toString())].sort(([a], [b]) => (a < b ? -1 : 1));
  const signed = base + request.url + form.flat().join('');
  const right = createHmac('sha1', AUTH_TOKEN).update(signed).digest();
  const given = Buffer.from(String(request.headers['x-twilio-signature']), 'base64');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return void response.writeHead(403).end();
  await pool.query({
    name: 'told',
    text: 'INSERT INTO bench_webhook (url, call_id) VALUES ($1, $2)',
    values: [request.url, Object.fromEntries(form)['CallSid']],
  });
  response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response/>');
}

const server = createServer((request, response) => void answer(request, response));
server.listen(Number(PORT), '127.0.0.1', () => process.send?.('ready'));
process.once('SIGTERM', () => process.exit(0));

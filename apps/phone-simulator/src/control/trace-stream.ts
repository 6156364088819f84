import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Trace, TraceEntry } from '../engine/trace.js';

const HEARTBEAT_MS = 15_000;

/** Sends the trace as server-sent events: what there is after `Last-Event-ID` or `?after=`, then what comes. */
export function streamTrace(trace: Trace, request: FastifyRequest, reply: FastifyReply): void {
  const { after } = request.query as { after?: string };
  const since = Number(request.headers['last-event-id'] ?? after ?? 0);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  raw.flushHeaders();
  const send = (entry: TraceEntry) => raw.write(`id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`);
  for (const entry of trace.entries(undefined, Number.isFinite(since) ? since : 0)) send(entry);
  const stop = trace.watch(send);
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  raw.once('close', () => {
    stop();
    clearInterval(heartbeat);
  });
}

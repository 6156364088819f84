import type { Ack, ClientToServer, ServerToClient } from '#contracts';
import type { Socket } from 'socket.io-client';

export type LiveSocket = Socket<ServerToClient, ClientToServer>;

const ACK_MS = 6000;

/**
 * Connects to `/live`. The client library is fetched only now: the first page must not wait for it.
 * @param auth what is sent in every handshake; an HttpOnly session cookie goes along by itself.
 */
export async function connectLive(auth: () => Record<string, string> = () => ({})): Promise<LiveSocket> {
  const { io } = await import('socket.io-client');
  return io('/live', {
    auth: (give) => give(auth()),
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.5,
  });
}

/** Sends and waits for the answer; undefined when none came in time. */
export async function ask<Name extends keyof ClientToServer, T>(
  socket: LiveSocket,
  name: Name,
  message: Parameters<ClientToServer[Name]>[0],
): Promise<Ack<T> | undefined> {
  try {
    const emit = socket.timeout(ACK_MS).emitWithAck as unknown as (name: string, message: unknown) => Promise<Ack<T>>;
    return await emit.call(socket.timeout(ACK_MS), name, message);
  } catch {
    return undefined;
  }
}

import type { ContactRow } from '#cases';
import type { ClientToServer, ServerToClient } from '#contracts';
import type { SignedInViewer } from '#staff';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { Budget } from './budget.js';

/** Who is at the other end, and what the server remembers of the connection. Gone with it. */
export interface LiveData {
  /** Somebody of the city. */
  viewer?: SignedInViewer;
  /** The resident of one case. */
  resident?: { key: string; contact: ContactRow };
  /** Where from, as the trusted proxies see it. */
  address: string;
  language: 'fi' | 'sv' | 'en';
  writes: Budget;
  hints: Budget;
  /** The case that an official last said to have open. */
  reading?: string;
  /** Messages of one socket are worked on one after the other, in the order in which they were sent. */
  tail: Promise<unknown>;
  pending: number;
}

export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;
export type LiveNamespace = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, LiveData>;

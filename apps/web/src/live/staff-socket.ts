import type { LiveSocket } from './live-socket.js';

let current: LiveSocket | undefined;

/** The one connection of the signed-in person. */
export function setStaffSocket(socket: LiveSocket | undefined): void {
  current = socket;
}

export const staffSocket = (): LiveSocket | undefined => current;

const TYPING_EVERY_MS = 2500;
let lastTyping = 0;

/** Tells the resident that somebody is writing to them; at most every few seconds. */
export function tellTyping(caseId: string): void {
  if (!current?.connected || Date.now() - lastTyping < TYPING_EVERY_MS) return;
  lastTyping = Date.now();
  current.emit('typing', { caseId });
}

/** Tells that the words up to `seq` have been on this screen. */
export function tellSeen(caseId: string, seq: number): void {
  if (current?.connected) current.emit('seen', { caseId, seq });
}

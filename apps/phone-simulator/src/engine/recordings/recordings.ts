import { newSid } from '../sid.js';

export interface Recording {
  readonly sid: string;
  readonly callSid: string;
  readonly startedAt: number;
  readonly createdAt: number;
  readonly seconds: number;
  /** What was said, for people who look; a real recording has only the sound. */
  readonly words: string;
  /** When it can be fetched; null while it is made. */
  readyAt: number | null;
}

export class Recordings {
  private readonly bySid = new Map<string, Recording>();

  make(recording: Omit<Recording, 'sid' | 'readyAt'>): Recording {
    const made: Recording = { ...recording, sid: newSid('RE'), readyAt: null };
    this.bySid.set(made.sid, made);
    return made;
  }

  find(sid: string): Recording | undefined {
    return this.bySid.get(sid);
  }

  /** @returns whether there was one */
  remove(sid: string): boolean {
    return this.bySid.delete(sid);
  }

  /** Newest first. */
  all(): Recording[] {
    return [...this.bySid.values()].reverse();
  }
}

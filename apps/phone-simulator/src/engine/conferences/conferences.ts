import type { Core } from '../core.js';
import { Conference } from './conference.js';

export class Conferences {
  private readonly bySid = new Map<string, Conference>();

  constructor(private readonly core: Core) {}

  /** The one of that name which has not ended, or a new one. */
  open(name: string): Conference {
    const running = this.all().find((conference) => conference.name === name && conference.status !== 'completed');
    if (running) return running;
    const made = new Conference(this.core, name);
    this.bySid.set(made.sid, made);
    return made;
  }

  find(sid: string): Conference | undefined {
    return this.bySid.get(sid);
  }

  /** Newest first. */
  all(): Conference[] {
    return [...this.bySid.values()].reverse();
  }
}

import type { SimClock } from '../clock/sim-clock.js';
import { Queue } from './queue.js';

export class Queues {
  private readonly byName = new Map<string, Queue>();

  constructor(private readonly clock: SimClock) {}

  /** Makes it when there is none. */
  named(name: string): Queue {
    const existing = this.byName.get(name);
    if (existing) return existing;
    const made = new Queue(name, this.clock.now());
    this.byName.set(name, made);
    return made;
  }

  findByName(name: string): Queue | undefined {
    return this.byName.get(name);
  }

  find(sid: string): Queue | undefined {
    return [...this.byName.values()].find((queue) => queue.sid === sid);
  }

  /** @returns false while somebody waits in it */
  remove(queue: Queue): boolean {
    if (queue.members.length > 0) return false;
    return this.byName.delete(queue.name);
  }

  /** Newest first. */
  all(): Queue[] {
    return [...this.byName.values()].reverse();
  }
}

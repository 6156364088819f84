import type { Core } from '../core.js';
import type { CallOptions } from './call-options.js';
import { Call } from './call.js';

/** All calls of the account, from first to last. */
export class Calls {
  private readonly bySid = new Map<string, Call>();

  constructor(private readonly core: Core) {}

  add(options: CallOptions): Call {
    const call = new Call(this.core, options);
    this.bySid.set(call.sid, call);
    return call;
  }

  find(sid: string): Call | undefined {
    return this.bySid.get(sid);
  }

  remove(sid: string): void {
    this.bySid.delete(sid);
  }

  /** Newest first. */
  all(): Call[] {
    return [...this.bySid.values()].reverse();
  }
}

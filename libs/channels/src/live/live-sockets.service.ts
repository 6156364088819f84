import type { Telling } from '#desk';
import { Injectable } from '@nestjs/common';
import type { LiveNamespace, LiveSocket } from './live-socket.js';

/** The sockets of this process. Other processes have theirs; what all must know goes over the hint bus. */
@Injectable()
export class LiveSockets {
  private namespace: LiveNamespace | undefined;

  open(namespace: LiveNamespace): void {
    this.namespace = namespace;
  }

  all(): LiveSocket[] {
    return [...(this.namespace?.sockets.values() ?? [])] as LiveSocket[];
  }

  in(room: string): LiveSocket[] {
    const ids = this.namespace?.adapter.rooms.get(room) ?? [];
    return [...ids].flatMap((id) => (this.namespace?.sockets.get(id) as LiveSocket | undefined) ?? []);
  }

  isEmpty(room: string): boolean {
    return this.namespace?.adapter.rooms.get(room) === undefined;
  }

  tell(tellings: readonly Telling[]): void {
    // To no room at all would be to everybody.
    for (const { to, except = [], event, message } of tellings.filter((telling) => telling.to.length > 0))
      this.namespace
        ?.to([...to])
        .except([...except])
        .emit(event, message as never);
  }

  /** Ends it for good: the client does not come back by itself. */
  end(socket: LiveSocket): void {
    socket.emit('session.ended', {});
    socket.disconnect(true);
  }

  /** Cuts the connection; the client comes back by itself, is asked anew who it is, and asks anew what there is. */
  cut(socket: LiveSocket): void {
    socket.conn.close();
  }
}

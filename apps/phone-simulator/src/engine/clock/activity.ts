/** Requests that are under way, either way: while there are any, virtual time stands still. */
export class Activity {
  private count = 0;
  private changes = 0;

  /** @returns to be called once, when it is over; more often does nothing */
  begin(): () => void {
    this.count += 1;
    this.changes += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.count -= 1;
      this.changes += 1;
    };
  }

  get underWay(): number {
    return this.count;
  }

  /** Different from before when anything began or ended meanwhile. */
  get mark(): number {
    return this.changes;
  }
}

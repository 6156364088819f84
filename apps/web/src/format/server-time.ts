let offsetMs = 0;

/** Devices' clocks are wrong; what is left of a promise is counted by the server's clock, read off the `Date` header. */
export function noteServerTime(date: string | null): void {
  const at = date ? Date.parse(date) : NaN;
  if (Number.isNaN(at)) return;
  const offset = at - Date.now();
  // The header has whole seconds: a smaller difference says nothing.
  offsetMs = Math.abs(offset) < 2000 ? 0 : offset;
}

/** An instant of this device's clock by the server's, epoch ms. */
export const byServer = (deviceMs: number): number => deviceMs + offsetMs;

/** Now, epoch ms, for showing only: the server alone decides what is due. */
export const now = (): number => byServer(Date.now());

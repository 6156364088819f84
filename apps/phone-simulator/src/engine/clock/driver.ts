/** Moves the time of the network, or waits for it. */
export interface Driver {
  /** Lets `seconds` pass. */
  run(seconds: number): Promise<void>;
  /**
   * Lets time pass until something is so.
   * @param seconds of simulated time after which it is in vain
   * @throws when it never becomes so
   */
  until(isSo: () => boolean, what?: string, seconds?: number): Promise<void>;
  /** Lets time pass until nothing is going to happen by itself any more. @throws after `seconds` */
  untilQuiet(seconds?: number): Promise<void>;
  /** Without moving time: until no request is under way. */
  settle(): Promise<void>;
}

export const DEFAULT_PATIENCE_SECONDS = 600;

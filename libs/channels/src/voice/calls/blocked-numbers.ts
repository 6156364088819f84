/** Numbers that are turned away. */
export abstract class BlockedNumbers {
  /**
   * Whether calls and texts from this number are turned away now; counts it if so, once for each.
   * @param number E.164 @param callId the provider's
   */
  abstract turnAway(number: string, callId: string): Promise<boolean>;
}

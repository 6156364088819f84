/** What is answered to a text message at once; no texts: nothing is. Each is sent as a message of its own. */
export interface MessageReply {
  readonly texts: readonly string[];
}

/** The id of the one e-mail of a step, the same however often it is sent: mailboxes that get it twice show it once. Pure. */
export const mailId = (stepId: string, publicBaseUrl: string): string =>
  `<${stepId}@${new URL(publicBaseUrl).hostname.replace(/^\[|\]$/g, '')}>`;

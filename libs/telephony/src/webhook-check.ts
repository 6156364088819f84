import { isFromTwilio, type SignatureKey, type SignedRequest } from './twilio/twilio-signature.js';

/** Tells the provider's requests from everybody else's; keeps the account's token to itself. */
export class WebhookCheck {
  readonly #key: SignatureKey | undefined;

  /** Without a key, that is without a phone line, nothing is genuine. */
  constructor(key: SignatureKey | undefined) {
    this.#key = key && { authToken: key.authToken, publicBaseUrl: key.publicBaseUrl };
  }

  isGenuine(request: SignedRequest): boolean {
    return this.#key !== undefined && isFromTwilio(request, this.#key);
  }
}

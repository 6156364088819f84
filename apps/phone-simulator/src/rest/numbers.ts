import { isLoopbackUrl } from '../webhooks/loopback.js';
import { RestError } from './rest-error.js';

/** E.164, or what a whole number can look like when it is none: the provider's own test number for that. Pure. */
export const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text) && text !== '+15005550001';

/** @throws {RestError} for what is no address of this machine: the simulator calls nobody else */
export function loopback(url: string, parameter: string): string {
  if (!isLoopbackUrl(url)) throw new RestError(400, 21205, `${parameter} is not a valid URL: the simulator calls only this machine`);
  return url;
}

import { SETTINGS, type Settings } from '#platform/config';
import { originOf, RefusalError } from '#platform/http';
import { SignedInGuard, type ViewerRequest } from '#staff';
import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { DeskCaller } from '../desk-caller.js';
import { DeskDevices } from '../desk-devices.service.js';

/** Characters of a key with 128 random bits (api.md: an anonymous caller's). */
const ENOUGH_FOR_ANYBODY = 22;

type DeskRequest = ViewerRequest & { desk?: DeskCaller };

/**
 * Lets in a host, or a tablet of a living room (then only from our own pages). What is sent from a desk under a key that nobody guesses
 * is recognised by its key and its words alone, whoever is signed in then: a visit that was kept while the network was down may be sent
 * by the host of the next shift, and is one visit all the same. A shorter key is its sender's own.
 * @throws RefusalError `sign-in-needed`, `cross-site-request`, `forbidden`
 */
@Injectable()
export class DeskGuard implements CanActivate {
  constructor(
    private readonly signedIn: SignedInGuard,
    private readonly devices: DeskDevices,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<DeskRequest>();
    request.desk = (await this.hostOf(context, request)) ?? (await this.deviceOf(request));
    if ('device' in request.desk) request.caller = `device:${request.desk.device.id}`;
    if (String(request.headers['idempotency-key'] ?? '').length >= ENOUGH_FOR_ANYBODY) delete request.caller;
    return true;
  }

  private async hostOf(context: ExecutionContext, request: DeskRequest): Promise<DeskCaller | undefined> {
    try {
      await this.signedIn.canActivate(context);
      return request.viewer && { host: request.viewer };
    } catch (error) {
      const isNobody = error instanceof RefusalError && error.refusal.code === 'sign-in-needed';
      if (isNobody && request.headers.authorization === undefined) return undefined;
      throw error;
    }
  }

  private async deviceOf(request: DeskRequest): Promise<DeskCaller> {
    const device = await this.devices.byCookie(request.headers.cookie);
    if (!device) throw new RefusalError({ code: 'sign-in-needed' });
    if (originOf(request.headers, this.settings.publicBaseUrl) === 'foreign') throw new RefusalError({ code: 'cross-site-request' });
    await this.devices.wasUsed(device);
    return { device };
  }
}

/** Who opens a visit, in a handler behind {@link DeskGuard}. */
export const Desk = createParamDecorator((_data: unknown, context: ExecutionContext): DeskCaller => {
  const { desk } = context.switchToHttp().getRequest<DeskRequest>();
  if (!desk) throw new Error('@Desk() is used on a handler without DeskGuard');
  return desk;
});

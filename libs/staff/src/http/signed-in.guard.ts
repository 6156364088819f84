import type { Role } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import { RefusalError } from '#platform/http';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Authenticator } from '../authenticator.js';
import { hasAnyRole } from '../policies/roles.js';
import { mayChangeThings } from '../sessions/cross-site.js';
import { ROLES, type ViewerRequest } from './viewer.decorator.js';

/**
 * Lets in people of the city alone. With the session's cookie, what changes something must also come from our own pages.
 * @throws RefusalError `sign-in-needed`, `cross-site-request`, `forbidden`
 */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly reflector: Reflector,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ViewerRequest>();
    const viewer = await this.authenticator.authenticate({
      cookieHeader: request.headers.cookie,
      authorization: request.headers.authorization,
    });
    if (!viewer) throw new RefusalError({ code: 'sign-in-needed' });
    if (viewer.via === 'session' && !mayChangeThings(request, viewer.csrfToken, this.settings.publicBaseUrl))
      throw new RefusalError({ code: 'cross-site-request' });
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES, [context.getHandler(), context.getClass()]);
    if (roles && !hasAnyRole(viewer, roles)) throw new RefusalError({ code: 'forbidden' });
    request.viewer = viewer;
    request.caller = `person:${viewer.personId}`;
    return true;
  }
}

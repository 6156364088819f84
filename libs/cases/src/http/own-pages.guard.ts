import { SETTINGS, type Settings } from '#platform/config';
import { RefusalError } from '#platform/http';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/**
 * Whether a request may have come from our own pages: neither the browser's own word nor the origin says otherwise. Programs
 * that send neither pass; browsers always send one of them with what changes something.
 */
export function mayBeOurPage(request: Pick<FastifyRequest, 'headers'>, publicBaseUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  return (site === undefined || site === 'same-origin') && (origin === undefined || origin === publicBaseUrl);
}

/** Keeps other sites from setting our cookies: nobody is to be put into somebody else's case without noticing. */
@Injectable()
export class OwnPagesGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl'>) {}

  canActivate(context: ExecutionContext): boolean {
    if (!mayBeOurPage(context.switchToHttp().getRequest<FastifyRequest>(), this.settings.publicBaseUrl))
      throw new RefusalError({ code: 'cross-site-request' });
    return true;
  }
}

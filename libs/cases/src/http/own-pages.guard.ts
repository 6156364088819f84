import { SETTINGS, type Settings } from '#platform/config';
import { originOf, RefusalError } from '#platform/http';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Keeps other sites from setting our cookies: nobody is to be put into somebody else's case without noticing. */
@Injectable()
export class OwnPagesGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl'>) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (originOf(headers, this.settings.publicBaseUrl) === 'foreign') throw new RefusalError({ code: 'cross-site-request' });
    return true;
  }
}

import { SETTINGS, type Settings } from '#platform/config';
import { originOf, RefusalError, type KnownCaller } from '#platform/http';
import { Inject, Injectable, createParamDecorator, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ContactRow } from '../persistence/contact.store.js';
import { ResidentCookie } from '../residents/resident-cookie.js';
import { Residents } from '../residents/residents.service.js';

type ResidentRequest = FastifyRequest & KnownCaller & { contact?: ContactRow };

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Lets in whoever shows a resident key: as a bearer, or in the cookie that it was exchanged for (then only from our own pages). */
@Injectable()
export class ResidentGuard implements CanActivate {
  constructor(
    private readonly residents: Residents,
    private readonly cookie: ResidentCookie,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ResidentRequest>();
    const { authorization } = request.headers;
    const bearer = authorization === undefined ? undefined : /^Bearer +(\S{1,200})$/i.exec(authorization)?.[1];
    if (
      authorization === undefined &&
      !SAFE.includes(request.method) &&
      originOf(request.headers, this.settings.publicBaseUrl) === 'foreign'
    )
      throw new RefusalError({ code: 'cross-site-request' });
    const contact = await this.residents.required(authorization === undefined ? this.cookie.read(request.headers.cookie) : bearer);
    request.contact = contact;
    request.caller = `contact:${contact.contactId}`;
    return true;
  }
}

/** The contact whose key was shown, in a handler behind {@link ResidentGuard}. */
export const Contact = createParamDecorator((_data: unknown, context: ExecutionContext): ContactRow => {
  const { contact } = context.switchToHttp().getRequest<ResidentRequest>();
  if (!contact) throw new Error('@Contact() is used on a handler without ResidentGuard');
  return contact;
});

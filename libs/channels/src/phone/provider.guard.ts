import { RefusalError } from '#platform/http';
import { parseForm, WebhookCheck, type Form } from '#telephony';
import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RawRequest } from './raw-body.js';

type ProviderRequest = FastifyRequest & RawRequest & { providerForm?: Form };

const IS_FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** Lets in what the provider signed, and nothing else: 403 before anything is read or stored. */
@Injectable()
export class ProviderGuard implements CanActivate {
  constructor(private readonly check: WebhookCheck) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<ProviderRequest>();
    const signature = request.headers['x-twilio-signature'];
    const body = bodyOf(request);
    const genuine =
      body !== null &&
      this.check.isGenuine({ originalUrl: request.originalUrl, signature: typeof signature === 'string' ? signature : undefined, body });
    if (!genuine) throw new RefusalError({ code: 'not-from-provider' });
    request.providerForm = 'form' in body ? body.form : {};
    return true;
  }
}

/** Null: too many fields, or no bytes to check. Without a type of its own a body is taken as it is. */
function bodyOf({ headers, rawBody }: ProviderRequest): { form: Form } | { raw: Buffer } | null {
  // Reached by another writing of the path, past where its bytes are kept: what was signed cannot be known.
  if (rawBody === undefined) return null;
  if (rawBody.length > 0 && !IS_FORM.test(headers['content-type'] ?? '')) return { raw: rawBody };
  const form = parseForm(rawBody.toString('utf8'));
  return form && { form };
}

/** The fields that the provider sent, in a handler behind {@link ProviderGuard}. */
export const ProviderForm = createParamDecorator((_data: unknown, context: ExecutionContext): Form => {
  const { providerForm } = context.switchToHttp().getRequest<ProviderRequest>();
  if (!providerForm) throw new Error('@ProviderForm() is used on a handler without ProviderGuard');
  return providerForm;
});

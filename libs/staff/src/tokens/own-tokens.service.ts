import type { createdToken } from '#contracts';
import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import { mayCreateToken } from '../policies/own-account-policy.js';
import type { Viewer } from '../viewer.js';
import { ApiTokens, type NewToken } from './api-tokens.service.js';
import { formatToken } from './token-format.js';

/**
 * Tokens that somebody makes for themselves over the API. Their secret follows from the id and a secret of the server, so that a
 * repeated request gets the same token (api.md `Idempotency-Key`) although nothing keeps it.
 */
@Injectable()
export class OwnTokens {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws RefusalError `sign-in-needed-for-tokens`; `try-again` for a repetition after the server's secret was retired */
  async create(viewer: Viewer, wanted: NewToken, request?: IdempotentRequest): Promise<z.infer<typeof createdToken>> {
    if (!mayCreateToken(viewer)) throw new RefusalError({ code: 'sign-in-needed-for-tokens' });
    const current = this.settings.secrets.currentVersion;
    const { token, version } = await this.unitOfWork.once(request, async (tx) => ({
      answer: {
        token: await this.tokens.create(tx, viewer, viewer.personId, wanted, (id) => this.secretOf(id, current)),
        version: current,
      },
    }));
    if (!this.settings.secrets.versions.includes(version)) throw new RefusalError({ code: 'try-again' });
    return { ...token, token: formatToken(token.id, this.secretOf(token.id, version)) };
  }

  private secretOf(id: string, version: number): string {
    return createHmac('sha256', this.settings.secrets.subkey('api-token', version)).update(id).digest('base64url');
  }
}

import type { apiToken, newToken } from '#contracts';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { NoticeStore } from '../persistence/notice.store.js';
import type { ApiTokenRow } from '../persistence/entities.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import { TokenStore } from '../persistence/token.store.js';
import { hashOf } from '../sessions/secret-values.js';
import type { StaffActor } from '../viewer.js';

export type ApiToken = z.infer<typeof apiToken>;
export type NewToken = z.infer<typeof newToken>;

/** Tokens act as their person, expire, and can be revoked; only their hash is kept. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly store: TokenStore,
    private readonly journal: StaffJournal,
    private readonly notices: NoticeStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Makes a token in somebody's name, and tells them so (domain.md §6).
   * @param secretOf gives the secret for the token's id
   */
  async create(tx: Tx, actor: StaffActor, personId: string, wanted: NewToken, secretOf: (id: string) => string): Promise<ApiToken> {
    const id = randomUUID();
    const { label, days } = wanted;
    const token = await this.store.insert(tx, { id, personId, secretHash: hashOf(secretOf(id)), label, days });
    await this.journal.write(tx, { type: 'token.created', personId, actor, data: { tokenId: id, days } });
    await this.notices.add(tx, [{ personId, dedupeKey: `token.created:${id}`, type: 'token.created', data: { tokenId: id } }]);
    return presentToken(token);
  }

  async listOf(personId: string): Promise<ApiToken[]> {
    return (await this.store.listOf(personId)).map(presentToken);
  }

  /** From then on it opens nothing. @throws RefusalError `not-found` */
  async revoke(actor: NonNullable<StaffActor>, id: string, request?: IdempotentRequest): Promise<ApiToken> {
    return this.unitOfWork.once(request, async (tx) => {
      const { token, changed } = await this.store.revoke(tx, actor.personId, id);
      if (!token) throw new RefusalError({ code: 'not-found' });
      if (changed) await this.journal.write(tx, { type: 'token.revoked', personId: actor.personId, actor, data: { tokenId: id } });
      return { answer: presentToken(token) };
    });
  }
}

function presentToken(token: ApiTokenRow): ApiToken {
  return {
    id: token.id,
    label: token.label,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    ...(token.lastUsedAt && { lastUsedAt: token.lastUsedAt.toISOString() }),
    ...(token.revokedAt && { revokedAt: token.revokedAt.toISOString() }),
  };
}

import { Intake } from '#cases';
import { UnitOfWork, type Tx } from '#platform/database';
import { Metrics } from '#platform/metrics';
import { NumberKeys, type CallStarted } from '#telephony';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { IncomingLog } from '../../phone/persistence/incoming-log.store.js';
import { ThreadStore } from '../../phone/persistence/thread.store.js';
import { CallStore } from '../persistence/call.store.js';
import { LimitStore } from '../persistence/limit.store.js';
import { BlockedNumbers } from './blocked-numbers.js';

const UNIQUE_VIOLATION = '23505';
/** So many calls of one number open cases in an hour. */
const CALLS_AN_HOUR = 10;
/** Rolls back. */
const TOO_MANY = new Error('too many calls from one number');

/** The call's id, or why no case is opened for it, now or later. */
export type Opened = { callId: string } | { turnedAway: 'blocked' | 'too-many' };

/** A call comes in: a case is opened at once, with the call in the same transaction. */
@Injectable()
export class IncomingCalls {
  constructor(
    private readonly intake: Intake,
    private readonly calls: CallStore,
    private readonly threads: ThreadStore,
    private readonly keys: NumberKeys,
    private readonly limits: LimitStore,
    private readonly blocked: BlockedNumbers,
    private readonly log: IncomingLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Said twice, at once or late, it is one call and one case. A blocked number has none, and neither has one that calls too often.
   * @param arrivedAt epoch ms, when the city learned of it only later: nothing rings for it, and it is not counted
   */
  async open({ callId: providerId, from: number }: Pick<CallStarted, 'callId' | 'from'>, arrivedAt?: number): Promise<Opened> {
    const [isBlocked, known] = await Promise.all([
      number === null ? false : this.blocked.turnAway(number, providerId),
      this.calls.idOf(providerId),
    ]);
    if (isBlocked) return { turnedAway: 'blocked' };
    if (known !== undefined) return { callId: known };
    try {
      return { callId: await this.opened(providerId, number, arrivedAt) };
    } catch (error) {
      if (error === TOO_MANY) return this.tooMany(providerId);
      // Told at the same time: whoever came first has opened it.
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      const first = await this.calls.idOf(providerId);
      if (first === undefined) throw error;
      return { callId: first };
    }
  }

  private async opened(providerId: string, number: string | null, arrivedAt: number | undefined): Promise<string> {
    const id = randomUUID();
    await this.intake.open({
      channel: 'voice',
      ...(number === null ? {} : { phone: number }),
      ...(arrivedAt === undefined ? {} : { arrivedAt }),
      also: async (tx: Tx, { caseId, contactId, now }) => {
        const startedAt = Math.min(arrivedAt ?? now, now);
        await this.calls.insert(tx, {
          ...{ id, providerId, direction: 'incoming', caseId, contactId, officialId: null, number, language: 'fi', startedAt },
        });
        if (number === null) return;
        await this.threads.touch(tx, { key: this.keys.of(number), channel: 'voice', caseId, contactId, number });
        if (arrivedAt === undefined) await this.within(tx, number);
      },
    });
    return id;
  }

  /** @throws TOO_MANY; this call counts already */
  private async within(tx: Tx, number: string): Promise<void> {
    await this.limits.lock(tx, number, 'calls');
    if ((await this.limits.callsOf(tx, number)) > CALLS_AN_HOUR) throw TOO_MANY;
  }

  /** Written down, so that it is not taken for one that nobody noticed. */
  private async tooMany(providerId: string): Promise<Opened> {
    const isNew = await this.unitOfWork.run((tx) => this.log.add(tx, providerId));
    if (isNew) this.metrics.count('batline_phone_too_many_total', { kind: 'call' });
    return { turnedAway: 'too-many' };
  }
}

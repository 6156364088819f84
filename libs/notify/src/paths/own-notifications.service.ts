import type { MyNotifications, NotificationLogEntry, NotificationOrder } from '#contracts';
import { NOTIFY_PATHS, type NotifyPath } from '#domain';
import { SETTINGS } from '#platform/config';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { HintBus } from '#platform/hints';
import { RefusalError } from '#platform/http';
import { Notices } from '#staff';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { noticeHints } from '../notice-hints.js';
import { StandingStore } from '../persistence/standing.store.js';
import { StepLog } from '../persistence/step-log.store.js';
import { StepStore } from '../persistence/step.store.js';
import { Subscriptions } from '../push/subscriptions.service.js';
import { unreachedBy, type CityPaths } from './reach.js';
import { DEFAULT_ORDER } from './steps-for.js';
import { STEPS_HINT } from './step-sender.service.js';

/** Trying a path costs the city a text or a call. */
const TESTS_AN_HOUR = 10;

/** How one is told: the order, what reaches, and trying it. */
@Injectable()
export class OwnNotifications {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly standings: StandingStore,
    private readonly subscriptions: Subscriptions,
    private readonly steps: StepStore,
    private readonly log: StepLog,
    private readonly notices: Notices,
    private readonly hints: HintBus,
    @Inject(SETTINGS) private readonly city: CityPaths,
  ) {}

  async of(personId: string): Promise<MyNotifications> {
    const standing = await this.standings.ofOne(personId);
    if (!standing) throw new RefusalError({ code: 'not-found' });
    const { steps, quiet } = standing.order ?? DEFAULT_ORDER;
    return {
      order: { steps: [...steps], quiet },
      isDefault: standing.order === null,
      paths: NOTIFY_PATHS.map((path) => {
        const why = unreachedBy(path, standing, this.city);
        return { path, reaches: why === null, ...(why !== null && { why }) };
      }),
      ...(await this.subscriptions.of({ personId })),
    };
  }

  async set(personId: string, order: NotificationOrder, request?: IdempotentRequest): Promise<MyNotifications> {
    await this.unitOfWork.once(request, async (tx) => {
      await this.standings.order(tx, personId, order);
      return { answer: null };
    });
    return this.of(personId);
  }

  /** Sends something by one path now, on duty or not. @throws RefusalError `path-does-not-reach`, `too-many-requests` */
  async test(personId: string, path: NotifyPath, request?: IdempotentRequest): Promise<NotificationLogEntry> {
    const entry = await this.unitOfWork.once(request, async (tx) => {
      const standing = await this.standings.ofOne(personId, tx);
      if (!standing || unreachedBy(path, standing, this.city) !== null) throw new RefusalError({ code: 'path-does-not-reach' });
      if ((await this.log.testsInLastHour(tx, personId)) >= TESTS_AN_HOUR)
        throw new RefusalError({ code: 'too-many-requests', retryAfter: 3_600 });
      if (path === 'app') {
        const [notice] = await this.notices.tell(tx, [{ personId, dedupeKey: `test.${randomUUID()}`, type: 'test' }]);
        return { answer: await this.log.one(tx, notice?.id ?? '') };
      }
      const id = await this.steps.addOne(tx, { personId, type: 'test', path, because: 'test' });
      return { answer: await this.log.one(tx, id) };
    });
    this.hints.publish({ topic: STEPS_HINT, body: {} }, ...noticeHints([personId]));
    return entry;
  }
}

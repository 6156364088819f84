import { Intake, type Opened } from '#cases';
import { Villages } from '#city';
import type { NewVisit } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { arrivalOf } from './decisions/arrival.js';
import { lacksConsent, leavesDetails } from './decisions/consent.js';
import { beginsAt } from './decisions/visit-access.js';
import { actorOf, type DeskCaller } from './desk-caller.js';
import { VisitStore } from './persistence/visit.store.js';

/** First words of somebody who walked in: a contact like any other, and a visit that goes on. */
@Injectable()
export class VisitIntake {
  constructor(
    private readonly intake: Intake,
    private readonly visits: VisitStore,
    private readonly villages: Villages,
  ) {}

  /**
   * Once this returned, the visit is committed with everything it said.
   * @param request makes it harmless to send a visit again that was kept while the network was down
   * @throws RefusalError `sign-in-needed` for an earlier time from a tablet, `consent-needed`, `unknown-village`, `wrong-desk`
   */
  async open(caller: DeskCaller, visit: NewVisit, request?: IdempotentRequest): Promise<Opened> {
    // Whoever stands at a tablet would make a promise that is broken already; what was kept there is sent by a host, who signs in for that.
    if ('device' in caller && visit.arrivedAt !== undefined) throw new RefusalError({ code: 'sign-in-needed' });
    if (lacksConsent(visit)) throw new RefusalError({ code: 'consent-needed' });
    const { kind, topic, text, language, name, phone, email, waiting } = visit;
    const { village, desk } = this.placeOf(caller, visit);
    const clock = await this.visits.now();
    const arrival = arrivalOf(visit.arrivedAt === undefined ? undefined : Date.parse(visit.arrivedAt), clock);
    const visitId = randomUUID();
    const facts = {
      ...{ visitId, desk },
      ...('device' in caller ? { deviceId: caller.device.id } : {}),
      ...(leavesDetails(visit) ? { consent: true } : {}),
      ...(arrival.clock ? { deviceClock: arrival.clock } : {}),
    };
    return this.intake.open(
      {
        ...{ channel: 'walk_in', text, village, facts, actor: actorOf(caller) },
        // Just now is when the case is opened, a moment after this: only what was earlier is told, and noted, as that.
        ...(arrival.at < clock ? { arrivedAt: arrival.at } : {}),
        ...(kind ? { kind } : {}),
        ...(topic ? { topic } : {}),
        ...(language ? { language } : {}),
        ...{ name, phone, email },
        ...('host' in caller ? { enteredBy: caller.host.personId } : {}),
        ...(waiting ? { waits: true } : {}),
        also: async (tx, { caseId, contactId, now }) => {
          await this.visits.open(tx, {
            ...{ visitId, caseId, contactId, desk, ...beginsAt(now) },
            hostId: 'host' in caller ? caller.host.personId : null,
            deviceId: 'device' in caller ? caller.device.id : null,
          });
        },
      },
      request,
    );
  }

  /** Which village the matter is about, and in which the desk stands. A tablet is for its own room alone. */
  private placeOf(caller: DeskCaller, given: Pick<NewVisit, 'village' | 'desk'>): { village: string; desk: string } {
    const village = this.villages.nameOf(given.village);
    const desk = given.desk === undefined ? village : this.villages.nameOf(given.desk, 'desk');
    if ('device' in caller && (village !== caller.device.village || desk !== caller.device.village)) {
      throw new RefusalError({ code: 'wrong-desk' });
    }
    return { village, desk };
  }
}

import { CallActs, CaseStands, type Asked } from '#cases';
import { isHeld } from '#domain';
import { RefusalError } from '#platform/http';
import { PhoneOutbox } from '#telephony';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CallStore } from '../persistence/call.store.js';
import { CasePhoneStore } from '../persistence/case-phone.store.js';
import { LegStore } from '../persistence/leg.store.js';
import { voicePath } from '../scripts/voice-urls.js';
import { Callbacks } from '../http/phone-services.js';
import { VoiceLine } from '../voice-line.js';
import { callable } from './resident-number.js';
import { knownCase } from './known-case.js';

const RING_SECONDS = 30;

/** "Soita": the owner's own phone rings first, then the resident's, showing the line's number. */
@Injectable()
export class CallbackCalls extends Callbacks {
  constructor(
    private readonly stands: CaseStands,
    private readonly acts: CallActs,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly store: CasePhoneStore,
    private readonly outbox: PhoneOutbox,
    private readonly line: VoiceLine,
  ) {
    super();
  }

  async call(caseId: string, asked: Asked): Promise<void> {
    await knownCase(this.stands, caseId, asked.viewer);
    const { personId } = asked.viewer;
    const facts = { callId: randomUUID(), personId, direction: 'callback' };
    try {
      await this.acts.note(
        caseId,
        'call.began',
        facts,
        async (tx, after) => {
          if (!isHeld(after) || after.owner?.personId !== personId) throw new RefusalError({ code: 'not-the-owner' });
          const from = this.line.number;
          const own = await this.store.phoneOf(personId, tx);
          if (own === null) throw new RefusalError({ code: 'no-own-phone' });
          const number = callable(await this.store.numbersOf(caseId, tx));
          if (number === undefined) throw new RefusalError({ code: 'no-resident-phone' });
          if (await this.calls.runningOf(tx, caseId)) throw new RefusalError({ code: 'call-is-running' });
          const { language, now: startedAt } = await this.store.about(caseId, tx);
          await this.calls.insert(tx, {
            ...{
              id: facts.callId,
              providerId: null,
              direction: 'callback',
              caseId,
              contactId: null,
              officialId: personId,
              number,
              language,
            },
            startedAt,
          });
          const legId = randomUUID();
          const scriptPath = voicePath('ring', { leg: legId });
          await this.outbox.store(tx, {
            ...{ id: legId, kind: 'call', purpose: 'callback', caseId, personId, to: own, from, scriptPath, ringSeconds: RING_SECONDS },
          });
          await this.legs.insert(tx, { id: legId, callId: facts.callId, personId, role: 'callback' });
        },
        asked,
      );
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== 'phone_call_one_callback') throw error;
      throw new RefusalError({ code: 'call-is-running' });
    }
    this.outbox.hint();
  }
}

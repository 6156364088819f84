import { CaseStands } from '#cases';
import type { CasePhone, PhoneCall, PhoneDelivery, PhoneRecording } from '#contracts';
import { isHeld } from '#domain';
import type { PhoneLine } from '#platform/config';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { PhoneOutbox, takesTexts } from '#telephony';
import { Injectable } from '@nestjs/common';
import { CasePhoneStore, type CaseCall, type CaseRecording } from '../persistence/case-phone.store.js';
import { PhoneOfCase } from '../http/phone-services.js';
import { VoiceLine } from '../voice-line.js';
import { mayDo } from './may-do.js';
import { mayListen } from './may-listen.js';
import { presentDelivery } from './present-delivery.js';
import { callable } from './resident-number.js';
import { reachOf } from './resident-reach.js';

const iso = (at: Date | null): string | undefined => at?.toISOString();

/** What the telephone did on a case, and what the viewer may do with it now. */
@Injectable()
export class CasePhoneReader extends PhoneOfCase {
  constructor(
    private readonly stands: CaseStands,
    private readonly store: CasePhoneStore,
    private readonly outbox: PhoneOutbox,
    private readonly line: VoiceLine,
  ) {
    super();
  }

  /** @throws RefusalError `not-found`, alike for what is not there and what may not be read */
  async read(caseId: string, viewer: SignedInViewer): Promise<Omit<CasePhone, 'deliveries'>> {
    const stand = await this.stands.of(caseId);
    if (!stand || !(await this.stands.mayRead(viewer, stand))) throw new RefusalError({ code: 'not-found' });
    const listens = mayListen(viewer, stand);
    const [calls, recordings, numbers, came] = await Promise.all([
      this.store.calls(caseId),
      listens ? this.store.recordings(caseId) : [],
      this.store.numbersOf(caseId),
      this.store.hasComeFromNumber(caseId),
    ]);
    const number = callable(numbers);
    return {
      ...(this.line.settings ? { line: this.line.settings.number } : {}),
      calls: calls.map(presentCall),
      ...(this.line.settings ? { reach: await this.reach(caseId, number, this.line.settings) } : {}),
      recordings: recordings.map(presentRecording),
      may: mayDo({
        owns: stand.owner?.personId === viewer.personId && isHeld(stand),
        hasLine: this.line.settings !== undefined,
        isCallable: number !== undefined,
        cameFromNumber: came,
        calls: calls.map(({ state }) => state),
      }),
    };
  }

  private async reach(caseId: string, number: string | undefined, { callCountries }: PhoneLine): Promise<CasePhone['reach']> {
    return reachOf(await this.store.lastThread(caseId), number, (asked) => takesTexts(asked, callCountries));
  }

  async deliveries(caseId: string): Promise<PhoneDelivery[]> {
    return (await this.outbox.ofCase(caseId)).flatMap((delivery) => presentDelivery(delivery) ?? []);
  }
}

function presentCall(call: CaseCall): PhoneCall {
  return {
    id: call.id,
    direction: call.direction,
    state: call.state,
    startedAt: call.startedAt.toISOString(),
    ...(call.connectedAt ? { connectedAt: iso(call.connectedAt) } : {}),
    ...(call.endedAt ? { endedAt: iso(call.endedAt) } : {}),
    ...(call.endedHow ? { endedHow: call.endedHow } : {}),
    ...(call.promisedBy ? { promisedBy: iso(call.promisedBy) } : {}),
    ...(call.heldAt && call.state !== 'ended' ? { heldAt: iso(call.heldAt) } : {}),
    ...(call.official ? { official: call.official } : {}),
  };
}

function presentRecording(recording: CaseRecording): PhoneRecording {
  return {
    id: recording.id,
    callId: recording.callId,
    state: recording.state,
    at: recording.at.toISOString(),
    ...(recording.seconds === null ? {} : { seconds: recording.seconds }),
    deleteAfter: recording.deleteAfter.toISOString(),
    ...(recording.transcript === null ? {} : { transcript: recording.transcript }),
  };
}

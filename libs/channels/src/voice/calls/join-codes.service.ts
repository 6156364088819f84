import { CallActs } from '#cases';
import { formatTrackingCode } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { NumberKeys, PhoneOutbox, takesTexts } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import type { CallRow } from '../persistence/call-row.js';
import { CallStore } from '../persistence/call.store.js';
import { CodeStore, type CodeRow } from '../persistence/code.store.js';
import { LimitStore } from '../persistence/limit.store.js';
import type { JoinedCase } from '../scripts/resident-scripts.js';
import { VOICE_TEXTS } from '../scripts/texts/all-texts.js';
import { VoiceLine } from '../voice-line.js';

const MINUTES = 10;
const TRIES = 5;
/** Whoever calls in a number's name: so many codes go to it, and so many wrong ones are heard before none is right any more. */
const CODES = { hour: 3, day: 10 };
const WRONG_A_DAY = 10;

export type CodeResult = 'joined' | 'wrong' | 'no-more-tries';

/**
 * Going on with an open case: a caller id proves nothing, so a code is sent to that number. What the caller hears, and how long it
 * takes, is the same whether or not there is such a case, and whether or not too many were asked for: a code that nobody got is never
 * right.
 */
@Injectable()
export class JoinCodes {
  private readonly key: Buffer;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: CodeStore,
    private readonly limits: LimitStore,
    private readonly calls: CallStore,
    private readonly acts: CallActs,
    private readonly outbox: PhoneOutbox,
    private readonly keys: NumberKeys,
    private readonly line: VoiceLine,
    @Inject(SETTINGS) settings: Pick<Settings, 'secrets'>,
  ) {
    this.key = settings.secrets.subkey('phone-join-code');
  }

  /** One code for a call, however often it is asked for. */
  async send(call: CallRow): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.codes.lockCall(tx, call.callId)) || (await this.codes.ofCall(tx, call.callId))) return;
      const id = randomUUID();
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const other = await this.otherCase(tx, call);
      const sentTo = call.number === null || other === undefined ? null : this.keys.of(call.number);
      await this.codes.insert(tx, {
        ...{ id, callId: call.callId, caseId: other ?? call.caseId, hash: this.hash(id, code), minutes: MINUTES, sentTo },
      });
      if (other !== undefined) await this.text(tx, call, other, code);
    });
    this.outbox.hint();
  }

  /** @param digits as keyed in */
  async enter(call: CallRow, digits: string): Promise<CodeResult> {
    const result = await this.unitOfWork.run(async (tx): Promise<CodeResult | CodeRow> => {
      const code = (await this.codes.lockCall(tx, call.callId)) ? await this.codes.ofCall(tx, call.callId) : undefined;
      if (!code || code.tries >= TRIES || code.expired) return 'no-more-tries';
      if (code.usedAt !== null) return 'joined';
      const mayBeRight = await this.mayBeRight(tx, call, code);
      await this.codes.tried(tx, code.id);
      if (mayBeRight && timingSafeEqual(code.codeHash, this.hash(code.id, digits))) return code;
      return code.tries + 1 >= TRIES ? 'no-more-tries' : 'wrong';
    });
    return typeof result === 'string' ? result : this.join(call, result);
  }

  /** Which case a caller who was joined goes on with; its title is nobody's to read aloud. */
  async joinedCase({ callId, number }: CallRow): Promise<JoinedCase | 'the-only-one'> {
    return this.unitOfWork.run(async (tx) => {
      const code = await this.codes.ofCall(tx, callId);
      if (!code || number === null) return 'the-only-one';
      const { others, trackingCode, openedAt } = await this.codes.joined(tx, code.caseId, this.keys.all(number));
      return others ? { trackingCode: formatTrackingCode(trackingCode), openedAt } : 'the-only-one';
    });
  }

  /** Their open case, if a code for it may be sent now. A number that was keyed in is nobody's. */
  private async otherCase(tx: Tx, { number, keyedIn, caseId }: CallRow): Promise<string | undefined> {
    if (number === null || keyedIn) return undefined;
    await this.limits.lock(tx, number, 'codes');
    const { hour, day, wrong } = await this.limits.codesOf(tx, this.keys.all(number));
    const other = await this.codes.openCaseOf(tx, this.keys.all(number), caseId);
    return hour < CODES.hour && day < CODES.day && wrong < WRONG_A_DAY ? other : undefined;
  }

  private async mayBeRight(tx: Tx, { number, caseId }: CallRow, code: CodeRow): Promise<boolean> {
    if (number === null) return false;
    await this.limits.lock(tx, number, 'codes');
    const { wrong } = await this.limits.codesOf(tx, this.keys.all(number));
    return code.caseId !== caseId && wrong < WRONG_A_DAY;
  }

  /** The case that this call opened ends as a duplicate of the older one, unless somebody has taken it meanwhile. */
  private async join({ caseId, callId }: CallRow, { id, caseId: older }: CodeRow): Promise<CodeResult> {
    try {
      await this.acts.join(caseId, older, async (tx) => {
        await this.calls.moveTo(tx, callId, older);
        await this.codes.used(tx, id);
      });
    } catch (error) {
      if (error instanceof RefusalError) return 'no-more-tries';
      throw error;
    }
    await this.acts.note(older, 'call.joined', { callId });
    return 'joined';
  }

  private async text(tx: Tx, { number, language, now }: CallRow, caseId: string, code: string): Promise<void> {
    if (number === null || !takesTexts(number, this.line.settings?.callCountries ?? [])) return;
    await this.outbox.store(tx, {
      ...{ kind: 'sms', purpose: 'join_code', caseId, to: number, from: this.line.number, text: VOICE_TEXTS[language].textCode(code) },
      giveUpAt: now + MINUTES * 60_000,
    });
  }

  private hash(id: string, code: string): Buffer {
    return createHmac('sha256', this.key).update(`${id}.${code}`).digest();
  }
}

import type { OwnEmail, PhoneProof } from '#contracts';
import { SETTINGS } from '#platform/config';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { HintBus } from '#platform/hints';
import { RefusalError } from '#platform/http';
import { OwnAddresses, type SignedInViewer } from '#staff';
import { PhoneOutbox, takesTexts } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { ProofStore, type ProofKind } from '../persistence/proof.store.js';
import { StandingStore, type StandingRow } from '../persistence/standing.store.js';
import { StepStore } from '../persistence/step.store.js';
import { noticeWords } from './notice-words.js';
import { ProofCodes } from './proof-codes.js';
import type { CityPaths } from './reach.js';
import { STEPS_HINT } from './step-sender.service.js';

const MINUTES = 15;
/** Nobody is bombed with codes, nor guesses one: five times five tries an hour at a million. */
const CODES_AN_HOUR = 5;
const TRIES = 5;

/** An address or a number is told nothing before a code that was sent there came back. */
@Injectable()
export class Proofs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proofs: ProofStore,
    private readonly codes: ProofCodes,
    private readonly standings: StandingStore,
    private readonly steps: StepStore,
    private readonly addresses: OwnAddresses,
    private readonly phone: PhoneOutbox,
    private readonly hints: HintBus,
    @Inject(SETTINGS) private readonly city: CityPaths,
  ) {}

  async email({ personId }: SignedInViewer): Promise<OwnEmail> {
    const pending = await this.proofs.pending(personId, 'email');
    const email = (await this.standings.ofOne(personId))?.email ?? null;
    return { email, ...(pending && { pending: { email: pending.address, until: pending.expiresAt.toISOString() } }) };
  }

  /** Sends a code, or takes the address away. @throws RefusalError `no-mail-server`, `too-many-requests` */
  async setEmail(viewer: SignedInViewer, email: string | null, request?: IdempotentRequest): Promise<OwnEmail> {
    if (email !== null && !this.city.mail) throw new RefusalError({ code: 'no-mail-server' });
    await this.unitOfWork.once(request, async (tx) => {
      if (email === null) {
        await this.proofs.endOpen(tx, viewer.personId, 'email');
        await this.addresses.setEmail(tx, viewer, null);
      } else {
        const proofId = await this.begin(tx, viewer, 'email', email);
        await this.steps.addOne(tx, { personId: viewer.personId, type: 'proof', path: 'email', because: 'own_order', proofId });
      }
      return { answer: null };
    });
    this.hints.publish({ topic: STEPS_HINT, body: {} });
    return this.email(viewer);
  }

  /** @throws RefusalError `no-code`, `wrong-code` */
  async proveEmail(viewer: SignedInViewer, code: string, request?: IdempotentRequest): Promise<OwnEmail> {
    await this.prove(viewer, 'email', code, request, (tx, address) => this.addresses.setEmail(tx, viewer, address));
    return this.email(viewer);
  }

  async phoneProof({ personId }: SignedInViewer): Promise<PhoneProof> {
    const standing = await this.standings.ofOne(personId);
    const pending = await this.proofs.pending(personId, 'phone');
    const isPending = pending !== undefined && pending.address === standing?.phone;
    return { proven: standing?.phoneProven ?? false, ...(isPending && { pendingUntil: pending.expiresAt.toISOString() }) };
  }

  /** Texts a code to the own number. @throws RefusalError `no-phone-line`, `no-own-phone`, `phone-takes-no-texts`, `too-many-requests` */
  async sendPhoneCode(viewer: SignedInViewer, request?: IdempotentRequest): Promise<PhoneProof> {
    const { phoneLine } = this.city;
    if (!phoneLine) throw new RefusalError({ code: 'no-phone-line' });
    await this.unitOfWork.once(request, async (tx) => {
      const { phone, language, now } = (await this.standings.ofOne(viewer.personId, tx)) as StandingRow;
      if (phone === null) throw new RefusalError({ code: 'no-own-phone' });
      if (!takesTexts(phone, phoneLine.callCountries)) throw new RefusalError({ code: 'phone-takes-no-texts' });
      const proofId = await this.begin(tx, viewer, 'phone', phone);
      await this.phone.store(tx, {
        ...{ kind: 'sms', purpose: 'proof_code', to: phone, from: phoneLine.number, giveUpAt: now + MINUTES * 60_000 },
        text: noticeWords(language).proof(this.codes.of(proofId)),
      });
      return { answer: null };
    });
    this.phone.hint();
    return this.phoneProof(viewer);
  }

  /** @throws RefusalError `no-code`, `wrong-code` */
  async provePhone(viewer: SignedInViewer, code: string, request?: IdempotentRequest): Promise<PhoneProof> {
    await this.prove(viewer, 'phone', code, request, async (tx, address) => {
      if (!(await this.addresses.provePhone(tx, viewer, address))) throw new RefusalError({ code: 'no-code' });
    });
    return this.phoneProof(viewer);
  }

  private async begin(tx: Tx, { personId }: SignedInViewer, kind: ProofKind, address: string): Promise<string> {
    if ((await this.proofs.recent(tx, personId, kind)) >= CODES_AN_HOUR)
      throw new RefusalError({ code: 'too-many-requests', retryAfter: 3_600 });
    const id = randomUUID();
    await this.proofs.begin(tx, { id, personId, kind, address, minutes: MINUTES });
    return id;
  }

  /** A wrong code is counted, and the refusal comes after the commit: otherwise it would count for nothing. */
  private async prove(
    viewer: SignedInViewer,
    kind: ProofKind,
    code: string,
    request: IdempotentRequest | undefined,
    proven: (tx: Tx, address: string) => Promise<void>,
  ): Promise<void> {
    const { refused } = await this.unitOfWork.once<{ refused: string | null }>(request, async (tx) => {
      const open = await this.proofs.open(tx, viewer.personId, kind);
      if (!open || open.expired || open.tries >= TRIES) return { answer: { refused: 'no-code' } };
      if (!this.codes.isRight(open.id, code)) {
        await this.proofs.tried(tx, open.id);
        return { answer: { refused: 'wrong-code' } };
      }
      await this.proofs.endOpen(tx, viewer.personId, kind);
      await proven(tx, open.address);
      return { answer: { refused: null } };
    });
    if (refused !== null) throw new RefusalError({ code: refused });
  }
}

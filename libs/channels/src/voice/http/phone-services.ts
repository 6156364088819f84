import type { Asked } from '#cases';
import type { BlockNumber, CasePhone, PhoneBlock, PhoneDelivery } from '#contracts';
import type { SignedInViewer } from '#staff';

/**
 * What the pages of officials ask of the telephone, as they see it. Each authorises the case by itself, and answers what may not
 * be seen like what is not there (`not-found`). Refusals are `RefusalError`s with codes of `phone-problems.ts`.
 */
export abstract class PhoneOfCase {
  /** Calls, recordings and what the viewer may do now. */
  abstract read(caseId: string, viewer: SignedInViewer): Promise<Omit<CasePhone, 'deliveries'>>;
  /** Texts that went out on the case. Asked only after {@link read} let the viewer in. */
  abstract deliveries(caseId: string): Promise<PhoneDelivery[]>;
}

/** The owner calls the resident: their own phone first. @throws `not-the-owner`, `no-phone-line`, `no-own-phone`, `no-resident-phone`, `call-is-running` */
export abstract class Callbacks {
  abstract call(caseId: string, asked: Asked): Promise<unknown>;
}

/** A call that runs. @throws `not-the-owner`, `no-call`, `not-asked-to-help`, `no-phone-of-theirs` */
export abstract class CallControl {
  abstract hold(caseId: string, asked: Asked, on: boolean): Promise<unknown>;
  abstract bringIn(caseId: string, asked: Asked, to: string): Promise<unknown>;
  abstract end(caseId: string, asked: Asked): Promise<unknown>;
}

/** A voice message's sound, whole (two minutes at most). */
export interface Sound {
  bytes: Buffer;
  contentType: string;
}

/** @throws `not-found` alike for absent, deleted and others' recordings */
export abstract class Recordings {
  abstract read(caseId: string, recordingId: string, viewer: SignedInViewer): Promise<Sound>;
}

/** @throws `number-not-blockable`, `already-blocked`, `block-too-long`, `not-found` */
export abstract class PhoneBlocks {
  abstract block(caseId: string, asked: Asked, given: BlockNumber): Promise<PhoneBlock>;
  /** Newest first, those that are over last. */
  abstract list(): Promise<PhoneBlock[]>;
  abstract lift(blockId: string, asked: Asked): Promise<PhoneBlock>;
  /** How many numbers are blocked now, and how often blocked numbers were turned away. */
  abstract counts(): Promise<{ numbers: number; refused: number }>;
}

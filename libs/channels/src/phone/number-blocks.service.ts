import { CallActs, CaseStands, type Asked } from '#cases';
import type { BlockNumber, PhoneBlock } from '#contracts';
import { UnitOfWork, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { PeopleNames, type SignedInViewer } from '#staff';
import { NumberKeys } from '#telephony';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { BlockedNumbers } from '../voice/calls/blocked-numbers.js';
import { PhoneBlocks } from '../voice/http/phone-services.js';
import { blockEnd } from './block-end.js';
import { BlockStore, type BlockRow } from './persistence/block.store.js';
import { IncomingLog } from './persistence/incoming-log.store.js';

/** Digits by which people recognise a blocked number. */
const ENDING = 3;

/** Numbers that are turned away: with a reason and an end, publicly counted. The number itself is not kept. */
@Injectable()
export class NumberBlocks implements PhoneBlocks, BlockedNumbers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blocks: BlockStore,
    private readonly log: IncomingLog,
    private readonly keys: NumberKeys,
    private readonly stands: CaseStands,
    private readonly acts: CallActs,
    private readonly directory: PeopleNames,
  ) {}

  async block(caseId: string, asked: Asked, given: BlockNumber): Promise<PhoneBlock> {
    await this.mayBlock(caseId, asked.viewer);
    const row = await this.acts.noteDone(caseId, 'number.blocked', asked, async (tx) => {
      const answer = await this.blocked(tx, caseId, asked.viewer, given);
      return { answer, facts: { blockId: answer.id, reasonCode: answer.reasonCode, until: Date.parse(answer.until) } };
    });
    return this.shown(row);
  }

  async list(): Promise<PhoneBlock[]> {
    const rows = await this.blocks.list();
    const people = await this.directory.of(rows.map(({ byId }) => byId));
    return rows.map((row) => present(row, people.get(row.byId)));
  }

  async lift(blockId: string, asked: Asked): Promise<PhoneBlock> {
    const caseId = await this.blocks.caseOf(blockId);
    if (caseId === undefined) throw new RefusalError({ code: 'not-found' });
    const row = await this.acts.noteDone(caseId, 'number.unblocked', asked, async (tx) => {
      const { answer, isNew } = await this.blocks.lift(tx, blockId, asked.viewer.personId);
      return isNew ? { answer, facts: { blockId } } : { answer };
    });
    return this.shown(row);
  }

  counts(): Promise<{ numbers: number; refused: number }> {
    return this.blocks.counts();
  }

  async turnAway(number: string, providerId: string, also?: (tx: Tx) => Promise<void>): Promise<boolean> {
    const blockId = await this.blocks.inForce(this.keys.all(number));
    if (blockId === undefined) return false;
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.log.add(tx, providerId, { blockId }))) return;
      await this.blocks.turnedAway(tx, blockId);
      await also?.(tx);
    });
    return true;
  }

  private async blocked(tx: Tx, caseId: string, viewer: SignedInViewer, { reasonCode, reason, until }: BlockNumber): Promise<BlockRow> {
    const { now, number } = await this.blocks.numberOf(tx, caseId);
    if (number === null) throw new RefusalError({ code: 'number-not-blockable' });
    const end = blockEnd(until, now);
    if (end === 'already-past') throw new RefusalError({ code: 'invalid-body', errors: [{ path: 'until', code: end }] });
    if (end === 'block-too-long') throw new RefusalError({ code: end });
    const key = this.keys.of(number);
    await this.blocks.lock(tx, key);
    if ((await this.blocks.inForce(this.keys.all(number), tx)) !== undefined) throw new RefusalError({ code: 'already-blocked' });
    const block = { id: randomUUID(), key, ending: number.slice(-ENDING), reasonCode, reason, caseId, byId: viewer.personId, until: end };
    return this.blocks.add(tx, block);
  }

  /** The owner, who knows what it is about, and the administrator; to others a case is there or not as everywhere. */
  private async mayBlock(caseId: string, viewer: SignedInViewer): Promise<void> {
    const stand = await this.stands.of(caseId);
    if (stand && (stand.owner?.personId === viewer.personId || viewer.roles.includes('administrator'))) return;
    throw new RefusalError({ code: stand && (await this.stands.mayRead(viewer, stand)) ? 'not-the-owner' : 'not-found' });
  }

  private async shown(row: BlockRow): Promise<PhoneBlock> {
    return present(row, (await this.directory.of([row.byId])).get(row.byId));
  }
}

function present({ byId: _, liftedAt, ...row }: BlockRow, by: { username: string; name: string } | undefined): PhoneBlock {
  return { ...row, by: { username: by?.username ?? '', name: by?.name ?? '' }, ...(liftedAt === null ? {} : { liftedAt }) };
}

import { CaseStands, type CaseStand, type Reader } from '#cases';
import { Injectable } from '@nestjs/common';

/** How long a decision about who may read is kept: typing is told several times a second, rights change seldom. */
const KEPT_MS = 3_000;
const MAX_KEPT = 5_000;

interface Kept {
  stand: Promise<CaseStand | undefined>;
  readers: Map<string, Promise<boolean>>;
  until: number;
}

/** {@link CaseStands} with a short memory. Whatever changes a case makes it forget that case at once. */
@Injectable()
export class RecentStands {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly stands: CaseStands) {}

  of(caseId: string): Promise<CaseStand | undefined> {
    return this.entry(caseId).stand;
  }

  /** How the case stands, if this person may read it. What is not there answers the same. A "no" is never from memory. */
  async readable(reader: Reader, caseId: string): Promise<CaseStand | undefined> {
    const remembered = this.remembers(caseId);
    const stand = await this.asked(reader, caseId);
    if (stand || !remembered) return stand;
    this.forget(caseId);
    return this.asked(reader, caseId);
  }

  private async asked(reader: Reader, caseId: string): Promise<CaseStand | undefined> {
    const entry = this.entry(caseId);
    const stand = await entry.stand;
    if (!stand) return undefined;
    const key = `${reader.personId} ${[...reader.roles].sort().join()}`;
    let may = entry.readers.get(key);
    if (!may) {
      may = this.stands.mayRead(reader, stand);
      entry.readers.set(key, may);
      may.catch(() => this.forget(caseId));
    }
    return (await may) ? stand : undefined;
  }

  forget(caseId: string): void {
    this.kept.delete(caseId);
  }

  private remembers(caseId: string): boolean {
    const known = this.kept.get(caseId);
    return known !== undefined && known.until > performance.now();
  }

  private entry(caseId: string): Kept {
    const known = this.kept.get(caseId);
    if (known && this.remembers(caseId)) return known;
    const now = performance.now();
    this.kept.delete(caseId);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size < MAX_KEPT) break;
      this.kept.delete(oldest);
    }
    const entry: Kept = { stand: this.stands.of(caseId), readers: new Map(), until: now + KEPT_MS };
    this.kept.set(caseId, entry);
    entry.stand.catch(() => this.forget(caseId));
    return entry;
  }
}

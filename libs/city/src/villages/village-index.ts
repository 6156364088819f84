import { keyOf } from './village-key.js';
import type { VillageFacts } from './village-file.js';

/** Names as the city's own boundaries file gives them; they go before the file's. */
export interface ImportedName {
  code: string;
  fi: string;
  sv: string;
}

/** Finds villages by whatever is written of them. Names that were corrected by an import still find theirs. */
export class VillageIndex {
  readonly all: readonly VillageFacts[];
  private readonly byKey = new Map<string, VillageFacts>();

  constructor(filed: readonly VillageFacts[], imported: readonly ImportedName[] = []) {
    const names = new Map(imported.map(({ code, fi, sv }) => [code, { fi, sv }]));
    this.all = filed.map((village) => ({ ...village, name: names.get(village.code) ?? village.name }));
    // Official names last: an old name of one village gives way to the name of another.
    for (const [place, { name }] of filed.entries()) this.note(this.all[place]!, name.fi, name.sv);
    for (const village of this.all) this.note(village, village.code, village.name.fi, village.name.sv);
  }

  /** By code, Finnish or Swedish name, in any case. */
  find(words: string): VillageFacts | undefined {
    return this.byKey.get(keyOf(words));
  }

  private note(village: VillageFacts, ...words: string[]): void {
    for (const one of words) this.byKey.set(keyOf(one), village);
  }
}

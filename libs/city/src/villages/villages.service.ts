import { RefusalError } from '#platform/http';
import type { Language } from '#domain';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { VillageStore } from '../persistence/village.store.js';
import { loadVillages, type VillageFacts } from './village-file.js';
import { VillageIndex } from './village-index.js';

/** Beside the policies; read once, at boot. */
export const VILLAGES_FILE = 'config/villages.json';
/** How long names that another process imported may stay unknown here, in ms. */
const FRESH_MS = 60_000;

/**
 * The city's villages, in memory: asked at every contact. One village has one spelling on the wire and in the database, its official
 * Finnish name (docs/adr/0009).
 */
@Injectable()
export class Villages implements OnApplicationBootstrap {
  private readonly logger = new Logger(Villages.name);
  private readonly filed = loadVillages(VILLAGES_FILE);
  private index = new VillageIndex(this.filed);
  private readAt = 0;
  private reading = false;

  constructor(private readonly store: VillageStore) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
  }

  /** All of them, in the file's order. */
  all(): readonly VillageFacts[] {
    return this.current().all;
  }

  /** By code, Finnish or Swedish name, in any case. */
  find(words: string): VillageFacts | undefined {
    return this.current().find(words);
  }

  /**
   * The official Finnish name, as it is stored and shown.
   * @param field where the words stood in the request
   * @throws RefusalError `unknown-village` that names the field
   */
  nameOf(words: string, field = 'village'): string {
    return this.required(words, field).name.fi;
  }

  /** The same for several, each once. `field.<place>` is named when one of them is unknown. */
  namesOf(words: readonly string[], field: string): string[] {
    return [...new Set(words.map((one, place) => this.nameOf(one, `${field}.${place}`)))];
  }

  /** @throws RefusalError `unknown-village` that names the field */
  required(words: string, field = 'village'): VillageFacts {
    const village = this.find(words);
    if (!village) throw new RefusalError({ code: 'unknown-village', errors: [{ path: field, code: 'unknown-village' }] });
    return village;
  }

  /** What is stored of a village, said to somebody; words from before villages had one spelling are said as they are. */
  spoken(stored: string, language: Language): string {
    const village = this.find(stored);
    return village ? village.name[language === 'sv' ? 'sv' : 'fi'] : stored;
  }

  /** Reads the imported names anew. */
  async refresh(): Promise<void> {
    this.reading = true;
    try {
      this.index = new VillageIndex(this.filed, await this.store.names());
      this.readAt = performance.now();
    } finally {
      this.reading = false;
    }
  }

  /** What is known now; whatever another process imported is asked for meanwhile. */
  private current(): VillageIndex {
    if (!this.reading && this.readAt > 0 && performance.now() - this.readAt > FRESH_MS) {
      this.readAt = performance.now();
      this.refresh().catch((error: unknown) => this.logger.warn(`villages could not be read anew: ${(error as Error).name}`));
    }
    return this.index;
  }
}

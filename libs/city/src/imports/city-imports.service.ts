import type { OpeningWeek } from '#contracts';
import { UnitOfWork, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { LivingRoomStore, type RoomRow } from '../persistence/living-room.store.js';
import { VillageStore } from '../persistence/village.store.js';
import { Villages } from '../villages/villages.service.js';
import { chooseRooms, type ChosenUnit } from './choose-rooms.js';
import { parseDistricts } from './districts.js';
import { parsePostalCodes } from './postal-codes.js';
import { ImportError, parseJson, readText, type ImportReport } from './read-text.js';
import { parseMapping, parseUnits } from './units.js';

const MB = 1_000_000;
const MOST = { units: 100 * MB, mapping: MB, postalCodes: 2 * MB, districts: 100 * MB };
/** Hours are the administrator's to give. */
const NO_HOURS: OpeningWeek = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

/** Brings the city's own data in: each file whole or not at all, and again without changing what is the same. */
@Injectable()
export class CityImports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly villages: Villages,
    private readonly store: VillageStore,
    private readonly rooms: LivingRoomStore,
  ) {}

  /** `postal_code;village_code[;share]`: takes the place of all that was imported before. @throws ImportError */
  async postalCodes(file: string): Promise<ImportReport> {
    const shares = parsePostalCodes(file, readText(file, MOST.postalCodes), this.find);
    const { kept, gone } = await this.unitOfWork.run((tx) => this.store.replacePostalCodes(tx, shares));
    const changed = [kept > 0 ? `${kept} came or changed` : '', gone > 0 ? `${gone} went` : ''].filter(Boolean);
    return { changed, unchanged: shares.length - kept, skipped: [] };
  }

  /** Boundaries and names of villages. @throws ImportError */
  async districts(file: string): Promise<ImportReport> {
    const { boundaries, skipped } = parseDistricts(file, parseJson(file, readText(file, MOST.districts)), this.find);
    const before = new Map(this.villages.all().map(({ code, name }) => [code, name]));
    const changed = await this.unitOfWork.run(async (tx) => {
      const lines: string[] = [];
      for (const boundary of boundaries) {
        if (!(await this.store.keepBoundary(tx, boundary))) continue;
        const { code, fi, sv } = boundary;
        const name = before.get(code);
        const renamed = name && (name.fi !== fi || name.sv !== sv) ? ` (was ${name.fi}, ${name.sv})` : '';
        lines.push(`${code} ${fi}, ${sv}${renamed}`);
      }
      return lines;
    });
    await this.villages.refresh();
    return { changed, unchanged: boundaries.length - changed.length, skipped };
  }

  /**
   * Schools of the service map become living rooms. Only names, addresses, locations and, at first, phones come from there; hours and
   * hosts are the administrator's, and what an administrator wrote by hand stays.
   * @param mappingFile `unit_id;village_code`, where boundaries do not tell, or tell too many
   * @throws ImportError
   */
  async units(file: string, mappingFile?: string): Promise<ImportReport> {
    const { units, skipped } = parseUnits(file, parseJson(file, readText(file, MOST.units)));
    const mapping = mappingFile === undefined ? undefined : parseMapping(mappingFile, readText(mappingFile, MOST.mapping), this.find);
    return this.unitOfWork.run(async (tx) => {
      const standing = await this.rooms.all(tx);
      const choice = chooseRooms(units, mapping ?? new Map(), await this.store.boundaries(tx), standing, (code) => !this.find(code)?.sea);
      const report: ImportReport = { changed: [], unchanged: 0, skipped: [...skipped, ...choice.skipped] };
      for (const chosen of choice.chosen) await this.room(tx, chosen, standing, report);
      return report;
    });
  }

  private async room(tx: Tx, { unit, village, mapped }: ChosenUnit, standing: readonly RoomRow[], report: ImportReport): Promise<void> {
    const line = `${unit.id} ${unit.name}: ${this.find(village)?.name.fi ?? village}`;
    const elsewhere = standing.find((room) => room.unitId === unit.id && room.village !== village);
    if (elsewhere) return void report.skipped.push(`${line}: it is the room of ${this.find(elsewhere.village)?.name.fi}; close that first`);
    const facts = { school: unit.name, address: unit.address, lat: unit.location?.[1] ?? null, lon: unit.location?.[0] ?? null };
    const room = standing.find((one) => one.village === village);
    if (!room) {
      const rest = { week: NO_HOURS, exceptions: [], hostIds: [], accessible: null, phone: unit.phone };
      const id = await this.rooms.insert(tx, { village, ...facts, ...rest, unitId: unit.id, source: 'servicemap' }, null);
      if (id === undefined) throw new ImportError(`${line}: somebody opened its room meanwhile; try again.`);
      return void report.changed.push(`${line}: new, without opening hours`);
    }
    if (room.source === 'administrator' && !(mapped && room.unitId === null))
      return void report.skipped.push(`${line}: the administrator wrote its room by hand`);
    const wanted = { ...facts, unitId: unit.id, source: 'servicemap' as const };
    const changes = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((name) => room[name] !== wanted[name]);
    if (changes.length === 0) return void (report.unchanged += 1);
    await this.rooms.change(tx, room.id, wanted, null);
    report.changed.push(`${line}: ${changes.join(', ')}`);
  }

  private readonly find = (words: string) => this.villages.find(words);
}

import { hkdfSync } from 'node:crypto';

const ENTRY = /^(\d{1,6}):([A-Za-z0-9_-]+)$/;
const MIN_BYTES = 32;
const SUBKEY_BYTES = 32;

/**
 * The master secrets of one installation, by version. Nothing uses a master secret itself: each use gets its own key
 * derived from it, so that one leaked use tells nothing about another, and a new version can be put in front of the old.
 */
export class Secrets {
  private readonly masters: ReadonlyMap<number, Buffer>;
  /** Keys that were derived already: every contact needs one. */
  private readonly derived = new Map<string, Buffer>();
  /** The version that new keys are made with: the first one listed. */
  readonly currentVersion: number;

  private constructor(masters: Map<number, Buffer>, currentVersion: number) {
    this.masters = masters;
    this.currentVersion = currentVersion;
  }

  /**
   * Reads `<version>:<base64url, at least 32 bytes>[,<older version>:<…>]`.
   * @returns the secrets, or a sentence that says what is wrong (and never repeats a secret).
   */
  static parse(text: string): Secrets | string {
    const masters = new Map<number, Buffer>();
    let current: number | undefined;
    for (const [index, entry] of text.split(',').entries()) {
      const [, versionText, encoded] = ENTRY.exec(entry.trim()) ?? [];
      if (versionText === undefined || encoded === undefined) return `entry ${index + 1} is not <version>:<base64url secret>`;
      const version = Number(versionText);
      const master = Buffer.from(encoded, 'base64url');
      if (master.length < MIN_BYTES) return `version ${version} has ${master.length} bytes, at least ${MIN_BYTES} are needed`;
      if (new Set(master).size < 8) return `version ${version} is not random`;
      if (masters.has(version)) return `version ${version} is given twice`;
      masters.set(version, master);
      current ??= version;
    }
    return new Secrets(masters, current!);
  }

  /** Every version that can still be read, the current one first. */
  get versions(): number[] {
    return [...this.masters.keys()];
  }

  /**
   * A 32-byte key for one purpose (HKDF-SHA-256).
   * @throws if that version is not (or no longer) configured; ask {@link versions} before using a version from outside.
   */
  subkey(purpose: string, version: number = this.currentVersion): Buffer {
    const master = this.masters.get(version);
    if (!master) throw new Error(`no secret of version ${version} is configured`);
    const id = `${version} ${purpose}`;
    const known = this.derived.get(id) ?? Buffer.from(hkdfSync('sha256', master, '', `batline/${purpose}`, SUBKEY_BYTES));
    this.derived.set(id, known);
    return Buffer.from(known);
  }

  /** Keeps secrets out of logs and error reports. */
  toJSON(): string {
    return '[secrets]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secrets]';
  }
}

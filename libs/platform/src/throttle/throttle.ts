import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { isIPv6 } from 'node:net';
import pg from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { SETTINGS, type Settings } from '../config/index.js';
import { APPLICATION_ROLE } from '../database/data-source.js';
import { RefusalError } from '../http/refusal.error.js';

export type ThrottledThing = 'contacts' | 'tracks' | 'sign-ins' | 'uploads';

const WINDOW_SECONDS = 60;
/** A whole office may sign in at eight from one address. */
const SIGN_INS_PER_MINUTE = 300;
/** As many files as go with so many first words. */
const UPLOADS_PER_CONTACT = 2;

/**
 * How often one caller may do a thing, counted in the database for all processes together (an unlogged table: counting costs
 * no disk, and a crash only forgets the counts). While the database is away each process counts for itself.
 */
@Injectable()
export class Throttle implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly limiters: Record<ThrottledThing, RateLimiterAbstract>;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'databaseUrl' | 'contactsPerMinute' | 'tracksPerMinute'>) {
    this.pool = new pg.Pool({
      connectionString: settings.databaseUrl,
      max: 3,
      options: `-c role=${APPLICATION_ROLE}`,
      connectionTimeoutMillis: 2_000,
      query_timeout: 2_000,
    });
    this.pool.on('error', () => undefined);
    const limiter = (thing: ThrottledThing, points: number): RateLimiterAbstract =>
      new RateLimiterPostgres({
        storeClient: this.pool,
        tableName: 'throttle',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: thing,
        points,
        duration: WINDOW_SECONDS,
        // Callers far above the limit are refused without asking the database again.
        inMemoryBlockOnConsumed: points + 1,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix: thing, points, duration: WINDOW_SECONDS }),
      });
    this.limiters = {
      contacts: limiter('contacts', settings.contactsPerMinute),
      tracks: limiter('tracks', settings.tracksPerMinute),
      'sign-ins': limiter('sign-ins', SIGN_INS_PER_MINUTE),
      uploads: limiter('uploads', settings.contactsPerMinute * UPLOADS_PER_CONTACT),
    };
  }

  /**
   * Counts one more of `thing` for the caller at `address` (as the trusted proxies see it; an IPv6 caller is its /64 network).
   * @throws RefusalError `too-many-requests` with the seconds until another try makes sense.
   */
  async count(thing: ThrottledThing, address: string): Promise<void> {
    try {
      await this.limiters[thing].consume(callerOf(address));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new RefusalError({ code: 'too-many-requests', retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
    }
  }

  /** Forgets windows that ended; called by the worker now and then. */
  async clear(): Promise<void> {
    await this.pool.query('DELETE FROM throttle WHERE expire < $1', [Date.now() - WINDOW_SECONDS * 1000]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** One household or server has a whole /64 of IPv6 addresses to choose from. */
export function callerOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = (plain.split('%')[0] ?? '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':');
}

import { Villages } from '#city';
import type { DeskDevice } from '#contracts';
import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { CookieNames, cookieValue, hashOf, hasRole, looksLikeSecret, PeopleNames, type SignedInViewer } from '#staff';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomUUID } from 'node:crypto';
import { DeskDeviceStore, type DeviceRow } from './persistence/desk-device.store.js';

/** A school term; then somebody of the city looks at the tablet again. */
const DAYS = 120;
const DAY_SECONDS = 86_400;

/**
 * Tablets on which visitors write for themselves. A tablet's secret lets it open visits in its own room and nothing else; it follows
 * from the tablet's id and a secret of the server, so that a repeated request gets the same although nothing keeps it.
 */
@Injectable()
export class DeskDevices {
  private readonly cookies: CookieNames;

  constructor(
    private readonly store: DeskDeviceStore,
    private readonly names: PeopleNames,
    private readonly villages: Villages,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicBaseUrl' | 'secrets'>,
  ) {
    this.cookies = new CookieNames(settings.publicBaseUrl);
  }

  /** @returns the tablet, and the cookie that makes a browser it. @throws RefusalError `unknown-village`, `try-again` */
  async add(
    viewer: SignedInViewer,
    wanted: { name: string; village: string },
    request?: IdempotentRequest,
  ): Promise<{ device: DeskDevice; cookie: string }> {
    const village = this.villages.nameOf(wanted.village);
    const { secrets } = this.settings;
    const { device, version } = await this.unitOfWork.once(request, async (tx) => {
      const id = randomUUID();
      const secretHash = hashOf(this.secretOf(id, secrets.currentVersion));
      const row = await this.store.add(tx, { id, name: wanted.name, village, secretHash, createdBy: viewer.personId, days: DAYS });
      return { answer: { device: present(row, viewer), version: secrets.currentVersion } };
    });
    if (!secrets.versions.includes(version)) throw new RefusalError({ code: 'try-again' });
    const secret = this.secretOf(device.id, version);
    return { device, cookie: this.cookies.set(this.cookies.desk, secret, { maxAgeSeconds: DAYS * DAY_SECONDS }) };
  }

  /** The tablet that a request comes from, if it still works. */
  async byCookie(header: string | undefined): Promise<DeviceRow | undefined> {
    const secret = cookieValue(header, this.cookies.desk);
    if (secret === undefined || !looksLikeSecret(secret)) return undefined;
    return this.store.bySecret(hashOf(secret));
  }

  wasUsed({ id }: Pick<DeviceRow, 'id'>): Promise<void> {
    return this.store.wasUsed(id);
  }

  /** A host sees their own, the administrator all of them. */
  async list(viewer: SignedInViewer): Promise<DeskDevice[]> {
    const rows = await this.store.list(whose(viewer));
    const names = await this.names.of(rows.map(({ createdBy }) => createdBy));
    return rows.map((row) => present(row, names.get(row.createdBy)));
  }

  /** From then on it opens nothing. @throws RefusalError `not-found` */
  async revoke(viewer: SignedInViewer, id: string, request?: IdempotentRequest): Promise<DeskDevice> {
    return this.unitOfWork.once(request, async (tx) => {
      const row = await this.store.revoke(tx, id, whose(viewer), viewer.personId);
      if (!row) throw new RefusalError({ code: 'not-found' });
      const names = await this.names.of([row.createdBy], tx);
      return { answer: present(row, names.get(row.createdBy)) };
    });
  }

  private secretOf(id: string, version: number): string {
    return createHmac('sha256', this.settings.secrets.subkey('desk-device', version)).update(id).digest('base64url');
  }
}

/** Whose tablets somebody keeps; null: everybody's. */
const whose = (viewer: SignedInViewer): string | null => (hasRole(viewer, 'administrator') ? null : viewer.personId);

function present(row: DeviceRow, by: { username: string; name: string } | undefined): DeskDevice {
  return {
    ...{ id: row.id, name: row.name, village: row.village },
    createdAt: row.createdAt.toISOString(),
    createdBy: { username: by?.username ?? '', name: by?.name ?? '' },
    expiresAt: row.expiresAt.toISOString(),
    ...(row.lastUsedAt ? { lastUsedAt: row.lastUsedAt.toISOString() } : {}),
    ...(row.revokedAt ? { revokedAt: row.revokedAt.toISOString() } : {}),
  };
}

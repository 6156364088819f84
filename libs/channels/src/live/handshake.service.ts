import { ResidentCookie, Residents, type ContactRow } from '#cases';
import { SETTINGS, type Settings } from '#platform/config';
import { callerAddress, originOf, RefusalError } from '#platform/http';
import { Authenticator, type SignedInViewer } from '#staff';
import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Budget } from './budget.js';
import { shownIn, type Shown } from './live-handshake.js';
import type { LiveData, LiveSocket } from './live-socket.js';

interface Known {
  viewer?: SignedInViewer;
  residentKey?: string;
  contact?: ContactRow;
}

/**
 * Finds out who connects, the same way as REST: an API token, a session, a resident key; or nobody, who may open a contact and
 * nothing else.
 */
@Injectable()
export class Handshake {
  private readonly addressOf: (request: IncomingMessage) => string;

  constructor(
    private readonly authenticator: Authenticator,
    private readonly residents: Residents,
    private readonly residentCookie: ResidentCookie,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.addressOf = callerAddress(settings.trustedProxies);
  }

  /** @throws RefusalError for a secret that opens nothing, and for cookies that come from elsewhere than our pages */
  async read(socket: Pick<LiveSocket, 'handshake' | 'request'>): Promise<LiveData> {
    const { headers } = socket.request;
    const shown = shownIn(socket.handshake.auth, headers);
    if (!shown) throw new RefusalError({ code: 'bad-request' });
    const known = shown.apiToken || shown.residentKey ? await this.byShown(shown) : await this.byCookies(socket.request);
    const { viewer, residentKey, contact } = known;
    return {
      ...(viewer ? { viewer } : {}),
      ...(contact && residentKey !== undefined ? { resident: { key: residentKey, contact } } : {}),
      address: this.addressOf(socket.request),
      language: shown.language,
      writes: new Budget(20, 2),
      hints: new Budget(20, 4),
      tail: Promise.resolve(),
      pending: 0,
    };
  }

  /** The language to refuse in, when nothing else is known. */
  languageOf(socket: Pick<LiveSocket, 'handshake' | 'request'>): LiveData['language'] {
    return shownIn(socket.handshake.auth, socket.request.headers)?.language ?? 'fi';
  }

  private async byShown({ apiToken, residentKey }: Shown): Promise<Known> {
    const viewer = apiToken === undefined ? undefined : await this.authenticator.authenticate({ authorization: apiToken });
    if (apiToken !== undefined && !viewer) throw new RefusalError({ code: 'sign-in-needed' });
    const contact = residentKey === undefined ? undefined : await this.residents.required(residentKey);
    return { viewer, residentKey, contact };
  }

  /** Cookies that open nothing (any more) are nobody's. */
  private async byCookies({ headers }: IncomingMessage): Promise<Known> {
    const { cookie } = headers;
    if (cookie === undefined) return {};
    const residentKey = this.residentCookie.read(cookie);
    const viewer = await this.authenticator.authenticate({ cookieHeader: cookie });
    const contact = await this.residents.byKey(residentKey);
    if ((viewer || contact) && originOf(headers, this.settings.publicBaseUrl) !== 'ours')
      throw new RefusalError({ code: 'cross-site-request' });
    return { viewer, residentKey, contact };
  }
}

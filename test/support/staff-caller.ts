import type { Role } from '#domain';
import { UnitOfWork } from '#platform/database';
import { Directory, seedPerson } from '#staff';
import { Sessions } from '../../libs/staff/src/sessions/sessions.service.js';
import type { StaffApp } from './staff-app.js';

export interface Answer {
  status: number;
  body: Record<string, unknown> & { code?: string };
}

/** Somebody signed in, as their browser calls the API. */
export class StaffCaller {
  private constructor(
    private readonly staff: StaffApp,
    readonly personId: string,
    readonly secret: string,
    readonly csrfToken: string,
  ) {}

  /** Adds a person when they are not there yet, and signs them in. */
  static async signIn(staff: StaffApp, username: string, roles: Role[], oidcSid?: string): Promise<StaffCaller> {
    const issuer = 'https://id.example';
    const person = { username, name: `Nimi ${username}`, roles, duties: {}, onDuty: false, subject: username };
    await staff.app.get(UnitOfWork).run((tx) => seedPerson(tx, person, issuer));
    const found = await staff.app.get(Directory).activeByUsername(username);
    if (!found) throw new Error(`${username} is disabled`);
    const secret = await staff.app.get(Sessions).begin({ personId: found.id, issuer, subject: username, oidcSid }, undefined);
    const response = await fetch(`${staff.baseUrl}/api/v1/me`, { headers: { cookie: `batline_session=${secret}` } });
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    return new StaffCaller(staff, found.id, secret, csrfToken);
  }

  get(path: string): Promise<Answer> {
    return ask(`${this.staff.baseUrl}${path}`, { headers: { cookie: `batline_session=${this.secret}` } });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.write('POST', path, body, headers);
  }

  put(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.write('PUT', path, body, headers);
  }

  private write(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> {
    return ask(`${this.staff.baseUrl}${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { cookie: `batline_session=${this.secret}`, 'x-csrf-token': this.csrfToken, 'content-type': 'application/json', ...headers },
    });
  }

  /** The status that reading one's own account gets: 200 while signed in. */
  async status(): Promise<number> {
    return (await this.get('/api/v1/me')).status;
  }
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
}

import { SETTINGS, type Settings } from '#platform/config';
import { cookieValue } from '#staff';
import { Inject, Injectable } from '@nestjs/common';

/** A browser keeps a resident's key this long: a case, its thirty days after closing, and some. */
const MAX_AGE_SECONDS = 180 * 24 * 3600;

/** The cookie that a resident key is exchanged for, so that scripts on the page cannot read it. */
@Injectable()
export class ResidentCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'publicBaseUrl'>) {
    this.secure = settings.publicBaseUrl.startsWith('https:');
    this.name = this.secure ? '__Host-batline-resident' : 'batline_resident';
  }

  read(header: string | undefined): string | undefined {
    return cookieValue(header, this.name);
  }

  set(residentKey: string): string {
    return `${this.name}=${residentKey}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_SECONDS}${this.secure ? '; Secure' : ''}`;
  }

  clear(): string {
    return `${this.name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${this.secure ? '; Secure' : ''}`;
  }
}

import { SETTINGS, type Settings } from '#platform/config';
import { languageOf, RefusalError } from '#platform/http';
import { Throttle } from '#platform/throttle';
import { Body, Controller, Get, Header, HttpCode, Inject, Optional, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BackchannelLogout } from '../oidc/backchannel-logout.service.js';
import { IdentityProvider } from '../oidc/identity-provider.js';
import { safeReturnTo } from '../oidc/return-to.js';
import { SignIn } from '../oidc/sign-in.service.js';
import { carriesCookie, CookieNames, cookieValue } from '../sessions/cookies.js';
import { SIGN_IN_ATTEMPT_MS } from '../sessions/session-limits.js';
import { Sessions } from '../sessions/sessions.service.js';
import type { Viewer as SignedInViewer } from '../viewer.js';
import { SIGN_IN_HEADERS } from './sign-in-headers.js';
import { sendSignInProblem } from './sign-in-problem.js';
import { SignedInGuard } from './signed-in.guard.js';
import { Viewer } from './viewer.decorator.js';

/** Signing in and out. Browsers come here by navigation, so what goes wrong is shown as a page. */
@Controller('auth')
export class AuthController {
  private readonly cookies: CookieNames;

  constructor(
    private readonly signIn: SignIn,
    private readonly provider: IdentityProvider,
    private readonly sessions: Sessions,
    private readonly backchannel: BackchannelLogout,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Optional() private readonly throttle?: Throttle,
  ) {
    this.cookies = new CookieNames(settings.publicBaseUrl);
  }

  @Get('login')
  async login(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { returnTo, again, moved } = query;
    // Cookies belong to one host name: the whole sign-in has to happen under the public one.
    if (request.headers.host !== new URL(this.settings.publicBaseUrl).host && moved === undefined) {
      const path = encodeURIComponent(safeReturnTo(returnTo, this.settings.publicBaseUrl));
      return void reply.redirect(`${this.settings.publicBaseUrl}/auth/login?moved=1&returnTo=${path}`, 302);
    }
    try {
      // Each attempt leaves a row until it lapses: nobody is to fill the table.
      await this.throttle?.count('sign-ins', request.ip);
      const browser = cookieValue(request.headers.cookie, this.cookies.signIn);
      const language = languageOf(request.headers['accept-language']);
      // A tablet in a hall: whoever made it one may still be signed in at the provider, and anybody may type this address.
      const anew = again === '1' || carriesCookie(request.headers.cookie, this.cookies.desk);
      const begun = await this.signIn.begin({ returnTo, language, again: anew, browser });
      const cookie = this.cookies.set(this.cookies.signIn, begun.browserSecret, { maxAgeSeconds: SIGN_IN_ATTEMPT_MS / 1_000 });
      await reply.headers(SIGN_IN_HEADERS).header('set-cookie', cookie).redirect(begun.url, 302);
    } catch (error) {
      this.fail(error, request, reply);
    }
  }

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { sessionSecret, returnTo } = await this.signIn.finish({
        pathAndQuery: request.url,
        browserSecret: cookieValue(request.headers.cookie, this.cookies.signIn),
        previousSession: cookieValue(request.headers.cookie, this.cookies.session),
      });
      const cookie = this.cookies.set(this.cookies.session, sessionSecret);
      await reply.headers(SIGN_IN_HEADERS).header('set-cookie', cookie).redirect(returnTo, 302);
    } catch (error) {
      this.fail(error, request, reply);
    }
  }

  /** @returns where to go to end the identity provider's session too */
  @Post('logout')
  @HttpCode(200)
  @UseGuards(SignedInGuard)
  async logout(@Viewer() viewer: SignedInViewer, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ url: string }> {
    if (viewer.sessionIdHash === undefined) throw new RefusalError({ code: 'forbidden' });
    const idToken = await this.sessions.end(viewer.sessionIdHash);
    void reply.header('set-cookie', this.cookies.clear(this.cookies.session)).header('cache-control', 'no-store');
    return { url: await this.provider.signOutUrl(idToken) };
  }

  /** Called by the identity provider itself, without any cookie; what counts is its signature. */
  @Post('backchannel-logout')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async backchannelLogout(@Body() body: unknown): Promise<void> {
    await this.backchannel.accept((body as { logout_token?: unknown } | null | undefined)?.logout_token);
  }

  private fail(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const isPage = error instanceof RefusalError && (request.headers.accept ?? '').includes('text/html');
    if (!isPage) throw error;
    sendSignInProblem(reply, error.refusal, languageOf(request.headers['accept-language']));
  }
}

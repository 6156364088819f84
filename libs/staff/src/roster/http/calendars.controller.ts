import { emptyBody, language as anyLanguage } from '#contracts';
import type { Language } from '#domain';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, RefusalError, zodBody, zodQuery } from '#platform/http';
import { Throttle } from '#platform/throttle';
import { Body, Controller, Get, Header, HttpCode, Ip, Optional, Param, Post, Query, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { SignedInGuard } from '../../http/signed-in.guard.js';
import { Viewer } from '../../http/viewer.decorator.js';
import type { Viewer as SignedInViewer } from '../../viewer.js';
import { CalendarFeeds } from '../calendar-feeds.service.js';

const feedQuery = z.strictObject({ language: anyLanguage.default('fi') });

/** The address of one's own calendar. */
@Controller('api/v1/me/calendar-feed')
@UseGuards(SignedInGuard)
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Get()
  read(@Viewer() viewer: SignedInViewer): Promise<{ createdAt: string | null }> {
    return this.feeds.createdAt(viewer);
  }

  @Post()
  make(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<{ createdAt: string; url: string }> {
    return this.feeds.make(viewer, request);
  }

  @Post('stop')
  @HttpCode(200)
  stop(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<{ createdAt: null }> {
    return this.feeds.stop(viewer, request);
  }
}

/** What stands at that address, for a program that shows calendars. */
@Controller('api/v1/calendars')
export class CalendarsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    // An API of people alone, as in tests, counts nobody.
    @Optional() private readonly throttle?: Throttle,
  ) {}

  @Get(':secret.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, max-age=300')
  async read(
    @Ip() address: string,
    @Param('secret') secret: string,
    @Query(zodQuery(feedQuery)) { language }: { language: Language },
  ): Promise<string> {
    await this.throttle?.count('tracks', address);
    const calendar = await this.feeds.read(secret, language);
    if (calendar === undefined) throw new RefusalError({ code: 'not-found' });
    return calendar;
  }
}

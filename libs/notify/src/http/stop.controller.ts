import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ResidentReachStore } from '../persistence/resident-reach.store.js';
import { ResidentChoices } from '../residents/resident-choices.service.js';
import { RESIDENT_WORDS } from '../residents/resident-words.js';
import { StopLinks } from '../residents/stop-links.js';

const HTML = 'text/html; charset=utf-8';

/**
 * Stops e-mail about one case: by a click in a mail programme, which posts (RFC 8058), or by the link, which asks first, since
 * programmes open links by themselves. Whoever has the link sees nothing of the case.
 */
@Controller('stop')
export class StopController {
  constructor(
    private readonly stops: StopLinks,
    private readonly reaches: ResidentReachStore,
    private readonly choices: ResidentChoices,
  ) {}

  @Get(':token')
  @Header('Content-Type', HTML)
  @Header('Cache-Control', 'no-store')
  async ask(@Param('token') token: string): Promise<string> {
    const found = await this.find(token);
    if (!found) return page('fi', RESIDENT_WORDS.fi.stop.title, RESIDENT_WORDS.fi.stop.unknown);
    const { title, ask, button } = RESIDENT_WORDS[found.language].stop;
    return page(found.language, title, ask, button);
  }

  @Post(':token')
  @HttpCode(200)
  @Header('Content-Type', HTML)
  @Header('Cache-Control', 'no-store')
  async stop(@Param('token') token: string): Promise<string> {
    const found = await this.find(token);
    if (!found) return page('fi', RESIDENT_WORDS.fi.stop.title, RESIDENT_WORDS.fi.stop.unknown);
    await this.choices.choose(found.contactId, { email: false });
    const { title, done } = RESIDENT_WORDS[found.language].stop;
    return page(found.language, title, done);
  }

  private async find(token: string) {
    const contactId = this.stops.contactOf(token);
    return contactId === undefined ? undefined : this.reaches.of(contactId);
  }
}

/** Of our own sentences alone; the form posts to its own address. */
const page = (language: string, title: string, text: string, button?: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${title}</title></head>` +
  `<body><main><h1>${title}</h1><p>${text}</p>${button === undefined ? '' : `<form method="post"><button>${button}</button></form>`}</main></body></html>`;

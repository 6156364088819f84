import type { PublicLine } from '#contracts';
import { Controller, Get, Header } from '@nestjs/common';
import { PublicLineFacts } from './public-line.service.js';

/** The phone line, for everybody. */
@Controller('api/v1/line')
export class LineController {
  constructor(private readonly line: PublicLineFacts) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=30')
  read(): Promise<PublicLine> {
    return this.line.read();
  }
}

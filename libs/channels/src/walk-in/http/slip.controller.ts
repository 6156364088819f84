import { KeyHolder, ResidentGuard, type ContactRow } from '#cases';
import type { Slip } from '#contracts';
import { Controller, Get, Header, Headers, UseGuards } from '@nestjs/common';
import { Slips } from '../slips/slips.service.js';

/** The slip, for whoever has its key. */
@Controller('api/v1/my')
export class SlipController {
  constructor(private readonly slips: Slips) {}

  @Get('slip')
  @Header('Cache-Control', 'no-store')
  @UseGuards(ResidentGuard)
  read(@KeyHolder() contact: ContactRow, @Headers('authorization') authorization?: string): Promise<Slip> {
    return this.slips.of(contact, authorization?.split(/ +/)[1]);
  }
}

import { caseId, id as anyId } from '#contracts';
import { zodParam } from '#platform/http';
import { SignedInGuard, Viewer, type SignedInViewer as SignedIn } from '#staff';
import { Controller, Get, Headers, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { byteRange } from './byte-range.js';
import { Recordings } from './phone-services.js';

/** Voice messages to listen to. They stay nowhere but here: browsers and proxies are told to keep nothing. */
@Controller('api/v1/cases/:id/recordings')
@UseGuards(SignedInGuard)
export class RecordingsController {
  constructor(private readonly recordings: Recordings) {}

  @Get(':recordingId')
  async play(
    @Viewer() viewer: SignedIn,
    @Param('id', zodParam(caseId)) id: string,
    @Param('recordingId', zodParam(anyId)) recordingId: string,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, contentType } = await this.recordings.read(id, recordingId, viewer);
    const part = byteRange(range, bytes.length);
    void reply.headers({
      'Cache-Control': 'no-store',
      'Accept-Ranges': 'bytes',
      'Content-Disposition': 'inline',
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': contentType,
    });
    if (part === 'whole') return void reply.send(bytes);
    if (part === 'unsatisfiable') return void reply.status(416).header('Content-Range', `bytes */${bytes.length}`).send();
    const { start, end } = part;
    return void reply
      .status(206)
      .header('Content-Range', `bytes ${start}-${end}/${bytes.length}`)
      .send(bytes.subarray(start, end + 1));
  }
}

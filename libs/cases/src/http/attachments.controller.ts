import { caseId, id as anyId, type Attachment } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodParam } from '#platform/http';
import { Throttle } from '#platform/throttle';
import { SignedInGuard, Viewer, type SignedInViewer as SignedIn } from '#staff';
import { Body, Controller, Get, Headers, HttpCode, Ip, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { KeptAttachments } from '../attachments/kept-attachments.service.js';
import { ANONYMOUS, Uploads } from '../attachments/uploads.service.js';
import type { ContactRow } from '../persistence/contact.store.js';
import { bytesOf, sendFile } from './file-reply.js';
import { Contact, ResidentGuard } from './resident.guard.js';

const AttachmentId = () => Param('attachmentId', zodParam(anyId));
const Name = () => Headers('x-file-name');

/** Files of residents: before their first word by the file's id, then by their key. */
@Controller('api/v1')
export class ResidentAttachmentsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly kept: KeptAttachments,
    private readonly throttle: Throttle,
  ) {}

  @Post('attachments')
  @HttpCode(201)
  async first(
    @Ip() address: string,
    @Body() body: unknown,
    @Name() name?: string,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<Attachment> {
    await this.throttle.count('uploads', address);
    return this.uploads.take(ANONYMOUS, bytesOf(body), name, request);
  }

  @Post('my/attachments')
  @HttpCode(201)
  @UseGuards(ResidentGuard)
  async further(
    @Ip() address: string,
    @Contact() contact: ContactRow,
    @Body() body: unknown,
    @Name() name?: string,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<Attachment> {
    await this.throttle.count('uploads', address);
    return this.uploads.take(`contact:${contact.contactId}`, bytesOf(body), name, request);
  }

  @Get('my/attachments/:attachmentId')
  @UseGuards(ResidentGuard)
  async download(@Contact() contact: ContactRow, @AttachmentId() id: string, @Res() reply: FastifyReply): Promise<void> {
    sendFile(reply, await this.kept.forResident(contact, id, false));
  }

  @Get('my/attachments/:attachmentId/preview')
  @UseGuards(ResidentGuard)
  async preview(@Contact() contact: ContactRow, @AttachmentId() id: string, @Res() reply: FastifyReply): Promise<void> {
    sendFile(reply, await this.kept.forResident(contact, id, true));
  }
}

/** Files of people of the city, and of the cases that they may read. */
@Controller('api/v1')
@UseGuards(SignedInGuard)
export class StaffAttachmentsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly kept: KeptAttachments,
  ) {}

  @Post('me/attachments')
  @HttpCode(201)
  upload(
    @Viewer() viewer: SignedIn,
    @Body() body: unknown,
    @Name() name?: string,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<Attachment> {
    return this.uploads.take(`person:${viewer.personId}`, bytesOf(body), name, request);
  }

  @Get('cases/:id/attachments/:attachmentId')
  async download(
    @Viewer() viewer: SignedIn,
    @Param('id', zodParam(caseId)) id: string,
    @AttachmentId() attachmentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.kept.forViewer(id, attachmentId, viewer, false));
  }

  @Get('cases/:id/attachments/:attachmentId/preview')
  async preview(
    @Viewer() viewer: SignedIn,
    @Param('id', zodParam(caseId)) id: string,
    @AttachmentId() attachmentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.kept.forViewer(id, attachmentId, viewer, true));
  }
}

import { openApiDocument } from '#contracts';
import { SETTINGS, type Settings } from '#platform/config';
import { Controller, Get, Inject } from '@nestjs/common';

/** The description of the REST surface. */
@Controller('api')
export class OpenApiController {
  private readonly document: Record<string, unknown>;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.document = openApiDocument(settings.publicBaseUrl);
  }

  @Get('openapi.json')
  read(): Record<string, unknown> {
    return this.document;
  }
}

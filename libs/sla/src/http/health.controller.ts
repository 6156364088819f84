import { Health, type HealthReport } from '#platform/health';
import { RefusalError } from '#platform/http';
import { Metrics } from '#platform/metrics';
import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditHealth, type AuditStatus } from '../audit-health.js';

/** For load balancers, the launcher and whoever watches. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly audit: AuditHealth,
    private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Get('live')
  @Header('Cache-Control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Whether promises are kept watch over: the auditor found nothing late and was heard from lately. 200 or 503. */
  @Get('clocks')
  async clocks(@Res({ passthrough: true }) reply: FastifyReply): Promise<AuditStatus> {
    const status = await this.audit.status();
    void reply.header('Cache-Control', 'no-store').status(status.auditor === 'ok' ? 200 : 503);
    return status;
  }

  /** The process can serve: 200 or 503. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.health.report();
    void reply.header('Cache-Control', 'no-store').status(report.ok ? 200 : 503);
    return report;
  }

  /** For a collector on this machine; nobody else learns that it is there. */
  @Get('metrics')
  async collect(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const throughProxy = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    if (throughProxy || !['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) throw new RefusalError({ code: 'not-found' });
    await this.audit.status();
    const { type, body } = await this.metrics.render();
    await reply.type(type).header('Cache-Control', 'no-store').send(body);
  }
}

import { HealthModule } from '#platform/health';
import { Module } from '@nestjs/common';
import { AuditHealthModule } from '../sla.module.js';
import { HealthController } from './health.controller.js';

/** `/health/*` of a process that listens: the API, and a worker with a port of its own. */
@Module({ imports: [HealthModule, AuditHealthModule], controllers: [HealthController] })
export class HealthHttpModule {}

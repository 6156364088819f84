import { Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** One {@link Metrics} for the whole process; global. */
@Module({ providers: [{ provide: Metrics, useFactory: () => new Metrics({ process: true }) }], exports: [Metrics] })
class MetricsOfProcess {}

/** Import once, in the application's root module: `MetricsModule`. */
export const MetricsModule = { module: MetricsOfProcess, global: true };

import { Module } from '@nestjs/common';
import { Health } from './health.js';

@Module({ providers: [{ provide: Health, useFactory: () => new Health() }], exports: [Health] })
class HealthOfProcess {}

/** One {@link Health} for the whole process; import once, in the application's root module. */
export const HealthModule = { module: HealthOfProcess, global: true };

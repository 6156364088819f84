import { Module, type DynamicModule } from '@nestjs/common';
import type { Log } from './logger.js';

/** Injects the process's {@link Log}: `constructor(@Inject(LOG) private readonly log: Log)`. */
export const LOG = Symbol('LOG');

/** Gives every module the log that was made before the application was built. */
@Module({})
export class LoggingModule {
  static forRoot(log: Log): DynamicModule {
    return { module: LoggingModule, global: true, providers: [{ provide: LOG, useValue: log }], exports: [LOG] };
  }
}

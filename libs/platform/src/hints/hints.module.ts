import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APPLICATION_ROLE } from '../database/data-source.js';
import { HintBus } from './hint-bus.js';

/** One bus for the process. */
@Global()
@Module({})
export class HintsModule {
  static forRoot(url: string): DynamicModule {
    return {
      module: HintsModule,
      providers: [{ provide: HintBus, useFactory: () => new HintBus(url, `-c role=${APPLICATION_ROLE}`) }],
      exports: [HintBus],
    };
  }
}

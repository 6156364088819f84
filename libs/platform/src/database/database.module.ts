import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { applicationOptions, type Patience } from './data-source.js';
import { DatabaseHealth } from './database-health.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { UnitOfWork } from './unit-of-work.js';

/** The application's database for a whole process. Rooms register their entities with `TypeOrmModule.forFeature`. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: { url: string; poolSize: number; patience?: Patience }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...applicationOptions(options.url, options.poolSize, [], options.patience),
          autoLoadEntities: true,
          retryAttempts: 20,
          retryDelay: 1_000,
        }),
      ],
      providers: [UnitOfWork, IdempotencyKeys, DatabaseHealth],
      exports: [UnitOfWork, IdempotencyKeys],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import { loadPolicies } from './load-policies.js';
import { Policies } from './policies.service.js';

/** Gives everybody the `Policies` of one file, read once, at boot: a changed file counts from the next start (domain.md §4). */
@Module({})
export class PoliciesModule {
  /** @throws (when the application is built) all that is wrong with the file: see `loadPolicies`. */
  static forRoot({ file }: { file: string }): DynamicModule {
    return {
      module: PoliciesModule,
      global: true,
      providers: [{ provide: Policies, useFactory: () => loadPolicies(file) }],
      exports: [Policies],
    };
  }
}

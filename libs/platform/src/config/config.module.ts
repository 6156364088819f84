import { Module, type DynamicModule } from '@nestjs/common';
import type { Settings } from './settings.js';

/** Injects {@link Settings}: `constructor(@Inject(SETTINGS) private readonly settings: Settings)`. */
export const SETTINGS = Symbol('SETTINGS');

/** Gives every module the settings that were read and checked before the application was built. */
@Module({})
export class ConfigModule {
  static forRoot(settings: Settings): DynamicModule {
    return { module: ConfigModule, global: true, providers: [{ provide: SETTINGS, useValue: settings }], exports: [SETTINGS] };
  }
}

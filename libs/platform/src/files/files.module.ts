import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { SETTINGS, type Settings } from '../config/index.js';
import { DiskFiles } from './disk-files.js';
import { Files } from './files.js';

/** Files on this machine's disk, below the data folder. */
@Module({
  providers: [{ provide: Files, useFactory: (settings: Settings) => new DiskFiles(join(settings.dataDir, 'files')), inject: [SETTINGS] }],
  exports: [Files],
})
export class FilesModule {}

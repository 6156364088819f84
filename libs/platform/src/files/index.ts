export { Files, FilesError } from './files.js';
export { FilesModule } from './files.module.js';
export { DiskFiles } from './disk-files.js';
export { MemoryFiles } from './memory-files.js';

// Removes what an earlier build left of the server, so that a deleted source file cannot live on in dist/.
import { rmSync } from 'node:fs';
for (const part of ['apps/api', 'apps/worker', 'apps/launcher', 'apps/cli', 'apps/phone-simulator', 'libs', 'test'])
  rmSync(new URL(`../dist/${part}`, import.meta.url), { recursive: true, force: true });

import './resolve-sources.cjs';
import { stopTestServer } from './test-server.js';

/** After the last real test: nothing is left running, on disk, or in the server that was lent. */
export default async function globalTeardown(): Promise<void> {
  await stopTestServer();
}

import './resolve-sources.cjs';
import { startTestServer } from './test-server.js';

/** Before the first real test: one PostgreSQL for all of them. */
export default async function globalSetup(): Promise<void> {
  await startTestServer();
}

import { spawnSync } from 'node:child_process';
import { Product } from '../support/product.js';

/** So much is asked in a short time that only here the limits are lifted. */
export const ENVIRONMENT = { DEMO: '1', CONTACTS_PER_MINUTE: '100000', TRACKS_PER_MINUTE: '100000' };

/** Builds what is not built, starts the product with data of its own, and ends it after the last test. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { status } = spawnSync(process.execPath, ['config/build-if-needed.mjs'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the product could not be built');
  const product = await Product.start({ env: ENVIRONMENT });
  process.env.E2E_BASE_URL = product.url;
  return () => product.stop();
}

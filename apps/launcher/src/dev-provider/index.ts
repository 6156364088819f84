export { startDevProvider, type DevProvider } from './start-dev-provider.js';
export type { DevProviderOptions } from './configuration.js';

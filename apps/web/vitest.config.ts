import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vite.config.js';

export default mergeConfig(
  base,
  defineConfig({
    test: { environment: 'jsdom', include: ['src/**/*.spec.{ts,tsx}'], setupFiles: ['src/testing/set-up.ts'], restoreMocks: true },
  }),
);

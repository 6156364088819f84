import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The web is built into `dist/web`, which the API serves. `BATLINE_API` names a running API for `vite dev`. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  resolve: {
    alias: { '#domain': here('../../libs/domain/src/index.ts'), '#contracts': here('../../libs/contracts/src/index.ts') },
  },
  // Nothing inlined as data: the content security policy allows own files only.
  build: { outDir: here('../../dist/web'), emptyOutDir: true, manifest: true, assetsInlineLimit: 0, target: 'es2022' },
  server: { proxy: proxied() },
  preview: { proxy: proxied() },
});

function proxied() {
  const target = process.env['BATLINE_API'];
  if (!target) return undefined;
  return { '/api': { target }, '/auth': { target }, '/socket.io': { target, ws: true } };
}

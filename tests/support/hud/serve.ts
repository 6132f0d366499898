import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';

/** Builds the HUD's own page, without any town, and serves it. */
export async function serveHudPage(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const outDir = fileURLToPath(new URL('../../.output/hud', import.meta.url));
  const shared: InlineConfig = { root, configFile: false, logLevel: 'error', plugins: [react()] };
  await build({ ...shared, build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 } });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the page of the HUD is not served');
  return { url, close: () => server.close() };
}

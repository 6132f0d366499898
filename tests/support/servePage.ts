import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';

export interface ServedPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds a page of its own, without server and town, from `tests/support/FOLDER/FILE`, and serves it. */
export async function servePage(folder: string, file = 'index.html'): Promise<ServedPage> {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  const outDir = fileURLToPath(new URL(`../.output/${folder}/${file}`, import.meta.url));
  const shared: InlineConfig = { root, configFile: false, logLevel: 'error', plugins: [react()] };
  const input = `${root}/${file}`;
  const output = { outDir, emptyOutDir: true, assetsInlineLimit: 0, rolldownOptions: { input } };
  await build({ ...shared, build: output });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error(`${folder}/${file} is not served`);
  return { url: `${url}${file}`, close: () => server.close() };
}

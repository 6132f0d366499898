import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fileURLToPath } from 'node:url';

const root = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One configuration for the client (`vite build`), the server (`vite build --ssr …`) and the tests. */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild === true
    ? {
        build: {
          outDir: root('dist/server'),
          target: 'node20',
          ssr: true,
          emptyOutDir: true,
          copyPublicDir: false,
        },
      }
    : {
        root: root('client'),
        base: './',
        plugins: [react()],
        build: { outDir: root('dist/client'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
        worker: { format: 'es' },
      },
);

import react from '@vitejs/plugin-react';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const root = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** three.js alone is 700. */
const CHUNK_LIMIT_KB = 1_100;

/**
 * What three has for its own materials, a fifth of it: their GLSL, a table for lit metal, and how surroundings are blurred for it.
 * Every material of ours is a ShaderMaterial that includes none of it; three itself puts one chunk before all of them.
 */
const THREES_MATERIALS: Readonly<Record<string, string>> = {
  'ShaderChunk.js':
    "import colorspace_pars_fragment from './ShaderChunk/colorspace_pars_fragment.glsl.js';" +
    'export const ShaderChunk = { colorspace_pars_fragment };',
  'DFGLUTData.js': 'export const getDFGLUT = () => null;',
  'PMREMGenerator.js': 'export class PMREMGenerator {}',
};

const withoutThreesMaterials: Plugin = {
  name: 'without-threes-materials',
  apply: 'build',
  transform: {
    filter: { id: /\/three\/src\/(renderers\/shaders|extras)\/(ShaderChunk|DFGLUTData|PMREMGenerator)\.js$/ },
    handler: (_, id) => THREES_MATERIALS[basename(id)],
  },
};

const client: UserConfig = {
  root: root('client'),
  base: './',
  plugins: [react(), withoutThreesMaterials],
  resolve: { alias: [{ find: /^three$/, replacement: 'three/src/Three.js' }] },
  build: {
    outDir: root('dist/client'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: CHUNK_LIMIT_KB,
  },
  worker: { format: 'es' },
};

const server: UserConfig = {
  build: {
    outDir: root('dist/server'),
    target: 'node20',
    ssr: true,
    emptyOutDir: true,
    copyPublicDir: false,
  },
};

const SETUP = { setupFiles: ['tests/support/mapEquality.ts'] };
const project = (name: string, test: object): TestProjectConfiguration => ({
  test: { name, ...SETUP, ...test },
});

const ENGINE_TESTS = 'tests/**/*.engine.test.ts';
const BROWSER_TESTS = 'tests/e2e/**/*.test.ts';
/** What `npm test` leaves to `npm run test:long`. */
const LONG_TESTS = 'tests/**/*.long.test.ts';

/** Their figures stand in the table at the end of the long form, whole. */
const SECURITY_TESTS = [
  ...[
    'access/reach',
    'actions/matrix',
    'audit/crash.engine',
    'bind.engine',
    'gateway/untouched',
    'secrets',
    'secrets.engine',
  ].map((name) => `tests/server/${name}.test.ts`),
  'tests/e2e/corpus.test.ts',
];

/** A busy machine is no fault: what must be quick measures itself. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000 };

/** One file after another, beside the private engine that they share. */
const WITH_ENGINE = {
  globalSetup: ['tests/support/engineSetup.ts'],
  fileParallelism: false,
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

/** Unit tests run in parallel; what needs the private engine or the browser runs one file after another. */
const projects: TestProjectConfiguration[] = [
  project('unit', {
    ...PATIENT,
    include: ['tests/**/*.test.ts'],
    exclude: [ENGINE_TESTS, BROWSER_TESTS, LONG_TESTS],
  }),
  project('engine', {
    ...WITH_ENGINE,
    include: [ENGINE_TESTS, BROWSER_TESTS],
    exclude: [LONG_TESTS],
  }),
  project('long', { ...WITH_ENGINE, include: [LONG_TESTS, ...SECURITY_TESTS] }),
];

/** One configuration for the client (`vite build`), the server (`vite build --ssr …`) and the tests. */
export default defineConfig(({ isSsrBuild }) => {
  if (process.env['VITEST'] !== undefined) return { test: { projects } };
  return isSsrBuild === true ? server : client;
});

/** Builds the client and the server when a source is newer than what was built, and says so in one line. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['client', 'server', 'shared', 'package.json', 'vite.config.ts'];
const BUILT = ['dist/client/index.html', 'dist/server/main.js'];
const BUILDS = [
  ['build', '--logLevel', 'warn'],
  ['build', '--logLevel', 'warn', '--ssr', 'server/main.ts'],
];

if (newest(SOURCES) > oldest(BUILT)) build();

function build() {
  const began = Date.now();
  process.stdout.write('Building Cratecraft … ');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  for (const args of BUILDS) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [vite, ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (status === 0) continue;
    process.stderr.write(`failed\n${stdout}${stderr}`);
    process.exit(1);
  }
  process.stdout.write(`done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

/** Milliseconds; the folder's own time counts too, since a deleted file leaves no other trace. */
function newest(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => newestIn(join(ROOT, path))));
}

function newestIn(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** Milliseconds; 0 when one is missing. */
function oldest(paths: readonly string[]): number {
  const times = paths.map((path) => statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...times);
}

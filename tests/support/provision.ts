/** What the tests need beside Node. Installed on Debian as root, else named; never skipped. */
import { execFile } from 'node:child_process';
import { access, constants, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Tools {
  readonly chromium: string;
  readonly docker: string;
  readonly dockerd: string;
  readonly containerd: string;
  readonly busybox: string;
}

interface Tool {
  /** Looked for in this order; a name without a slash in PATH. */
  readonly places: readonly string[];
  /** Debian's packages, of which those are installed that this release has. */
  readonly packages: readonly string[];
  /** Not needed where CRATECRAFT_TEST_ENGINE names an engine. */
  readonly onlyForPrivateEngine: boolean;
}

// Debian's own client comes first: another one in /usr/local/bin may not speak the version of Debian's engine.
const TOOLS: Readonly<Record<keyof Tools, Tool>> = {
  chromium: {
    places: ['/usr/bin/chromium', 'chromium', 'google-chrome', 'chromium-browser', ...macChromes()],
    packages: ['chromium'],
    onlyForPrivateEngine: false,
  },
  docker: {
    places: ['/usr/bin/docker', 'docker'],
    packages: ['docker-cli', 'docker.io'],
    onlyForPrivateEngine: false,
  },
  dockerd: {
    places: ['/usr/sbin/dockerd', 'dockerd'],
    packages: ['docker.io'],
    onlyForPrivateEngine: true,
  },
  containerd: {
    places: ['/usr/bin/containerd', 'containerd'],
    packages: ['containerd'],
    onlyForPrivateEngine: true,
  },
  busybox: {
    places: ['/bin/busybox', 'busybox'],
    packages: ['busybox-static'],
    onlyForPrivateEngine: true,
  },
};

let tools: Promise<Tools> | undefined;

/** Absolute paths of all tools. Rejects with one sentence that names the command to run. */
export const ensureTools = (): Promise<Tools> => (tools ??= provide());

async function provide(): Promise<Tools> {
  const missing = await missingTools();
  if (missing.length > 0) await install(missing);
  const [chromium, docker, dockerd, containerd, busybox] = await Promise.all([
    find('chromium'),
    find('docker'),
    find('dockerd'),
    find('containerd'),
    find('busybox'),
  ]);
  return { chromium, docker, dockerd, containerd, busybox };
}

async function missingTools(): Promise<Tool[]> {
  const hasOtherEngine = (process.env['CRATECRAFT_TEST_ENGINE'] ?? '') !== '';
  const needed = Object.entries(TOOLS).filter(([, tool]) => !(hasOtherEngine && tool.onlyForPrivateEngine));
  const found = await Promise.all(needed.map(([, tool]) => findFirst(tool.places)));
  return needed.filter((_, i) => found[i] === '').map(([, tool]) => tool);
}

async function install(missing: readonly Tool[]): Promise<void> {
  const names = [...new Set(missing.flatMap((tool) => tool.packages.at(-1) ?? []))];
  if (!(await isDebianRoot())) {
    throw new Error(`the tests need more than Node: run \`sudo apt-get install ${names.join(' ')}\` first`);
  }
  await aptGet('update');
  const known = await Promise.all(missing.flatMap((tool) => tool.packages).map(keepKnown));
  await aptGet('install', '--yes', '--no-install-recommends', ...new Set(known.flat()));
  const still = await missingTools();
  if (still.length > 0) {
    throw new Error(`apt-get installed ${names.join(' ')}, but ${still[0]?.places[0] ?? ''} is not there`);
  }
}

const isDebianRoot = async (): Promise<boolean> =>
  process.getuid?.() === 0 && (await findFirst(['/usr/bin/apt-get'])) !== '' && (await isDebian());

const isDebian = async (): Promise<boolean> =>
  /^ID(_LIKE)?=.*debian/m.test(await readFile('/etc/os-release', 'utf8').catch(() => ''));

/** docker-cli is a package of its own from Debian 13 on. */
const keepKnown = async (name: string): Promise<string[]> =>
  execute('apt-cache', ['show', name]).then(
    () => [name],
    () => [],
  );

async function aptGet(...args: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await execute('apt-get', args, { env, maxBuffer: 64 * 1024 * 1024 }).catch((error: unknown) => {
    throw new Error(`\`apt-get ${args.join(' ')}\` failed`, { cause: error });
  });
}

const find = (name: keyof Tools): Promise<string> => findFirst(TOOLS[name].places);

/** The first that can be executed; '' when none can. */
async function findFirst(places: readonly string[]): Promise<string> {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const candidates = places.flatMap((place) =>
    place.includes('/') ? [place] : folders.map((folder) => `${folder}/${place}`),
  );
  for (const path of candidates) {
    if (await isExecutable(path)) return path;
  }
  return '';
}

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

function macChromes(): string[] {
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
}

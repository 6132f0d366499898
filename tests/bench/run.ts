/**
 * `npm run bench`: the whole path at several sizes of a simulated engine, measured in a real browser, then everything that
 * `npm run bench:truth` measures. `npm run bench -- 1000` measures that size alone, and the browser alone. Each prints a table,
 * the budget with what of it is met, then the same figures as JSON. Times with a software renderer say nothing about a GPU.
 */
import { cpus } from 'node:os';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { launchBrowser } from '../support/browser.ts';
import { freshDataDir, startTown } from '../support/server.ts';
import { budgetRows } from './budget.ts';
import { measureTown, type Figures } from './measureTown.ts';
import { measureTruth } from './truth/families.ts';

const DEFAULT_SIZES = [100, 1_000, 10_000];

const bothOf = ({ p50, p95 }: { readonly p50: number; readonly p95: number }): string =>
  `${p50.toFixed(2)} / ${p95.toFixed(2)}`;

const ROWS: readonly (readonly [label: string, value: (figures: Figures) => string])[] = [
  [
    'first frame with all that is near / complete, ms (median of 5)',
    ({ first: { near, complete } }) => `${near.toFixed(0)} / ${complete.toFixed(0)}`,
  ],
  ['buildings drawn', ({ buildings }) => String(buildings)],
  ['JS per frame, ms p50 / p95, back to back', ({ frameCpuMs }) => bothOf(frameCpuMs['back to back'])],
  ['three alone, with draws of one cube', ({ controlCpuMs }) => bothOf(controlCpuMs['back to back'])],
  ['JS per frame, ms p50 / p95, at the pace of the display', ({ frameCpuMs }) => bothOf(frameCpuMs.display)],
  ['three alone at that pace', ({ controlCpuMs }) => bothOf(controlCpuMs.display)],
  ['all that is near chosen anew, ms', ({ chooseMs }) => chooseMs.toFixed(2)],
  ['draw calls street / aerial', ({ street, aerial }) => `${street.drawCalls} / ${aerial.drawCalls}`],
  ['triangles street / aerial', ({ street, aerial }) => `${street.triangles} / ${aerial.triangles}`],
  [
    'geometries / textures / programs',
    ({ street }) => `${street.geometries} / ${street.textures} / ${street.programs}`,
  ],
  ['heap, MB', ({ heapMb }) => heapMb.toFixed(0)],
  ['snapshot, bytes on the wire', ({ snapshotBytes }) => String(snapshotBytes)],
  ['bytes per patch, median', ({ patchBytes }) => patchBytes.toFixed(0)],
  ['bytes per stats sample', ({ statsSampleBytes }) => statsSampleBytes.toFixed(2)],
  [
    'event to browser (list), ms p50 / p99',
    ({ latencyMs }) => `${latencyMs.p50.toFixed(0)} / ${latencyMs.p99.toFixed(0)}`,
  ],
  [
    'from anywhere to the next failing container / to its log, ms (median of 4)',
    ({ alarmMs }) => `${alarmMs.arrived.toFixed(0)} / ${alarmMs.log.toFixed(0)}`,
  ],
];

async function measureSize(containers: number): Promise<Figures> {
  const simulator = await startSimulator({ containers, seed: 1 });
  const data = await freshDataDir();
  const server = await startTown({ dataDir: data.path, args: ['--engine', simulator.address] });
  const browser = await launchBrowser();
  try {
    return await measureTown({ browser, url: server.url, engineAddress: simulator.address, containers });
  } finally {
    await browser.close();
    await server.stop();
    await simulator.close();
    await data.remove();
  }
}

const sizes = process.argv.slice(2).map(Number).filter(Number.isInteger);
const results: Figures[] = [];
for (const size of sizes.length > 0 ? sizes : DEFAULT_SIZES) {
  console.error(`measuring ${size} containers …`);
  results.push(await measureSize(size));
}

const [first] = results;
console.log(`Chromium, ${first?.renderer ?? ''}, ${cpus().length} × ${cpus()[0]?.model ?? ''}\n`);
console.table(
  Object.fromEntries(
    ROWS.map(([label, value]) => [
      label,
      Object.fromEntries(results.map((result) => [result.containers, value(result)])),
    ]),
  ),
);
for (const result of results) {
  console.log(`the budget for 10,000 containers, and what was reached with ${result.containers}`);
  console.table(budgetRows(result));
}
console.log(JSON.stringify(results));
if (sizes.length === 0) await measureTruth([], 'short');
process.exit(0);

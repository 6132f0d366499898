import { firstScriptKb, MOST_FIRST_SCRIPT_KB } from '../support/firstScripts.ts';
import type { Figures } from './measureTown.ts';
import { atMost, type Row } from './truth/rows.ts';

const MB = 1_000_000;

/** RENDERING.md's budget for 10,000 containers, beside what was reached at some size. */
export function budgetRows(figures: Figures): readonly Row[] {
  const { street, aerial, frameCpuMs, chooseMs, heapMb, first, firstInMedium, alarmMs } = figures;
  const count = (figure: string, reached: number, goal: number) =>
    atMost(figure, { reached, goal, unit: '' });
  const ms = (figure: string, reached: number, goal: number) =>
    atMost(figure, { reached, goal, unit: 'ms', digits: 2 });
  const mb = (figure: string, reached: number, goal: number) =>
    atMost(figure, { reached, goal, unit: 'MB', digits: 1 });
  const seconds = (figure: string, reached: number, goal: number) =>
    atMost(figure, { reached: reached / 1_000, goal, unit: 's', digits: 1 });
  return [
    count('draw calls, street', street.drawCalls, 120),
    count('draw calls, aerial', aerial.drawCalls, 256),
    count('triangles, street', street.triangles, 550_000),
    count('triangles, aerial', aerial.triangles, 700_000),
    ms('JS per frame back to back, median', frameCpuMs['back to back'].p50, 0.5),
    ms('JS per frame back to back, p95', frameCpuMs['back to back'].p95, 2),
    ms('JS per frame at the pace of the display, median', frameCpuMs.display.p50, 0.5),
    ms('JS per frame at the pace of the display, p95', frameCpuMs.display.p95, 2),
    ms('choosing anew at a border', chooseMs, 1),
    mb('geometry', street.geometryBytes / MB, 12),
    mb('textures, without the shadow map', street.textureBytes / MB, 4),
    mb('heap', heapMb, 64),
    count('programs', street.programs, 10),
    seconds('nearest district drawn, from navigation (software renderer)', first.near, 2),
    seconds('complete, from navigation (software renderer)', first.complete, 5),
    seconds('the same in the quality of a GPU, nearest', firstInMedium.near, 2),
    seconds('the same in the quality of a GPU, complete', firstInMedium.complete, 5),
    seconds('from anywhere to the next failing container, and to its log', alarmMs.log, 2),
    atMost('JS before the first frame, gzip', {
      ...{ reached: firstScriptKb(), goal: MOST_FIRST_SCRIPT_KB, unit: 'kB' },
    }),
  ];
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const COLLECT = 'gc()';

/** Of this process, when everything that nobody needs any more has been collected. */
export function heldHeapBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext(COLLECT);
  return process.memoryUsage().heapUsed;
}

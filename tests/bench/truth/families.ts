import { figures } from './figures.ts';
import { gaps } from './gaps.ts';
import { herd } from './herd.ts';
import { histories } from './histories.ts';
import { kiosk } from './kiosk.ts';
import { latency } from './latency.ts';
import { logs } from './logs.ts';
import { lostEngine } from './lostEngine.ts';
import { quiet } from './quiet.ts';
import type { Family, Form, Row } from './rows.ts';
import { slowClient } from './slowClient.ts';
import { sources } from './sources.ts';

/** By the names under which they can be chosen. */
const FAMILIES: Readonly<Record<string, Family>> = {
  ...{ histories, lostEngine, latency, gaps, figures },
  ...{ sources, slowClient, herd, quiet, logs, kiosk },
};

/** One family after another, since each would be measured in the others: those that are named, or all. */
export async function measureTruth(chosen: readonly string[], form: Form): Promise<void> {
  const rows: Row[] = [];
  try {
    for (const name of chosen.length > 0 ? chosen : Object.keys(FAMILIES)) {
      console.error(`measuring ${name} …`);
      rows.push(...(await familyOf(name)(form)));
    }
  } finally {
    // Also of those that came before one that failed.
    console.table(rows);
    console.log(JSON.stringify(rows));
  }
}

function familyOf(name: string): Family {
  const family = FAMILIES[name];
  if (family === undefined) throw new Error(`there are ${Object.keys(FAMILIES).join(', ')}`);
  return family;
}

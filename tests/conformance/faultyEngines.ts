/** A real and a simulated engine, each behind a wire that can be made bad, with what can be done to both of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../../server/simulator/simulator.ts';
import { startFaultProxy, type FaultProxy } from '../support/faultProxy.ts';
import type { Opened } from '../support/opened.ts';
import { startPrivateEngine } from '../support/privateEngine.ts';
import { TEST_IMAGE } from '../support/testEngine.ts';

export interface FaultyEngine {
  /** The town's way to the engine leads over it. */
  readonly wire: FaultProxy;
  /** It accepts connections and says nothing, until `wake`. */
  readonly hang: () => void;
  readonly wake: () => void;
  /** It is gone without a farewell, until `restart`. */
  readonly kill: () => Promise<void>;
  /** With nothing of what it told before. */
  readonly restart: () => Promise<void>;
}

export async function realEngine(opened: Opened): Promise<FaultyEngine> {
  const engine = await startPrivateEngine();
  opened.add(() => engine.stop());
  const wire = await wireTo(engine.address, opened);
  return {
    wire,
    hang: () => {
      engine.hang();
    },
    wake: () => {
      engine.wake();
    },
    kill: () => engine.kill(),
    restart: () => engine.restart(),
  };
}

/** What hangs in one process would hang the test too: for a client it is the same when nothing comes through. */
export async function simulatedEngine(opened: Opened): Promise<FaultyEngine> {
  const start = () => startSimulator({ containers: 0, alive: false, images: [TEST_IMAGE] });
  let engine = await start();
  opened.add(() => engine.close());
  const wire = await wireTo(engine.address, opened);
  return {
    wire,
    hang: () => {
      wire.setFault({ kind: 'blackHole' });
    },
    wake: () => {
      wire.setFault({ kind: 'none' });
    },
    kill: () => engine.close(),
    restart: async () => {
      engine = await start();
      wire.setEngine(engine.address);
    },
  };
}

async function wireTo(address: string, opened: Opened): Promise<FaultProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'cc-wire-'));
  opened.add(() => rm(folder, { recursive: true }));
  const wire = await startFaultProxy(join(folder, 'wire.sock'), address);
  opened.add(() => wire.close());
  return wire;
}

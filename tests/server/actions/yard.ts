import { containersOf } from '../../../shared/records.ts';
import type { ContainerState } from '../../../shared/records.ts';
import { createActions } from '../../../server/actions/actions.ts';
import { noHoldFile } from '../../../server/actions/holdFile.ts';
import { restraintsOf } from '../../../server/actions/restraints.ts';
import { createStopDesk } from '../../../server/actions/stopDesk.ts';
import { createStopSwitch } from '../../../server/actions/stopSwitch.ts';
import { createAudit } from '../../../server/audit/audit.ts';
import type { EngineWriter } from '../../../server/engine/engine.ts';
import { createWorld } from '../../../server/world/world.ts';
import { manualClock } from '../world/support/manualClock.ts';
import { memoryEngine } from '../world/support/memoryEngine.ts';
import { memoryStore, silentLog } from '../world/support/memoryStore.ts';
import { faultyFiles } from '../audit/entries.ts';
import { anAsker } from '../../support/rights.ts';

const AFTER: Readonly<Record<string, ContainerState>> = {
  start: 'running',
  restart: 'running',
  unpause: 'running',
  pause: 'paused',
  stop: 'exited',
  kill: 'exited',
};

/** One container of an engine in memory, and all that is needed to act on it. */
export async function yard(change: Parameters<ReturnType<typeof memoryEngine>['put']>[1] = {}) {
  const clock = manualClock();
  const engine = memoryEngine(clock);
  const asked: string[] = [];
  let fault: Error | null = null;
  const writer: EngineWriter = {
    act(id, action) {
      asked.push(action);
      if (fault !== null) return Promise.reject(fault);
      engine.setEventFault('lost');
      engine.put(Number.parseInt(id, 16), { state: AFTER[action] ?? 'dead', exitCode: null });
      return Promise.resolve();
    },
    remove(id, { force }) {
      asked.push(force ? 'remove by force' : 'remove');
      if (fault !== null) return Promise.reject(fault);
      engine.remove(Number.parseInt(id, 16));
      return Promise.resolve();
    },
  };
  engine.put(1, change);
  const world = createWorld({ epoch: 'e1', clock, store: memoryStore(), log: silentLog });
  const { files, state: disk } = faultyFiles();
  const audit = createAudit({ files, clock, onTrouble: () => undefined });
  const stopSwitch = createStopSwitch(noHoldFile, () => undefined);
  const restraints = () => restraintsOf(stopSwitch, audit.trouble());
  const actions = createActions({ world, now: clock.now, audit, restraints });
  const stopDesk = createStopDesk({ stopSwitch, audit, world, now: clock.now });
  const host = world.addHost({ reader: engine.reader, address: 'unix:///memory.sock', simulated: false });
  actions.attach(host, { reader: engine.reader, writer });
  await clock.advance(1_000);
  const id = containersOf(world.map.records())[0]?.id ?? 'container:none/0';
  const by = anAsker;
  async function perform(intent: Parameters<typeof actions.perform>[0], asker = by('admin')) {
    const result = actions.perform(intent, asker);
    await clock.advance(100);
    return result;
  }
  const prepare = async (asker = by('admin')) => {
    const result = await perform({ kind: 'prepareRemove', container: id }, asker);
    return result.ok ? (result.removal?.token ?? '') : '';
  };
  const remove = (token: string, force = false, asker = by('admin')) =>
    perform({ kind: 'remove', container: id, token, force }, asker);
  const setFault = (error: Error) => (fault = error);
  const acted = { host, actions, asked, id, by, perform, prepare, remove, setFault };
  return { clock, engine, world, audit, files, disk, stopDesk, stopSwitch, ...acted };
}

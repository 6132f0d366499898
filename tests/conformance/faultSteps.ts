/** What can go wrong between a town and an engine, and in the engine: what its client is told each time. */
import { EngineError } from '../../server/engine/engine.ts';
import type { WireFault } from '../support/faultProxy.ts';
import { TEST_IMAGE } from '../support/testEngine.ts';
import type { Client } from './client.ts';
import type { FaultyEngine } from './faultyEngines.ts';
import { listen, SILENCE_MS, sleep } from './listening.ts';
import { readLog } from './readLog.ts';
import { seenListed } from './seen.ts';
import { NOBODY } from './steps.ts';

export interface FaultStage extends Client, FaultyEngine {
  readonly signal: AbortSignal;
  /** As the engine called itself at first. */
  readonly engineId: string;
  /** Of the containers that are made here. */
  readonly ids: string[];
}

export interface FaultStep {
  readonly title: string;
  readonly play: (stage: FaultStage) => Promise<unknown>;
}

const CALL_LIMIT_MS = 1_000;

/** What came of it: the answer, or the code of the failure. */
const outcome = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    (value) => value ?? 'done',
    (error: unknown) => {
      if (error instanceof EngineError) return error.code;
      throw error;
    },
  );

/** All at once, as a town has them. */
async function questions({ reader, ids }: FaultStage) {
  const limited = () => AbortSignal.timeout(CALL_LIMIT_MS);
  const list = async () => (await reader.listSome(ids, limited())).map(seenListed);
  const [ping, listed, inspected] = await Promise.all([
    outcome(reader.ping(limited())),
    outcome(list()),
    outcome(reader.inspect(NOBODY, limited())),
  ]);
  return { ping, listed, inspected };
}

const calls = async (stage: FaultStage) => ({
  ...(await questions(stage)),
  acted: await outcome(stage.writer.act(NOBODY, 'start')),
});

const over =
  (fault: WireFault, play: FaultStep['play'] = calls): FaultStep['play'] =>
  async (stage) => {
    stage.wire.setFault(fault);
    const seen = await play(stage);
    stage.wire.setFault({ kind: 'none' });
    return seen;
  };

async function make({ docker, ids }: FaultStage) {
  const { id } = await docker.createContainer({
    name: `cc-fault-${ids.length}`,
    Image: TEST_IMAGE,
    Cmd: ['sh', '-c', 'echo größe-日本-🏠'],
    Labels: { 'cratecraft.test': '1', 'com.docker.compose.project': 'größe-日本-🏠' },
    HostConfig: { NetworkMode: 'none' },
  });
  ids.push(id);
}

const withEvents =
  (happens: (stage: FaultStage) => Promise<unknown>): FaultStep['play'] =>
  (stage) =>
    listen(stage, () => happens(stage));

/** What is made then only the ring can tell. */
const resetAndMake = async (stage: FaultStage) => {
  stage.wire.reset();
  // A connection that was kept alive has died with the others: its end must be heard first.
  await sleep(SILENCE_MS);
  await make(stage);
};

const startAndReadLog = async ({ reader, writer, ids, signal }: FaultStage) => {
  const engineId = ids[0] ?? '';
  await writer.act(engineId, 'start');
  await sleep(SILENCE_MS);
  return readLog({ reader, engineId, signal }, { tail: 'all' });
};

/** What hung goes on before the next step, with nothing left of the calls that waited. */
async function whileHanging(stage: FaultStage, play: () => Promise<unknown>): Promise<unknown> {
  const seen = await play();
  stage.wake();
  stage.wire.reset();
  return seen;
}

async function restartAndAsk({ reader, restart, engineId, signal }: FaultStage) {
  await restart();
  return (await reader.describe(signal)).engineId === engineId ? 'the same' : 'another';
}

export const FAULT_STEPS: readonly FaultStep[] = [
  {
    title: 'a good wire',
    play: async (stage) => {
      await make(stage);
      return calls(stage);
    },
  },
  { title: 'an answer of status 409', play: over({ kind: 'status', status: 409 }) },
  { title: 'an answer of status 500', play: over({ kind: 'status', status: 500 }) },
  { title: 'a wire that breaks inside the head', play: over({ kind: 'cut', afterBytes: 40 }) },
  { title: 'pieces of one byte, inside characters', play: over({ kind: 'slice', bytes: 1 }) },
  { title: 'a wire that is 50 ms long', play: over({ kind: 'latency', ms: 50 }) },
  { title: 'a wire that swallows everything', play: over({ kind: 'blackHole' }, questions) },
  {
    title: 'a log in pieces of one byte',
    play: over({ kind: 'slice', bytes: 1 }, startAndReadLog),
  },
  {
    title: 'events in pieces of one byte',
    play: over(
      { kind: 'slice', bytes: 1 },
      withEvents((stage) => make(stage)),
    ),
  },
  {
    // Whether what stands before the garbage is heard depends on how bytes were cut.
    title: 'events with garbage behind them end',
    play: over({ kind: 'garbage' }, async (stage) => (await listen(stage, () => make(stage))).isOpen),
  },
  { title: 'events over a wire that is reset', play: withEvents(resetAndMake) },
  { title: 'after a reset the ring tells what was missed', play: withEvents(() => Promise.resolve()) },
  {
    title: 'events over a wire that swallows everything',
    play: withEvents(({ wire }) => {
      wire.setFault({ kind: 'blackHole' });
      return sleep(SILENCE_MS).then(() => wire.setFault({ kind: 'none' }));
    }),
  },
  {
    title: 'an engine that hangs',
    play: (stage) =>
      whileHanging(stage, async () => {
        stage.hang();
        // A signal is on its way for a moment.
        await sleep(SILENCE_MS);
        return questions(stage);
      }),
  },
  {
    title: 'events of an engine that hangs: no word, and no end',
    play: (stage) =>
      whileHanging(stage, () =>
        listen(stage, () => {
          stage.hang();
          return sleep(SILENCE_MS);
        }),
      ),
  },
  { title: 'an engine that hung and goes on', play: calls },
  {
    title: 'an engine that is killed: its events end, its calls fail',
    play: async (stage) => ({
      listened: await listen(stage, () => stage.kill()),
      ...(await calls(stage)),
    }),
  },
  {
    title: 'an engine that is restarted is the same one, and its ring is empty',
    play: async (stage) => ({
      it: await restartAndAsk(stage),
      ring: await listen(stage, () => Promise.resolve()),
    }),
  },
];

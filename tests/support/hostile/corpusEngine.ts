import { CORPUS } from './corpus.ts';
import { startPlayedEngine, type Part, type PlayedEngine } from './playedEngine.ts';

const part = (text: string): Part => ({
  name: text,
  image: text,
  command: [text],
  env: [text],
  network: text,
  labels: {
    [text]: text,
    'cratecraft.group': text,
    'cratecraft.building': text,
    'cratecraft.url': text,
    'com.docker.compose.service': text,
  },
  mounts: [{ type: 'volume', source: text, target: text, writable: true }],
  printed: [
    { stream: 'stdout', text },
    { stream: 'stderr', text },
  ],
});

const inspected = (text: string) => ({
  Config: { Cmd: [text], Env: [text], Healthcheck: { Test: ['CMD-SHELL', text] } },
  HostConfig: { RestartPolicy: { Name: text } },
});

const ACTIONS = (text: string) => ['update', 'die', `health_status: ${text}`, `exec_create: ${text}`];
const attributesOf = (text: string) => ({ name: text, exitCode: text });
const refusalOf = (text: string): string => text;

/** In so many places of its own, or of what its engine says of it, a container can have text of its choice. */
export function countPlaces(): number {
  const mark = 'a-text-like-no-other';
  const filled = [part(mark), inspected(mark), ACTIONS(mark), attributesOf(mark), refusalOf(mark)];
  return JSON.stringify(filled).split(mark).length - 1;
}

/** A container for each text, which stands in every place that a container can fill; whatever is wished is refused with it. */
export async function startCorpusEngine(): Promise<PlayedEngine> {
  const nameOf = (id: string) => refusalOf(engine.machine.containers.get(id)?.name ?? '');
  const engine = await startPlayedEngine({
    parts: CORPUS.map(part),
    inspected: ({ name }) => inspected(name),
    refusal: nameOf,
  });
  return engine;
}

/** These say of themselves, in the engine's own stream of events, that they have been changed. */
export function tell({ machine }: PlayedEngine, which: (id: string) => boolean = () => true): void {
  for (const { id, name } of machine.containers.all().filter((each) => which(each.id))) {
    for (const action of ACTIONS(name)) {
      machine.events.publish({ type: 'container', action, id, attributes: attributesOf(name) });
    }
  }
}

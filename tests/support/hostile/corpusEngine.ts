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

/** Name, image, command, environment, network, four labels and the name of one, mount, two streams, health, policy, refusal, events. */
export const PLACES = 17;

/** A container for each text, which stands in every place that a container can fill; whatever is wished is refused with it. */
export async function startCorpusEngine(): Promise<PlayedEngine> {
  const nameOf = (id: string) => engine.machine.containers.get(id)?.name;
  const engine = await startPlayedEngine({
    parts: CORPUS.map(part),
    inspected: ({ name }) => inspected(name),
    refusal: nameOf,
  });
  return engine;
}

/** Each says of itself, in the engine's own stream of events, that it has been changed. */
export function tellAll({ machine }: PlayedEngine): void {
  for (const { id, name } of machine.containers.all()) {
    for (const action of ['update', 'die', `health_status: ${name}`, `exec_create: ${name}`]) {
      machine.events.publish({ type: 'container', action, id, attributes: { name, exitCode: name } });
    }
  }
}

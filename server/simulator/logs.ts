/** What containers print. Lines follow from the container and the time, so that nothing has to be kept. */
import type { Kind, LogLine, SimulatedContainer } from './container.ts';
import { hash32 } from './random.ts';

/** As many as a client can ask for of a process that has run for weeks. */
const KEPT_LINES = 2000;

interface Voice {
  readonly everyMs: number;
  /** `%n` becomes a number of the line's own. */
  readonly lines: readonly string[];
  readonly complaints: readonly string[];
}

const REQUESTS = [
  '"GET / HTTP/1.1" 200 %n',
  '"GET /assets/app.js HTTP/1.1" 304 0',
  '"POST /cart HTTP/1.1" 201 %n',
];

const VOICES: Readonly<Record<Kind, Voice>> = {
  web: { everyMs: 900, lines: REQUESTS, complaints: ['upstream timed out after %n ms'] },
  proxy: { everyMs: 700, lines: REQUESTS, complaints: ['backend answered 502 after %n ms'] },
  api: {
    everyMs: 1100,
    lines: ['order %n accepted', 'cart %n priced', 'session %n renewed'],
    complaints: ['payment gateway slow: %n ms'],
  },
  worker: {
    everyMs: 2300,
    lines: ['job %n done', 'job %n taken', 'batch of %n mails sent'],
    complaints: ['job %n failed, will be tried again'],
  },
  database: {
    everyMs: 15_000,
    lines: ['checkpoint complete: wrote %n buffers', 'automatic vacuum of table "orders": %n pages'],
    complaints: ['duration: %n ms statement: SELECT ... FROM orders'],
  },
  cache: {
    everyMs: 20_000,
    lines: ['%n changes in 60 seconds. Saving...', 'DB saved on disk'],
    complaints: [],
  },
  queue: {
    everyMs: 9000,
    lines: ['accepting connection %n', 'closing connection %n'],
    complaints: ['connection %n closed unexpectedly'],
  },
  jvm: {
    everyMs: 4000,
    lines: ['build #%n finished: SUCCESS', 'GC pause (young) %n ms'],
    complaints: ['build #%n finished: FAILURE'],
  },
  monitor: {
    everyMs: 5000,
    lines: ['scraped %n samples', 'compacted block of %n series'],
    complaints: ['target down for %n s'],
  },
  store: {
    everyMs: 6000,
    lines: ['PUT object of %n bytes', 'healed %n objects'],
    complaints: ['disk slow: %n ms'],
  },
  batch: { everyMs: 1500, lines: ['copied %n rows', 'written %n kB'], complaints: ['retry in %n ms'] },
  leaky: {
    everyMs: 1800,
    lines: ['frame %n encoded', 'queue length %n'],
    complaints: ['heap grew by %n kB since the last look'],
  },
  idle: { everyMs: 60_000, lines: ['still here (%n)'], complaints: [] },
};

const COMPLAINT_IN = 23;
const NUMBER_MAX = 9973;

/** Lines with from < at ≤ to, oldest first, 2,000 at most. Times in epoch milliseconds. */
export function logLines(
  container: SimulatedContainer,
  { from, to }: { readonly from: number; readonly to: number },
): readonly LogLine[] {
  const { run, spec } = container;
  if (run.startedAt === null) return [];
  const start = run.startedAt;
  const { everyMs } = VOICES[spec.kind];
  const end = Math.min(to, run.finishedAt !== null && run.finishedAt >= start ? run.finishedAt : to);
  const opening = run.printed.filter((line) => line.at > from && line.at <= to);
  if (spec.labels['com.docker.compose.project'] === undefined && spec.kind === 'idle') return opening;
  const last = Math.floor((end - start) / everyMs);
  const first = Math.max(1, Math.floor((from - start) / everyMs) + 1, last - KEPT_LINES + 1);
  const periodic = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    lineAt(container, first + i),
  );
  return [...opening, ...periodic];
}

function lineAt({ id, spec, run }: SimulatedContainer, index: number): LogLine {
  const voice = VOICES[spec.kind];
  const chance = hash32(`${id} ${index}`);
  const complains = voice.complaints.length > 0 && chance % COMPLAINT_IN === 0;
  const lines = complains ? voice.complaints : voice.lines;
  const text = lines[chance % lines.length] ?? '';
  return {
    at: (run.startedAt ?? 0) + index * voice.everyMs,
    stream: complains ? 'stderr' : 'stdout',
    text: text.replace('%n', String(1 + (chance % NUMBER_MAX))),
  };
}

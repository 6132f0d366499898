/** Docker's `filters` parameter: JSON of name → values, as a list or as an object of trues. */
import type { SimulatedContainer } from './container.ts';
import { CONTAINER_STATES } from '../../shared/records.ts';
import { networkId } from './listJson.ts';
import type { HappenedEvent } from './eventLog.ts';

export type Filters = ReadonlyMap<string, readonly string[]>;
export type ParsedFilters =
  | { readonly ok: true; readonly filters: Filters }
  | { readonly ok: false; readonly status: 400 | 500; readonly message: string };

export function parseFilters(text: string | null): ParsedFilters {
  if (text === null || text === '') return { ok: true, filters: new Map() };
  const parsed = parseJson(text);
  if (parsed === null || typeof parsed !== 'object') {
    const first = text.trim().charAt(0);
    const message = `invalid character '${first}' looking for beginning of value`;
    return { ok: false, status: 500, message };
  }
  const filters = new Map<string, readonly string[]>();
  for (const [name, values] of Object.entries(parsed)) filters.set(name, valuesOf(values));
  return { ok: true, filters };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const valuesOf = (values: unknown): string[] => {
  if (Array.isArray(values)) return values.map(String);
  return typeof values === 'object' && values !== null ? Object.keys(values) : [];
};

const LIST_TESTS: Readonly<Record<string, (container: SimulatedContainer, value: string) => boolean>> = {
  id: ({ id }, value) => matches(id, value),
  name: ({ name }, value) => matches(name, value) || matches(`/${name}`, value),
  status: ({ run }, value) => run.state === value,
  health: ({ run }, value) => run.health === value,
  ancestor: ({ spec }, value) => spec.image === value || spec.image.split(':')[0] === value,
  exited: ({ run }, value) => run.state === 'exited' && String(run.exitCode) === value,
  network: ({ spec }, value) => spec.network === value || networkId(spec.network).startsWith(value),
  volume: ({ spec }, value) => spec.mounts.some((mount) => mount.source === value || mount.target === value),
  label: ({ spec }, value) => hasLabel(spec.labels, value),
};

/** What the engine says to filters that it does not know; null when they are fine. */
export function refusedFilter(filters: Filters): { readonly status: 400; readonly message: string } | null {
  const unknown = [...filters.keys()].find((name) => LIST_TESTS[name] === undefined);
  if (unknown !== undefined) return { status: 400, message: `Invalid filter '${unknown}'` };
  const states: readonly string[] = CONTAINER_STATES;
  const wrong = filters.get('status')?.find((value) => !states.includes(value));
  return wrong === undefined ? null : { status: 400, message: `Invalid filter 'status=${wrong}'` };
}

/** All labels must match; of the others any value of each. */
export function passesFilters(container: SimulatedContainer, filters: Filters): boolean {
  for (const [name, values] of filters) {
    const test = LIST_TESTS[name];
    if (test === undefined || values.length === 0) continue;
    const passes = (value: string) => test(container, value);
    if (!(name === 'label' ? values.every(passes) : values.some(passes))) return false;
  }
  return true;
}

export function passesEventFilters(event: HappenedEvent, filters: Filters): boolean {
  const among = (name: string, test: (value: string) => boolean) => {
    const values = filters.get(name);
    return values === undefined || values.length === 0 || values.some(test);
  };
  const isOf = (value: string) =>
    event.id.startsWith(value) || (event.attributes['name'] ?? '').startsWith(value);
  const labels = filters.get('label') ?? [];
  return (
    among('type', (value) => value === event.type) &&
    among('event', (value) => isAction(event.action, value)) &&
    among('container', (value) => event.type === 'container' && isOf(value)) &&
    among('image', (value) => event.attributes['image'] === value) &&
    labels.every((value) => hasLabel(event.attributes, value))
  );
}

/** `health_status` and the exec actions match whatever value follows them. */
const isAction = (action: string, wanted: string): boolean =>
  action === wanted || (/^(health_status|exec_)/.test(wanted) && action.startsWith(wanted));

function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const cut = wanted.indexOf('=');
  if (cut < 0) return labels[wanted] !== undefined;
  return labels[wanted.slice(0, cut)] === wanted.slice(cut + 1);
}

/** The engine takes these values as regular expressions. */
function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return text.includes(pattern);
  }
}

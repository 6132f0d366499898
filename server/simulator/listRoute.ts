import type { SimulatedContainer } from './container.ts';
import { isUp } from './container.ts';
import type { Exchange } from './exchange.ts';
import { isTrue, sendAnswer, sendJsonText } from './exchange.ts';
import type { Filters } from './filters.ts';
import { parseFilters, passesFilters, refusedFilter } from './filters.ts';
import { listText } from './listJson.ts';
import type { Machine } from './machine.ts';

export function answerList(machine: Machine, { query, response }: Exchange): void {
  const limitText = query.get('limit') ?? '';
  if (!/^-?\d*$/.test(limitText)) {
    const message = `strconv.Atoi: parsing ${JSON.stringify(limitText)}: invalid syntax`;
    sendAnswer(response, { status: 500, message });
    return;
  }
  const parsed = parseFilters(query.get('filters'));
  const refusal = parsed.ok ? refusedFilter(parsed.filters) : parsed;
  if (!parsed.ok || refusal !== null) {
    sendAnswer(response, refusal ?? { status: 500, message: '' });
    return;
  }
  const wanted = { filters: parsed.filters, limit: Number(limitText), all: isTrue(query.get('all')) };
  const now = machine.timers.now();
  const texts = selected(machine, wanted).map((container) => listText(container, now));
  sendJsonText(response, 200, `[${texts.join(',')}]`);
}

interface Wanted {
  readonly filters: Filters;
  /** 0 or less = no limit. */
  readonly limit: number;
  readonly all: boolean;
}

/** A limit or a status filter includes what does not run, as `all` does. */
function selected(machine: Machine, { filters, limit, all }: Wanted): readonly SimulatedContainer[] {
  const includesStopped = all || limit > 0 || filters.has('status');
  const listed = candidates(machine, filters).filter(
    (container) => (includesStopped || isUp(container)) && passesFilters(container, filters),
  );
  return limit > 0 ? listed.slice(0, limit) : listed;
}

/** Full ids, which is how a client re-reads a few, need no search through thousands. */
function candidates(machine: Machine, filters: Filters): readonly SimulatedContainer[] {
  const ids = filters.get('id') ?? [];
  if (ids.length === 0 || !ids.every((id) => /^[0-9a-f]{64}$/.test(id))) return machine.containers.all();
  return [...new Set(ids)]
    .flatMap((id) => machine.containers.get(id) ?? [])
    .sort((a, b) => b.createdAt - a.createdAt);
}

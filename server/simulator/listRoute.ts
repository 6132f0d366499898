import type { SimulatedContainer } from './container.ts';
import { isUp } from './container.ts';
import type { Exchange } from './exchange.ts';
import { isTrue, sendAnswer, sendJson } from './exchange.ts';
import type { Filters } from './filters.ts';
import { parseFilters, passesFilters, refusedFilter } from './filters.ts';
import { listJson } from './listJson.ts';
import type { Machine } from './machine.ts';

/** A limit or a status filter includes what does not run, as `all` does. */
export function answerList(machine: Machine, { query, response }: Exchange): void {
  const limitText = query.get('limit') ?? '';
  if (!/^-?\d*$/.test(limitText)) {
    const message = `strconv.Atoi: parsing ${JSON.stringify(limitText)}: invalid syntax`;
    sendAnswer(response, { status: 500, message });
    return;
  }
  const parsed = parseFilters(query.get('filters'));
  const refusal = parsed.ok ? refusedFilter(parsed.filters) : parsed.message;
  if (!parsed.ok || refusal !== null) {
    sendAnswer(response, { status: parsed.ok ? 400 : parsed.status, message: refusal ?? '' });
    return;
  }
  const limit = Number(limitText);
  const includesStopped = isTrue(query.get('all')) || limit > 0 || parsed.filters.has('status');
  const listed = candidates(machine, parsed.filters).filter(
    (container) => (includesStopped || isUp(container)) && passesFilters(container, parsed.filters),
  );
  const now = machine.timers.now();
  const shown = limit > 0 ? listed.slice(0, limit) : listed;
  sendJson(
    response,
    200,
    shown.map((container) => listJson(container, now)),
  );
}

/** Full ids, which is how a client re-reads a few, need no search through thousands. */
function candidates(machine: Machine, filters: Filters): readonly SimulatedContainer[] {
  const ids = filters.get('id') ?? [];
  if (ids.length === 0 || !ids.every((id) => /^[0-9a-f]{64}$/.test(id))) return machine.containers.all();
  return [...new Set(ids)]
    .flatMap((id) => machine.containers.get(id) ?? [])
    .sort((a, b) => b.createdAt - a.createdAt);
}

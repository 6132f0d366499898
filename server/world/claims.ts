import type { ListedContainer } from '../engine/engine.ts';
import { holderOf } from './holders.ts';

/** Who claims which plot; a holder's claimants in the order in which they came. */
export interface Claims {
  /** Answers the holders for whom that changes something. */
  come(container: ListedContainer): readonly string[];
  leave(engineId: string): readonly string[];
  engineIds(): Iterable<string>;
  claimants(holder: string): readonly ListedContainer[];
  isClaimed(holder: string): boolean;
}

export function createClaims(): Claims {
  const byId = new Map<string, { readonly holder: string; readonly container: ListedContainer }>();
  const byHolder = new Map<string, Map<string, ListedContainer>>();

  function leave(engineId: string): readonly string[] {
    const claim = byId.get(engineId);
    if (claim === undefined) return [];
    byId.delete(engineId);
    const rivals = byHolder.get(claim.holder);
    rivals?.delete(engineId);
    if (rivals?.size === 0) byHolder.delete(claim.holder);
    return [claim.holder];
  }

  function come(container: ListedContainer): readonly string[] {
    const { engineId } = container;
    const before = byId.get(engineId);
    if (before?.container === container) return [];
    const holder = holderOf(container);
    const left = before === undefined || before.holder === holder ? [] : leave(engineId);
    byId.set(engineId, { holder, container });
    byHolder.set(
      holder,
      (byHolder.get(holder) ?? new Map<string, ListedContainer>()).set(engineId, container),
    );
    return before?.holder === holder ? [] : [...left, holder];
  }

  return {
    come,
    leave,
    engineIds: () => byId.keys(),
    isClaimed: (holder) => byHolder.has(holder),
    claimants: (holder) => [...(byHolder.get(holder)?.values() ?? [])],
  };
}

/** Of two claimants the newest; of two equally old ones the later. */
export const newestOf = (claimants: readonly ListedContainer[]): ListedContainer | undefined =>
  claimants.reduce<ListedContainer | undefined>(
    (newest, each) => (newest === undefined || each.createdAt >= newest.createdAt ? each : newest),
    undefined,
  );

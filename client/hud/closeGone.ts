import type { HudPorts } from './ports.ts';

/**
 * A container that goes takes its panel and the dialogs about it along: one that is not seen would keep every key from the town. Its
 * log stays open. Returns what ends that.
 */
export function closeGone({ world, view }: Pick<HudPorts, 'world' | 'view'>): () => void {
  return world.subscribe(({ records }, previous) => {
    if (records === previous.records) return;
    const { selected, removing, killing } = view.getState();
    if (selected !== null && !records.has(selected)) view.select(null);
    if (removing !== null && !records.has(removing)) view.askRemove(null);
    if (killing !== null && !records.has(killing)) view.askKill(null);
  });
}

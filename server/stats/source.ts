/** One way to get figures of one engine's containers: its streams, single readings in turn, or the files of its host. */
export interface StatsSource {
  /** The containers to watch from now on, which should be running; nothing more is heard of those no longer named. */
  watch(engineIds: readonly string[]): void;
  /** For good. */
  close(): void;
}

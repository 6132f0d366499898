import type { Container } from '../../shared/records.ts';
import { formatAge, formatBytes, formatCpu } from './format.ts';
import { usePorts, type HudPorts } from './ports.ts';
import { useSecond } from './second.ts';

/** CPU and memory of one container, anew each second; grey with their age when they are old. */
export function Figures({ container }: { readonly container: Container }) {
  const { stats } = usePorts();
  const now = useSecond();
  const { cpu, memory, note } = figuresOf(stats, container, now);
  return (
    <span className={note === null ? 'figures' : 'figures old'} title={note ?? undefined}>
      <span className="figure">
        <span className="figure-name">CPU </span>
        {cpu}
      </span>
      <span className="figure">
        <span className="figure-name">memory </span>
        {memory}
      </span>
    </span>
  );
}

function figuresOf(stats: HudPorts['stats'], { slot, state }: Container, now: number) {
  if (state !== 'running' && state !== 'paused') return { cpu: '', memory: '', note: null };
  const age = stats.sampleAgeMs(slot, now);
  const isOld = Number.isFinite(age) && stats.isStale(slot, now);
  return {
    cpu: formatCpu(stats.cpuPercent[slot]),
    memory: formatBytes(stats.memoryBytes[slot]),
    note: isOld ? `from ${formatAge(age)} ago` : null,
  };
}

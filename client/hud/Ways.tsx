/** What to press or do, and what comes of it. */
export type Way = readonly [keys: readonly string[], does: string];

interface WaysProps {
  readonly ways: readonly Way[];
  readonly device: 'mouse' | 'touch';
  /** Whether it goes by itself. */
  readonly isBrief: boolean;
}

/** One line of hints for those who have that device. */
export const Ways = ({ ways, device, isBrief }: WaysProps) => (
  <p className={`hint with-${device}${isBrief ? ' brief' : ''}`}>
    {ways.map(([keys, does]) => (
      <span key={does}>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}{' '}
        {does}
      </span>
    ))}
  </p>
);

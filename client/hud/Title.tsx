/** Letters of 5 × 5 pixels, a row a number, its highest bit on the left. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  C: [0b01111, 0b10000, 0b10000, 0b10000, 0b01111],
  R: [0b11110, 0b10001, 0b11110, 0b10010, 0b10001],
  A: [0b01110, 0b10001, 0b11111, 0b10001, 0b10001],
  T: [0b11111, 0b00100, 0b00100, 0b00100, 0b00100],
  E: [0b11111, 0b10000, 0b11110, 0b10000, 0b11111],
  F: [0b11111, 0b10000, 0b11110, 0b10000, 0b10000],
};
const WORD = 'CRATECRAFT';
const PITCH = 6;
const SIZE = 5;
const SHADE = 0.4;

/** The name of the town in our own pixel letters. */
export function Title() {
  return (
    <h1 className="title">
      <svg viewBox={`0 0 ${WORD.length * PITCH - 1} ${SIZE + 1}`} role="img" aria-label="Cratecraft">
        <path className="title-shade" d={wordPath(SHADE)} />
        <path className="title-face" d={wordPath(0)} />
      </svg>
    </h1>
  );
}

const wordPath = (down: number): string =>
  Array.from(WORD, (letter, at) => letterPath(LETTERS[letter] ?? [], at * PITCH, down)).join('');

const letterPath = (rows: readonly number[], left: number, down: number): string =>
  rows.flatMap((row, y) => pixelsOf(row).map((x) => `M${left + x} ${y + down}h1v1h-1z`)).join('');

const pixelsOf = (row: number): number[] =>
  Array.from({ length: SIZE }, (_, x) => x).filter((x) => (row & (1 << (SIZE - 1 - x))) !== 0);

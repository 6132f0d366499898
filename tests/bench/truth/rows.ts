/** A line of the table: what was measured, beside its goal. */
export interface Row {
  readonly figure: string;
  readonly goal: string;
  readonly reached: string;
  /** '–' where there is no goal: the figure explains another one. */
  readonly met: 'yes' | 'no' | '–';
}

/** `short` is for every day; `long` runs what must hold for millions. */
export type Form = 'short' | 'long';

/** Rows that are measured together; what they need is opened and closed by them. */
export type Family = (form: Form) => Promise<readonly Row[]>;

export interface Measured {
  readonly reached: number;
  readonly goal: number;
  readonly unit: string;
  readonly digits?: number;
}

const said = ({ unit, digits = 0 }: Measured, value: number): string =>
  `${value.toFixed(digits)} ${unit}`.trimEnd();

const line = (figure: string, measured: Measured, isMet: (shown: number) => boolean): Omit<Row, 'goal'> => {
  const reached = said(measured, measured.reached);
  return { figure, reached, met: isMet(parseFloat(reached)) ? 'yes' : 'no' };
};

/** Compared as it is printed. */
export const atMost = (figure: string, measured: Measured): Row => ({
  ...line(figure, measured, (shown) => shown <= measured.goal),
  goal: `≤ ${said(measured, measured.goal)}`,
});

export const atLeast = (figure: string, measured: Measured): Row => ({
  ...line(figure, measured, (shown) => shown >= measured.goal),
  goal: `≥ ${said(measured, measured.goal)}`,
});

export const withoutGoal = (figure: string, reached: string): Row => ({
  figure,
  goal: '–',
  reached,
  met: '–',
});

export const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

/** Park and Miller's generator: the same draws in every run. */
export function seeded(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

import type { TestContext } from 'vitest';
import { z } from 'zod';
import type { Row } from '../bench/truth/rows.ts';

/** What a long test has counted; the run prints it at its end, beside the test's title. */
export type Figures = Readonly<Record<string, number>>;

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figures;
    rows?: readonly Row[];
  }
}

type Context = Pick<TestContext, 'task'>;

export function noteFigures({ task }: Context, figures: Figures): void {
  task.meta.figures = { ...task.meta.figures, ...figures };
}

/** What stands beside a goal: the run prints all of them as one table. */
export function noteRows({ task }: Context, ...rows: readonly Row[]): void {
  task.meta.rows = [...(task.meta.rows ?? []), ...rows];
}

const cell = z.string();
export const notedSchema = z.object({
  title: z.string(),
  meta: z.object({
    figures: z.record(z.string(), z.number()).optional(),
    rows: z.array(z.object({ figure: cell, goal: cell, reached: cell, met: cell })).optional(),
  }),
});
type Noted = z.infer<typeof notedSchema>;

export function printFigures(tests: readonly Noted[]): void {
  for (const { title, meta } of tests) {
    if (meta.figures !== undefined) console.log(`${figureWords(meta.figures)}: ${title}`);
  }
  const rows = tests.flatMap(({ meta }) => meta.rows ?? []);
  if (rows.length > 0) console.table(rows);
}

/** `joinMs: 812` → `join ms 812` */
const figureWords = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${value}`)
    .join(', ');

import type { TestContext } from 'vitest';

/** What a long test has counted; the run prints it at its end, beside the test's title. */
export type Figures = Readonly<Record<string, number>>;

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figures;
  }
}

export function noteFigures({ task }: Pick<TestContext, 'task'>, figures: Figures): void {
  task.meta.figures = { ...task.meta.figures, ...figures };
}

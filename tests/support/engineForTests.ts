import { inject } from 'vitest';
import { ensureTools } from './provision.ts';
import { createTestEngine, type TestEngine } from './testEngine.ts';

export type { TestEngine } from './testEngine.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the engine that the whole test run shares; it holds the tests' images. */
    engineAddress: string;
  }
}

/** The engine that this test run shares: its own private one, or the one that CRATECRAFT_TEST_ENGINE names. */
export async function engineForTests(): Promise<TestEngine> {
  const { docker } = await ensureTools();
  return createTestEngine(inject('engineAddress'), docker);
}

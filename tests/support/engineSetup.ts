/** Before all tests that need an engine: starts the run's private one, or takes the one that was named. */
import type { TestProject } from 'vitest/node';
import { startPrivateEngine } from './privateEngine.ts';
import { importTestImage } from './testImage.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env['CRATECRAFT_TEST_ENGINE'] ?? '';
  if (named !== '') {
    await importTestImage(named);
    project.provide('engineAddress', named);
    return () => Promise.resolve();
  }
  const engine = await startPrivateEngine();
  project.provide('engineAddress', engine.address);
  return () => engine.stop();
}

import express from 'express';
import type { RequestHandler } from 'express';

const MOST_KEPT = 20;
const MOST_BYTES = '16kb';
const MOST_CHARACTERS = 500;

export interface CspReports {
  /** Reads the body of a report. */
  readonly body: RequestHandler;
  add(report: unknown): void;
  count(): number;
  /** The last ones, as JSON text cut to a readable length. */
  recent(): readonly string[];
}

/** What browsers have reported as breaches of the content security policy. */
export function createCspReports(): CspReports {
  const kept: string[] = [];
  let count = 0;
  return {
    body: express.json({ type: () => true, limit: MOST_BYTES, strict: true }),
    add(report) {
      count += 1;
      kept.push(withoutSecrets(JSON.stringify(report)).slice(0, MOST_CHARACTERS));
      if (kept.length > MOST_KEPT) kept.shift();
    },
    count: () => count,
    recent: () => kept,
  };
}

/** Browsers name the address of the page, and that of an invitation lets somebody in. */
const withoutSecrets = (text: string): string => text.replaceAll(/\/join\/[^"?#\s]*/gi, '/join/…');

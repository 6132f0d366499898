import type { ActionResult } from '../../shared/intents.ts';
import type { RefusalCode } from '../../shared/refusals.ts';
import { EngineError } from '../engine/engine.ts';
import type { EngineErrorCode } from '../engine/engine.ts';

export type Refusal = Extract<ActionResult, { ok: false }>;

export const refuse = (code: RefusalCode, message: string): Refusal => ({ ok: false, code, message });

const CODES: Readonly<Record<EngineErrorCode, RefusalCode>> = {
  unreachable: 'unreachable',
  denied: 'unreachable',
  timeout: 'unreachable',
  notFound: 'unknown',
  conflict: 'conflict',
  forbidden: 'forbidden',
  unsupported: 'engine',
  protocol: 'engine',
  failed: 'engine',
};

/** The engine's own sentence, under the code by which clients know what to do. Rethrows what is not the engine's. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof EngineError) return refuse(CODES[error.code], error.message);
  throw error;
}

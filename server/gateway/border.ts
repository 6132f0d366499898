import type { ActionResult, Intent } from '../../shared/intents.ts';
import type { ResumeAnswer, ResumeRequest } from '../../shared/resume.ts';
import { intentSchema, resumeSchema } from '../../shared/schema.ts';
import type { Asker } from '../access/asker.ts';
import { receiver } from './packets.ts';
import type { PacketBorder, PacketFigures, Receiver } from './packets.ts';

export interface BorderOptions {
  readonly onIntent: (intent: Intent, asker: Asker) => Promise<ActionResult>;
  readonly onResume: (request: ResumeRequest, asker: Asker) => ResumeAnswer;
  readonly history: Receiver;
  readonly onFault: (error: unknown) => void;
}

/** What every client may send. */
export function newBorder(
  { onIntent, onResume, onFault, history }: BorderOptions,
  figures: PacketFigures,
): PacketBorder {
  const intent = receiver({
    schema: intentSchema,
    receive: onIntent,
    refuse: (code, message): ActionResult => ({ ok: false, code, message }),
  });
  const resume = receiver({
    schema: resumeSchema,
    receive: onResume,
    refuse: (): ResumeAnswer => ({ ok: false }),
  });
  return { receivers: new Map(Object.entries({ intent, resume, history })), figures, onFault };
}

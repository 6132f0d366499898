import { follows, readLine, START } from './chain.ts';
import type { Head } from './chain.ts';
import type { AuditFiles } from './files.ts';
import { fileName, fileNumbers } from './readBack.ts';

export type Verdict =
  | { readonly ok: true; readonly first: number; readonly entries: number; readonly head: Head }
  | {
      readonly ok: false;
      readonly file: string;
      readonly line: number;
      readonly why: string;
      readonly entries: number;
    };

interface Walk {
  /** Null before the first line of files whose beginning has been moved away. */
  head: Head | null;
  first: number;
  entries: number;
}

/** Follows the chain through all files; ends at the first line that breaks it. `entries` is how many were intact up to there. */
export async function verify(files: AuditFiles): Promise<Verdict> {
  const numbers = await fileNumbers(files);
  const walk: Walk = { head: (numbers[0] ?? 1) === 1 ? START : null, first: 0, entries: 0 };
  for (const number of numbers) {
    const name = fileName(number);
    const fault = walkLines(walk, (await files.read(name)).toString());
    if (fault !== null) return { ok: false, file: name, ...fault, entries: walk.entries };
  }
  return { ok: true, first: walk.first, entries: walk.entries, head: walk.head ?? START };
}

interface Fault {
  readonly line: number;
  readonly why: string;
}

function walkLines(walk: Walk, content: string): Fault | null {
  const lines = content.split('\n');
  for (const [index, text] of lines.entries()) {
    const isLast = index === lines.length - 1;
    if (isLast && text === '') return null;
    const why = isLast ? 'it is torn: it has no end' : faultOf(walk, text);
    if (why !== null) return { line: index + 1, why };
  }
  return null;
}

/** Null when the line is as it was written and follows the one before; then the walk has taken it. */
function faultOf(walk: Walk, text: string): string | null {
  const line = readLine(text);
  if (line === null) return 'it is not as it was written';
  if (walk.head !== null && !follows(line, walk.head)) {
    return 'it does not follow the line before: something was taken out, put in or moved';
  }
  if (walk.entries === 0) walk.first = line.head.seq;
  walk.head = line.head;
  walk.entries += 1;
  return null;
}

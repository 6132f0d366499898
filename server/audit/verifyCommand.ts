import { existsSync } from 'node:fs';
import { auditFolder } from './folder.ts';
import { folderFiles } from './files.ts';
import { verify } from './verify.ts';
import type { Verdict } from './verify.ts';

const BROKEN = 1;

/** What `audit verify` says of the audit in this data folder, and the exit code. */
export async function verifyCommand(
  dataDir: string,
): Promise<{ readonly output: string; readonly exitCode: 0 | 1 }> {
  const folder = auditFolder(dataDir);
  if (!existsSync(folder)) return { output: `there is no audit in ${folder}`, exitCode: BROKEN };
  try {
    const verdict = await verify(folderFiles(folder));
    return { output: sentenceOf(verdict, folder), exitCode: verdict.ok ? 0 : BROKEN };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { output: `the audit in ${folder} cannot be read: ${cause}`, exitCode: BROKEN };
  }
}

function sentenceOf(verdict: Verdict, folder: string): string {
  if (!verdict.ok) {
    const { file, line, why, entries } = verdict;
    return `the audit is broken at line ${line} of ${folder}/${file}: ${why}; ${entries} entries before it are intact`;
  }
  const { first, entries, head } = verdict;
  if (entries === 0) return `the audit in ${folder} is empty`;
  const from = first === 1 ? '' : `, from entry ${first} on: what came before is not in this folder`;
  return `${entries} entries are intact${from}; the last is ${head.seq}, with hash ${head.hash}`;
}

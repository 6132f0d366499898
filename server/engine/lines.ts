import { StringDecoder } from 'node:string_decoder';

const LINE_MAX_CHARS = 4 * 1024 * 1024;

/**
 * Cuts a stream of bytes into lines: a chunk may end inside a line, or inside a character. Empty lines are left out.
 * Throws RangeError when a line does not end within 4 Mi characters.
 */
export function createLineSplitter(onLine: (line: string) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return (chunk) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') onLine(line);
    if (rest.length > LINE_MAX_CHARS) throw new RangeError('a line of the stream does not end');
  };
}

/** How many megabytes of a log a second are taken apart; figures for `npm run bench:truth`. */
import { createDemuxer } from '../../server/engine/demux.ts';
import { createLogParser } from '../../server/engine/logLines.ts';
import { frame, timedFrame } from '../support/logs/frames.ts';

const CHUNK_BYTES = 64 * 1024;
const TOTAL_BYTES = 128 * 1024 * 1024;

export interface LogThroughput {
  /** Frames of two bytes, as exec output of `yes` has. */
  readonly tinyFrames: number;
  /** Frames of 120 bytes of text, as logs have. */
  readonly textFrames: number;
  /** The same down to lines with time and text. */
  readonly lines: number;
  /** Down to lines of one character, as the log of `yes` has. */
  readonly tinyLines: number;
}

/** In MB/s. */
export function measureLogs(): LogThroughput {
  const tiny = chunkOf(frame('stdout', 'y\n'));
  const text = chunkOf(timedFrame(1, 'x'.repeat(120)));
  const tinyLine = chunkOf(timedFrame(1, 'y'));
  let seen = 0;
  const demuxer = () => createDemuxer(({ start, end }) => (seen += end - start));
  const parser = () => createLogParser(false, (line) => (seen += line.text.length));
  return {
    tinyFrames: rateOf(tiny, demuxer()),
    textFrames: rateOf(text, demuxer()),
    lines: rateOf(text, (chunk) => parser().take(chunk)),
    tinyLines: rateOf(tinyLine, (chunk) => parser().take(chunk)),
  };
}

const chunkOf = (one: Buffer): Buffer =>
  Buffer.concat(Array.from({ length: Math.floor(CHUNK_BYTES / one.length) }, () => one));

/** Once to warm up, and once for the figure. By the processor's time: others may use the machine too. */
function rateOf(chunk: Buffer, take: (chunk: Buffer) => void): number {
  const run = () => {
    const started = process.cpuUsage();
    for (let bytes = 0; bytes < TOTAL_BYTES; bytes += chunk.length) take(chunk);
    const { user, system } = process.cpuUsage(started);
    return TOTAL_BYTES / (user + system);
  };
  run();
  return run();
}

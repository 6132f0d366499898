import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { LogLine } from '../../shared/logs.ts';
import { isSkipped, type LogBlock, type LogRow } from '../store/logBlocks.ts';
import { segmentsOf, type Segment } from './ansi.ts';
import { clockTime, matchingRows, skippedWords } from './logText.ts';
import { visibleText } from './visibleText.ts';

/** Nearer to the end than this is at the end: nobody scrolls to the pixel. */
const END_PX = 24;

interface LogRowsProps {
  readonly name: string;
  readonly blocks: readonly LogBlock[];
  readonly wanted: string;
  readonly hasTimes: boolean;
  readonly isBusy: boolean;
}

/** Follows the end, unless the reader has scrolled up; then a button leads back. */
export function LogRows({ name, blocks, wanted, hasTimes, isBusy }: LogRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  /** Where the end was when it was gone to. */
  const reached = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);
  // Asked before the new lines are in the page: the reader may have scrolled since the last event told of it.
  const follows = isNearEnd(scroller.current) || scroller.current?.scrollTop === reached.current;
  const goToEnd = () => {
    const { current } = scroller;
    if (current === null) return;
    current.scrollTop = current.scrollHeight;
    reached.current = current.scrollTop;
  };
  useLayoutEffect(() => {
    if (follows) goToEnd();
  });
  const look = () => setAtEnd(isNearEnd(scroller.current));
  return (
    <div className="log-frame">
      <div
        ref={scroller}
        role="log"
        aria-live="polite"
        aria-busy={isBusy}
        aria-label={`What ${visibleText(name)} writes`}
        tabIndex={0}
        className="log-rows"
        onScroll={look}
      >
        {blocks.map((block) => (
          <Block key={block.key} block={block} wanted={wanted} hasTimes={hasTimes} />
        ))}
      </div>
      {!isAtEnd && (
        <button type="button" className="log-end" onClick={goToEnd}>
          To the end
        </button>
      )}
    </div>
  );
}

const isNearEnd = (rows: HTMLElement | null): boolean =>
  rows === null || rows.scrollHeight - rows.scrollTop - rows.clientHeight < END_PX;

interface BlockProps {
  readonly block: LogBlock;
  readonly wanted: string;
  readonly hasTimes: boolean;
}

/** Full blocks keep their identity, so that only the last one is drawn again. */
const Block = memo(function Block({ block, wanted, hasTimes }: BlockProps) {
  return matchingRows(block.rows, wanted).map((row, i) => <Row key={i} row={row} hasTimes={hasTimes} />);
});

function Row({ row, hasTimes }: { readonly row: LogRow; readonly hasTimes: boolean }) {
  if (isSkipped(row)) return <p className="log-skipped">{skippedWords(row)}</p>;
  return (
    <p className={row.stream === 'stderr' ? 'log-row log-error' : 'log-row'}>
      {hasTimes && row.time !== null && <time className="log-time">{clockTime(row.time)}</time>}
      {row.stream === 'stderr' && <span className="log-mark">err</span>}
      <Text line={row} />
    </p>
  );
}

/** Through text nodes alone, whatever stands in it. */
function Text({ line }: { readonly line: LogLine }) {
  return <span className="log-text">{segmentsOf(line.text).map(coloured)}</span>;
}

function coloured({ text, tone, isBold }: Segment, at: number) {
  if (tone === null && !isBold) return text;
  const classes = [tone === null ? '' : `ansi-${tone}`, isBold ? 'ansi-bold' : ''].filter(Boolean);
  return (
    <span key={at} className={classes.join(' ')}>
      {text}
    </span>
  );
}

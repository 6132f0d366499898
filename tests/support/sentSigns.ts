import type { Page } from 'playwright-core';
import { COLUMNS, LINES, LOOK_AT, ROW_BYTES } from '../../client/scene/textRows.ts';

/** A board as the GPU got it. */
export interface SentSign {
  readonly lines: readonly string[];
  readonly look: number;
}

declare global {
  interface Window {
    /** The newest glyph rows that were sent to the GPU. */
    sentRows?: readonly number[];
  }
}

const FIRST_CODE = 32;

/** To be done before the page loads: what is written on boards is kept on its way to the GPU. */
export const keepSentSigns = (page: Page): Promise<unknown> =>
  page.addInitScript((rowBytes) => {
    const { prototype } = WebGL2RenderingContext;
    const send: unknown = Reflect.get(prototype, 'texSubImage2D');
    if (typeof send !== 'function') return;
    Reflect.set(prototype, 'texSubImage2D', function (this: unknown, ...sent: readonly unknown[]) {
      const [width, pixels] = [sent[4], sent[8]];
      if (width === rowBytes && pixels instanceof Uint8Array) window.sentRows = [...pixels];
      Reflect.apply(send, this, sent);
    });
  }, ROW_BYTES);

/** Every board that bears anything, decoded by the places in the font. */
export async function sentSigns(page: Page): Promise<readonly SentSign[]> {
  const bytes = (await page.evaluate(() => window.sentRows)) ?? [];
  const rows = Array.from({ length: bytes.length / ROW_BYTES }, (_, row) =>
    bytes.slice(row * ROW_BYTES, (row + 1) * ROW_BYTES),
  );
  return rows.map(signIn).filter(({ lines }) => lines.some((line) => line !== ''));
}

function signIn(row: readonly number[]): SentSign {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const length = row[COLUMNS * LINES + line] ?? 0;
    const glyphs = row.slice(line * COLUMNS, line * COLUMNS + length);
    return String.fromCharCode(...glyphs.map((glyph) => FIRST_CODE + glyph));
  });
  return { lines, look: row[LOOK_AT] ?? 0 };
}

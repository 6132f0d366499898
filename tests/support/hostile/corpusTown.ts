import type { Page } from 'playwright-core';
import { visibleText } from '../../../client/hud/visibleText.ts';
import { worldOf } from '../browser.ts';
import type { Opened } from '../opened.ts';
import { openedTown, type OpenedTown } from '../openedTown.ts';
import { startCorpusEngine, tell } from './corpusEngine.ts';
import type { PlayedEngine } from './playedEngine.ts';
import type { Visit } from './surfaces.ts';

/** More would not stand on a sign. */
const SEEN_LETTERS = 8;
const SIZE = { width: 800, height: 500 };

/** A page before a town of which every text is hostile. */
export interface CorpusTown {
  readonly page: Page;
  readonly engine: PlayedEngine;
  /** A container that is called so. */
  visit(text: string): Promise<Visit>;
  /** What none of it may do to the page. */
  harm(): Promise<Harm>;
  readonly requests: () => number;
}

export interface Harm {
  readonly elements: number;
  readonly cspReports: readonly unknown[];
  readonly dialogs: readonly string[];
  readonly foreign: readonly string[];
  readonly errors: readonly string[];
}

interface Heard {
  readonly dialogs: string[];
  readonly foreign: string[];
  requests: number;
}

export async function openCorpusTown(opened: Opened, viewport = SIZE): Promise<CorpusTown> {
  const engine = await startCorpusEngine();
  const heard: Heard = { dialogs: [], foreign: [], requests: 0 };
  const prepare = (page: Page, url: string) => listen(page, url, heard);
  const town = await openedTown(opened, engine, { prepare, viewport });
  return {
    ...{ page: town.page, engine },
    visit: (text) => visitTo(town.page, engine, text),
    harm: () => harmOf(town, heard),
    requests: () => heard.requests,
  };
}

const listen = (page: Page, url: string, heard: Heard): Promise<void> => {
  page.on('dialog', (dialog) => {
    heard.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    heard.requests += 1;
    if (!request.url().startsWith(url)) heard.foreign.push(request.url());
  });
  return Promise.resolve();
};

async function visitTo(page: Page, engine: PlayedEngine, text: string): Promise<Visit> {
  const { id = '' } = engine.machine.containers.all().find(({ name }) => name === text) ?? {};
  const shownId = (await worldOf(page)).containers.find((each) => each.id.endsWith(id))?.id ?? '';
  const typed = text.slice(0, SEEN_LETTERS);
  const begins = visibleText(typed);
  return { page, id: shownId, typed, begins, tell: () => tell(engine, (each) => each === id) };
}

async function harmOf({ page, errors, server }: OpenedTown, { dialogs, foreign }: Heard): Promise<Harm> {
  const elements = await page
    .locator('#corpus, iframe, object, embed, base, meta[http-equiv=refresh]')
    .count();
  const cspReports = (await (await fetch(`${server.url}/csp-report`)).json()) as unknown[];
  return { elements, cspReports, dialogs, foreign, errors };
}

export const NO_HARM: Harm = { elements: 0, cspReports: [], dialogs: [], foreign: [], errors: [] };

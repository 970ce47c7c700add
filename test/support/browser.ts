import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Chromium without its own window does the same in half the time. */
const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where a browser is; undefined where there is none, and then the journeys say that they did not run. */
export const browserPath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: browserPath as string, args: FLAGS });

/** A page, with what it complained of and everything it asked for. */
export type Watched = {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly asked: readonly string[];
};

/** The example people, by whom a page may be opened. */
export type As = 'priya.example' | 'morgan.example' | 'ali.example' | 'nobody';

export const openPage = async (browser: Browser, { as = 'priya.example', ...options }: BrowserContextOptions & { readonly as?: As } = {}): Promise<Watched> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (as !== 'nobody') await context.addCookies([{ name: 'acting-as', value: as, domain: '127.0.0.1', path: '/' }]);
  const page = await context.newPage();
  const [complaints, asked]: string[][] = [[], []];
  page.on('console', (message) => {
    const answered = /status of (400|403|404|409|422|503)/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !answered) complaints?.push(message.text());
  });
  page.on('pageerror', (error) => complaints?.push(error.message));
  page.on('request', (request) => asked?.push(request.url()));
  return { page, complaints: complaints ?? [], asked: asked ?? [] };
};

const axeSource = readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Found = {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
};

/** What axe finds wrong with the page as it is: the rule, and the first element it is about. */
export const barriersOn = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(await axeSource);
  const { violations } = await page.evaluate<Found>(`axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

const FOLDER = join(import.meta.dirname, '../../reports/screenshots');

/** A picture for people to look at; no test depends on it, and where nobody looks (the gate) none is taken. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env['CI']) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
};

import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriersOn, picture } from './browser.js';

const REPORTS = join(import.meta.dirname, '../../reports');

/**
 * Asked of every page in every state a journey comes to: no barrier (axe, WCAG 2.2 AA), one heading of the first level, a
 * title of its own, no two-way scrolling at 320 pixels; and a picture of it for people, under the name of the state. Only where
 * scripts run, for axe is one.
 */
export const looksRight = async (page: Page, state: string): Promise<void> => {
  await settled(page);
  // At once, for a page that tells of something under way takes its own place every few seconds.
  const [title, headings] = await page.evaluate<readonly [string, number]>('[document.title, document.querySelectorAll("h1").length]');
  expect([state, title.includes(' – Placement Tracker – '), headings]).toEqual([state, true, 1]);
  expect([state, await barriersOn(page)]).toEqual([state, []]);
  await picture(page, state);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 320, height: 640 });
  expect([state, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([state, 320]);
  await page.setViewportSize({ width, height });
  mkdirSync(REPORTS, { recursive: true });
  appendFileSync(join(REPORTS, 'states-looked-at.txt'), `${state}\n`);
};

/** Milliseconds in which a page that was asked for stays the same page. */
const STILL = 100;

/** When what a press set going has come to rest: the page is loaded, and is no longer being replaced by another. */
const settled = async (page: Page): Promise<void> => {
  const loaded = () => page.evaluate<number>('document.readyState === "complete" ? performance.timeOrigin : 0').catch(() => 0);
  for (let before = -1, now = await loaded(); now === 0 || now !== before; now = await loaded()) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, STILL));
  }
};

/** Milliseconds between two looks at a page for something that is to become true of it. */
const LOOK = 20;

/**
 * Waits until an expression is true of the page, or of the one that takes its place. Asked anew from here each time:
 * Playwright's own waiting is a script in the page, which the policy on scripts forbids.
 */
export const becomes = async (page: Page, expression: string): Promise<void> => {
  const isSo = () =>
    page.evaluate<boolean>(expression).catch((error: unknown) => {
      if (page.isClosed()) throw error;
      return false;
    });
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, LOOK));
};

/** Does what leads to another page, and waits until that page is there. A script that rewrites the address of this one is no other page. */
export const ledOn = async (page: Page, act: () => Promise<unknown>): Promise<void> => {
  await page.evaluate('window.stillHere = true');
  await act();
  await becomes(page, 'window.stillHere === undefined && document.readyState === "complete"');
};

import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriersOn, picture } from './browser.js';

const REPORTS = join(import.meta.dirname, '../../reports');

/**
 * Asked of every page in every state a journey comes to: no barrier (axe, WCAG 2.2 AA), one heading of the first level, a
 * title of its own, no two-way scrolling at 320 pixels; and a picture of it for people, under the name of the state.
 */
export const looksRight = async (page: Page, state: string): Promise<void> => {
  expect([state, await barriersOn(page)]).toEqual([state, []]);
  expect([state, await page.locator('h1').count()]).toEqual([state, 1]);
  expect([state, (await page.title()).includes(' – Placement Tracker – ')]).toEqual([state, true]);
  await picture(page, state);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 320, height: 640 });
  expect([state, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([state, 320]);
  await page.setViewportSize({ width, height });
  mkdirSync(REPORTS, { recursive: true });
  appendFileSync(join(REPORTS, 'states-looked-at.txt'), `${state}\n`);
};

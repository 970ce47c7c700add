import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { looksRight } from '../support/looking.js';
import { serve, type Served } from '../support/served.js';
import { serveCommissioned } from '../support/served-commissioned.js';

const LONG = 120_000;

if (!browserPath) {
  test('the journeys of a commissioner did not run, for there is no browser here', () => console.warn('No Chromium or Chrome was found: set CHROMIUM_PATH.'));
} else {
  describe('in a browser, what a commissioner asks', () => {
    let served: Served;
    let nothing: Served;
    let browser: Browser;
    const addressOf = ({ serving }: Served): string =>
      `http://127.0.0.1:${(serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
    const open = async (path: string, options: Parameters<typeof openPage>[1] = {}) => {
      const opened = await openPage(browser, { as: 'morgan.example', ...options });
      await opened.page.goto(`${addressOf(served)}${path}`);
      return opened;
    };

    beforeAll(async () => {
      [served, nothing] = [await serveCommissioned(), await serve()];
      for (const one of [served, nothing]) await one.serving.app.listen(0, '127.0.0.1');
      browser = await launch();
    }, LONG);
    afterAll(async () => {
      await browser?.close();
      await served?.close();
      await nothing?.close();
    });

    test.each([
      ['overview', '/', 'morgan.example'],
      ['overview-placements', '/', 'priya.example'],
      ['overview-auditor', '/', 'ali.example'],
      ['overview-known-then', '/?asAt=2019-06-30&knownAt=2019-06-20', 'morgan.example'],
      ['overview-planned', '/?asAt=2019-12-31', 'morgan.example'],
      ['overview-before', '/?knownAt=2017-01-01', 'morgan.example'],
      ['overview-error', '/?asAt=x', 'morgan.example'],
      ['measures', '/measures', 'morgan.example'],
      ['measure-sufficiency', '/measures/sufficiency?asAt=2019-06-30', 'morgan.example'],
      ['measure-sufficiency-figures', '/measures/sufficiency?asAt=2019-06-30&view=figures', 'morgan.example'],
      ['measure-sufficiency-definitions', '/measures/sufficiency?asAt=2019-06-30&view=definitions', 'morgan.example'],
      ['measure-stability-known-then', '/measures/stability?asAt=2019-06-30&knownAt=2019-06-20', 'morgan.example'],
      ['measure-distance', '/measures/distance?asAt=2019-06-30', 'morgan.example'],
      ['measure-cost', '/measures/cost?asAt=2019-06-30', 'morgan.example'],
      ['measure-value', '/measures/value?asAt=2019-06-30', 'morgan.example'],
      ['measure-flows-planned', '/measures/flows?asAt=2019-08-31', 'morgan.example'],
      ['measure-error', '/measures/flows?from=soon', 'morgan.example'],
      ['compare-figures', '/compare?asAt=2019-05-30&knownAt=2019-05-30&asAtB=2019-06-30&measure=sufficiency', 'morgan.example'],
      ['compare-figures-same', '/compare?asAt=2019-06-30&asAtB=2019-06-30&measure=sufficiency', 'morgan.example'],
      ['compare-question', '/compare', 'morgan.example'],
      ['changes', '/changes', 'morgan.example'],
      ['changes-nothing', '/changes?from=2019-05-01&to=2019-05-07', 'morgan.example'],
      ['changes-error', '/changes?from=x&to=2030-01-01', 'morgan.example'],
    ] as const)('%s looks right', async (state, path, as) => {
      const { page, complaints } = await open(path, { as });
      await looksRight(page, state);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LONG);

    test('an empty store looks right, and says how to begin', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(addressOf(nothing));
      await looksRight(page, 'overview-empty');
      expect(await page.getByRole('heading', { name: 'No children are recorded yet' }).count()).toBe(1);
      await page.goto(`${addressOf(nothing)}/changes`);
      await looksRight(page, 'changes-empty');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LONG);

    test.each(['priya.example', 'morgan.example', 'ali.example'] as const)('the navigation of %s stands on one line on a screen of 1280 pixels, and leads on within a group', async (as) => {
      const { page } = await open('/children', { as });
      const lines = await page.evaluate<number>('new Set([...document.querySelectorAll(".govuk-service-navigation__item, .govuk-service-navigation__service-name")].map((one) => Math.round(one.getBoundingClientRect().bottom))).size');
      expect(lines).toBe(1);
      expect(await page.getByRole('navigation', { name: 'Changes' }).count()).toBe(0);
      await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: as === 'priya.example' ? 'What changed' : 'Changes' }).click();
      if (as !== 'priya.example') {
        const within = page.getByRole('navigation', { name: 'Changes' });
        expect(await within.getByRole('link').allInnerTexts()).toEqual(as === 'ali.example' ? ['Compare', 'Reconcile', 'Lateness', 'Published figures'] : ['What changed', 'Compare', 'Reconcile', 'Lateness']);
        await within.getByRole('link', { name: 'Lateness' }).click();
        expect(await page.getByRole('navigation', { name: 'Changes' }).getByRole('link', { name: 'Lateness' }).getAttribute('aria-current')).toBe('page');
        await looksRight(page, `navigation-${as}`);
      }
      await page.context().close();
    }, LONG);

    test('a figure is followed from the overview to its family, its table, and the records behind it', async () => {
      const { page, complaints } = await open('/?asAt=2019-06-30');
      await page.getByRole('link', { name: 'Children in care', exact: true }).last().click();
      expect(await page.title()).toContain('Children in care, where they live and who they are');
      const figure = page.locator('figure', { has: page.locator('#placed-by-setting') });
      expect(await figure.locator('svg').isVisible()).toBe(true);
      await figure.getByRole('tab', { name: /^Table/ }).click();
      expect(await figure.locator('svg').isVisible()).toBe(false);
      await figure.getByRole('row', { name: /^In-house fostering/ }).getByRole('link').first().click();
      await looksRight(page, 'measure-figure');
      expect(await page.locator('h1').innerText()).toBe('Setting: in-house fostering: 3');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LONG);

    test('without a script the chart and its table are both there, and a question is asked by the keyboard alone', async () => {
      const { page } = await open('/measures/distance?asAt=2019-06-30', { javaScriptEnabled: false });
      const figure = page.locator('figure', { has: page.locator('#distance-spread') });
      expect(await figure.locator('svg').isVisible()).toBe(true);
      expect(await figure.locator('table').isVisible()).toBe(true);
      await page.locator('#asAt').focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type('31 3 2019');
      await page.keyboard.press('Tab');
      await page.keyboard.type('2019-06-20');
      await page.keyboard.press('Enter');
      await page.waitForURL(/asAt=31\+3\+2019/);
      expect(await page.locator('.govuk-caption-l').innerText()).toContain('As at 31 March 2019, as known at entry');
      await page.context().close();
    }, LONG);

    test('an error leads to its field', async () => {
      const { page } = await open('/changes?from=x');
      await page.getByRole('link', { name: /“From” must be a real date/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('from');
      await page.context().close();
    }, LONG);

    test('the booklet is published once, and going back does not publish it again', async () => {
      const { page, complaints } = await open('/booklet/made?asAt=2019-06-30&profile=internal');
      await page.getByRole('button', { name: 'Publish this as the next edition' }).waitFor({ timeout: LONG });
      await looksRight(page, 'booklet-made-publishable');
      await page.getByRole('button', { name: 'Publish this as the next edition' }).click();
      await looksRight(page, 'booklet-publish');
      await page.getByRole('button', { name: 'Publish edition 1' }).click();
      await page.waitForURL(/\/editions\/1\?published=yes/, { timeout: LONG });
      await looksRight(page, 'booklet-published');
      await page.goBack();
      await page.goForward();
      expect(page.url()).toContain('/editions/1');
      await page.goto(`${addressOf(served)}/editions`);
      expect(await page.getByRole('link', { name: /^Edition/ }).count()).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LONG);
  });
}

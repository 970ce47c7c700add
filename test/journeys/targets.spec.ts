import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { EXAMPLE_AUTHORITY } from '../../src/config.js';
import { barriersOn, browserPath, launch, openPage, picture } from '../support/browser.js';
import { becomes } from '../support/looking.js';
import type { Served } from '../support/served.js';
import { serveTargets } from '../support/served-targets.js';

if (!browserPath) {
  test('the browser journeys did not run, for there is no browser here', () => console.warn('No Chromium or Chrome was found: set CHROMIUM_PATH.'));
} else {
  describe('in a browser, targets and published series', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serveTargets();
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test.each([
      ['targets', '/targets?asAt=2019-03-31'],
      ['targets-empty', '/targets?asAt=2018-12-31'],
      ['targets-error', '/targets?asAt=x'],
      ['series', `/series/cla.${EXAMPLE_AUTHORITY}`],
      ['series-then', `/series/cla.${EXAMPLE_AUTHORITY}?knownAt=2017-12-31&releasedBy=2016-12-31`],
      ['series-error', `/series/cla.${EXAMPLE_AUTHORITY}?releasedBy=soon`],
      ['benchmarks', '/measures/benchmarks?asAt=2018-12-31'],
    ])('%s has no barrier and fits a screen of 320 pixels', async (name, path) => {
      const { page, complaints } = await openPage(browser, { as: 'morgan.example' });
      await page.goto(`${address}${path}`);
      await becomes(page, 'document.body.classList.contains("js-enabled")');
      expect(await barriersOn(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(await page.locator('h1').count()).toBe(1);
      await picture(page, name);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await picture(page, `${name}-320`);
      await page.context().close();
    });
  });
}

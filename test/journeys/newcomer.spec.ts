import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { looksRight } from '../support/looking.js';
import { serve, type Served } from '../support/served.js';

if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the journey of a newcomer did not run. Install one, or set CHROMIUM_PATH.');
  test('the journey of a newcomer did not run, for there is no browser here', () => undefined);
} else {
  describe('a newcomer who was given the README alone', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serve();
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    const recorded = async (page: Page, state: string): Promise<string> => {
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'Check before you record' }).waitFor();
      await looksRight(page, `${state}-check`);
      await page.getByRole('button', { name: /ecord it$/ }).click();
      await page.waitForURL(/\/recorded\//);
      await looksRight(page, `${state}-recorded`);
      return (await page.getByRole('main').innerText()).match(/Entry ([\d,]+)/)?.[1] ?? '';
    };

    test('records an admission, a move and a late correction, and is told the right story of now and of then', async () => {
      const { page, complaints } = await openPage(browser, { as: 'nobody' });
      await page.goto(address);
      await looksRight(page, 'newcomer-who');
      await page.getByLabel('Priya Example').check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await looksRight(page, 'newcomer-nothing-yet');

      await page.getByRole('link', { name: 'Record an admission' }).click();
      await page.getByLabel('The child’s reference').fill('1001');
      await page.getByLabel('Date of birth').fill('30 6 2010');
      await page.getByLabel('Female (2)', { exact: true }).check();
      await page.getByLabel('Ethnicity').selectOption('WBRI');
      await page.getByLabel('Day on which care began').fill('1 4 2019');
      await page.getByLabel('Legal status').selectOption('V2');
      await page.getByLabel('Main reason for being in care').selectOption('N1');
      await page.getByLabel('Where the child lives').selectOption('U6');
      await page.getByLabel('Who provides it').selectOption('PR1');
      await recorded(page, 'newcomer-admission');

      await page.goto(`${address}/children/1001/move`);
      await page.getByLabel('Day of the move').fill('1 5 2019');
      await page.getByLabel('Where the child lives from then on').selectOption('K2');
      await page.getByLabel('Who provides it').selectOption('PR4');
      await page.getByLabel('Why the placement before ended').selectOption('CARPL');
      const moved = await recorded(page, 'newcomer-move');

      await page.goto(`${address}/children/1001/timeline`);
      await looksRight(page, 'newcomer-timeline');
      await page.getByRole('link', { name: /^Correct\b/ }).first().click();
      await page.getByLabel('The day it took effect').fill('10 5 2019');
      await page.getByLabel('Why, in your own words').fill('The home’s log says the tenth');
      await recorded(page, 'newcomer-correction');

      await page.goto(`${address}/children/1001/timeline`);
      expect(await page.getByRole('main').innerText()).toMatch(/Corrects (entry )?\d/);
      await looksRight(page, 'newcomer-timeline-corrected');

      await page.goto(`${address}/children/1001?asAt=2019-05-05`);
      expect(await page.getByRole('main').innerText()).toMatch(/U6/);
      await looksRight(page, 'newcomer-now-known');
      await page.goto(`${address}/children/1001?asAt=2019-05-05&knownAt=${moved.replaceAll(',', '')}`);
      expect(await page.getByRole('main').innerText()).toMatch(/K2/);
      expect(await page.getByRole('main').innerText()).toMatch(/You are looking at what was known at entry/);
      await looksRight(page, 'newcomer-known-then');

      await page.goto(`${address}/?asAt=2019-06-30`);
      expect(await page.getByRole('main').innerText()).toMatch(/Children in care\s+1/);
      await looksRight(page, 'newcomer-dashboard');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 300_000);
  });
}

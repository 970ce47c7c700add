import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { givenSupply } from '../support/given-supply.js';
import { looksRight } from '../support/looking.js';
import { sendRecord, serve, type Served } from '../support/served.js';

/** A browser complains of every answer that is no 2xx; a refusal is one. */
if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the journeys of homes did not run. Install one, or set CHROMIUM_PATH.');
  test('the journeys of homes did not run, for there is no browser here', () => undefined);
} else {
  describe('homes in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serve();
      await givenSupply(served);
      await sendRecord(served, 'providers', 'SC000001', 'facts', { fact: { type: 'ProviderInspected', effectiveOn: '2019-06-01', kind: 'full', overall: 'inadequate' } });
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test('the list leads to a home and to the children it affects, and no state has a barrier', async () => {
      const { page, complaints } = await openPage(browser, { as: 'morgan.example' });
      await page.goto(`${address}/homes`);
      await looksRight(page, 'homes');
      await page.getByLabel('Ofsted’s judgement').selectOption('below-good');
      await page.getByRole('button', { name: 'Show' }).click();
      await looksRight(page, 'homes-below-good');
      await page.getByRole('link', { name: 'SC000001' }).click();
      await looksRight(page, 'home-below-good');
      expect(await page.getByText('Record something').count()).toBe(0);
      await page.getByRole('link', { name: 'child 302', exact: true }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('302');
      await page.goto(`${address}/homes?asAt=never`);
      await looksRight(page, 'homes-error');
      await page.goto(`${address}/homes?asAt=1+1+1995`);
      await looksRight(page, 'homes-none');
      await page.goto(`${address}/homes/SC999999`);
      await looksRight(page, 'home-not-known');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test.each([true, false])('a home is found by its name, which stands in no address, with scripts: %j', async (javaScriptEnabled) => {
      const { page, complaints } = await openPage(browser, { as: 'morgan.example', javaScriptEnabled });
      await page.goto(`${address}/homes?asAt=30+6+2019`);
      await page.getByLabel('Find a home or provider').fill('holly');
      await page.keyboard.press('Enter');
      await page.waitForURL(/search=/);
      expect(page.url()).not.toContain('olly');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Homes and other providers: 1');
      expect(await page.locator('#asAt').inputValue()).toBe('30 6 2019');
      if (javaScriptEnabled) await looksRight(page, 'homes-found');
      await page.getByRole('link', { name: 'Take away: Called “holly”' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Homes and other providers: 2');
      await page.goto(`${address}/homes?search=00000000-0000-4000-8000-000000000000`);
      if (javaScriptEnabled) await looksRight(page, 'homes-search-not-kept');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('a block booking is recorded and ended, and no state of it has a barrier', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/homes/SC000002`);
      await looksRight(page, 'home');
      await page.getByText('Record something').click();
      await page.getByRole('link', { name: 'Record a block booking' }).click();
      await looksRight(page, 'home-booked');
      await page.getByLabel('Reference of the booking').fill('B2');
      await page.getByLabel('First day paid for').fill('1 7 2019');
      await page.getByLabel('Places booked').fill('3');
      await page.getByLabel('Price a week for each place').fill('3,100');
      await page.getByRole('button', { name: 'Continue' }).click();
      expect(await page.getByRole('main').innerText()).toMatch(/5 places would be booked, and 4 are registered/);
      await looksRight(page, 'home-booked-doubted');
      await page.getByRole('button', { name: 'I have checked: record it' }).click();
      await page.waitForURL(/\/homes\/recorded\/\d+$/);
      await looksRight(page, 'home-recorded');
      await page.getByRole('link', { name: 'See home SC000002' }).click();
      expect(await page.getByRole('region', { name: /^Block bookings/ }).innerText()).toContain('£3,100');
      await page.goto(`${address}/homes/SC000002/booking-ended`);
      await page.getByLabel('Reference of the booking').fill('B9');
      await page.getByLabel('First day no longer paid for').fill('1 7 2019');
      await page.getByRole('button', { name: 'Continue' }).click();
      await looksRight(page, 'home-booking-refused');
      await page.getByRole('link', { name: /No booking B9 is in force/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('booking');
      for (const form of ['inspected', 'details', 'closed']) {
        await page.goto(`${address}/homes/SC000002/${form}`);
        await looksRight(page, `home-${form}`);
      }
      await page.goto(`${address}/homes/SC000002/fee-agreed/303`);
      await looksRight(page, 'home-fee-agreed');
      await page.goto(`${address}/homes/new`);
      await looksRight(page, 'home-new');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('without any script the list is narrowed and an inspection recorded', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(`${address}/homes`);
      await page.getByLabel('Our children live there').check();
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByRole('link', { name: 'SC000002' }).click();
      await page.goto(`${address}/homes/SC000002/inspected`);
      await page.getByLabel('Day of the inspection').fill('5 6 2019');
      await page.getByLabel('Full inspection').check();
      await page.getByLabel('Outstanding', { exact: true }).check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.waitForURL(/\/homes\/recorded\/\d+$/);
      await page.getByRole('link', { name: 'See home SC000002' }).click();
      expect(await page.getByRole('region', { name: /^Each judgement/ }).innerText()).toContain('Outstanding');
      await page.context().close();
    }, 120_000);
  });
}

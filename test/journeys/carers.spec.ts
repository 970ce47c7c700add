import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { givenSupply } from '../support/given-supply.js';
import { ledOn, looksRight } from '../support/looking.js';
import { serve, type Served } from '../support/served.js';

/** A browser complains of every answer that is no 2xx; a refusal is one. */
if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the journeys of carers and vacancies did not run. Install one, or set CHROMIUM_PATH.');
  test('the journeys of carers and vacancies did not run, for there is no browser here', () => undefined);
} else {
  describe('carers and vacancies in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serve();
      await givenSupply(served);
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test('the list is narrowed, ordered and left again, and no state of it has a barrier', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/carers`);
      await looksRight(page, 'carers');
      await page.getByRole('link', { name: 'Places', exact: true }).click();
      expect(await page.getByRole('columnheader', { name: 'Places', exact: false }).first().getAttribute('aria-sort')).toBe('ascending');
      await page.getByLabel('Status').selectOption('deregistered');
      await page.getByRole('button', { name: 'Show' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Carers: 1 household');
      await looksRight(page, 'carers-narrowed');
      await page.getByLabel('Vacant places, at least').fill('many');
      await page.getByRole('button', { name: 'Show' }).click();
      expect(await page.title()).toMatch(/^Error: /);
      await looksRight(page, 'carers-error');
      await page.getByRole('link', { name: /must be a whole number/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('vacant');
      await page.goto(`${address}/carers?vacant=9`);
      await looksRight(page, 'carers-none');
      await page.goto(`${address}/carers?knownAt=2`);
      await looksRight(page, 'carers-known-earlier');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('a household tells its story, and no state of recording about it has a barrier', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/carers/H1`);
      await looksRight(page, 'carer');
      await page.getByText('Record something').click();
      await looksRight(page, 'carer-actions');
      await page.getByRole('link', { name: 'End the approval' }).click();
      await looksRight(page, 'carer-deregister');
      await page.getByRole('button', { name: 'Continue' }).click();
      expect(await page.title()).toMatch(/^Error: /);
      await looksRight(page, 'carer-deregister-error');
      await page.getByRole('link', { name: /Give an answer to “First day on which/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('effectiveOn');
      await page.keyboard.type('1 6 2019');
      await page.getByLabel('Why').selectOption('retirement');
      await page.getByRole('button', { name: 'Continue' }).click();
      expect(await page.getByRole('heading', { level: 2, name: 'Are you sure?' }).count()).toBe(1);
      await looksRight(page, 'carer-deregister-doubted');
      await page.getByRole('button', { name: 'Change the answers' }).click();
      await page.goto(`${address}/carers/H3?asAt=30+4+2019&knownAt=10`);
      await looksRight(page, 'carer-known-earlier');
      await page.goto(`${address}/carers/nobody`);
      await looksRight(page, 'carer-not-known');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('terms are varied with the keyboard alone, and going back after it sends nothing again', async () => {
      const { page, complaints } = await openPage(browser);
      const head = async () => ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head;
      await page.goto(`${address}/carers/H2/vary`);
      await looksRight(page, 'carer-vary');
      await page.getByLabel('Day from which the new terms hold').focus();
      await page.keyboard.type('3 6 2019');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      for (let field = 0; field < 5; field += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('2');
      const before = await head();
      await ledOn(page, () => page.keyboard.press('Enter'));
      await looksRight(page, 'carer-vary-check');
      expect(await page.getByRole('main').innerText()).toMatch(/Task-centred, Respite or day care[\s\S]*Places\s+2/);
      await page.getByRole('button', { name: 'Record it' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/carers\/recorded\/\d+$/);
      await looksRight(page, 'carer-recorded');
      await page.goBack();
      await page.goForward();
      await page.reload();
      expect(await head()).toBe(before + 1);
      await page.getByRole('link', { name: 'See household H2' }).click();
      expect(await page.getByRole('main').innerText()).toContain('Terms of approval changed, 3 June 2019');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('a household is begun without any script, and a button pressed twice writes once', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      const head = async () => ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head;
      await page.goto(`${address}/carers`);
      await page.getByRole('link', { name: 'Record a new household' }).click();
      await page.getByLabel('Reference of the household').fill('H20');
      await page.getByLabel('Asked about fostering').check();
      await page.getByLabel('Day on which that was so').fill('1 6 2019');
      await page.getByRole('button', { name: 'Continue' }).click();
      const before = await head();
      await page.getByRole('button', { name: 'Record it' }).dblclick();
      await page.waitForURL(/\/carers\/recorded\/\d+$/);
      expect(await head()).toBe(before + 1);
      await page.goto(`${address}/carers/new`);
      await page.context().close();
      const looking = await openPage(browser);
      await looking.page.goto(`${address}/carers/new`);
      await looksRight(looking.page, 'carer-new');
      await looking.page.context().close();
    }, 120_000);

    test('a place is looked for and used for a child’s move, and no state of the search has a barrier', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/vacancies?child=302`);
      await looksRight(page, 'vacancies-child');
      await page.getByLabel('How many together').fill('9');
      await page.getByRole('button', { name: 'Show' }).click();
      await looksRight(page, 'vacancies-none');
      await page.getByLabel('How many together').fill('some');
      await page.getByRole('button', { name: 'Show' }).click();
      await looksRight(page, 'vacancies-error');
      await page.getByRole('link', { name: /must be a whole number/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('together');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('1');
      await page.keyboard.press('Enter');
      await page.waitForLoadState();
      await page.getByRole('link', { name: 'Use this one for the move: Household H1' }).click();
      expect(await page.getByLabel('Carer household, if there is one').inputValue()).toBe('H1');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);
  });
}

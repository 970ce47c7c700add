import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { counting, secondsFor } from '../support/keystroke-level.js';
import { becomes, ledOn, looksRight } from '../support/looking.js';
import { sendRecord, serve, type Served } from '../support/served.js';

/** A browser complains of every answer that is no 2xx; a refusal is one. */
if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the journeys of an admission did not run. Install one, or set CHROMIUM_PATH.');
  test('the journeys of an admission did not run, for there is no browser here', () => undefined);
} else {
  describe('recording an admission, in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';
    const presses = async (page: Page, name: string | RegExp) => {
      await ledOn(page, () => page.getByRole('button', { name }).click());
    };

    beforeAll(async () => {
      served = await serve();
      const terms = { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred'] };
      await sendRecord(served, 'carers', 'FH-1', 'facts', { fact: { type: 'CarerApproved', effectiveOn: '2018-01-01', terms } }).expect(201);
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test('takes one page of answers and two clicks, and so many keystrokes', async () => {
      const { page, complaints } = await openPage(browser);
      const done = await counting(page);
      await page.goto(`${address}/admission`);
      const asked = await page.locator('#recording .govuk-form-group').count();
      await page.getByLabel('The child’s reference').focus();
      await page.keyboard.type('301');
      await page.keyboard.press('Tab');
      await page.keyboard.type('30 6 2010');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      for (const answer of ['White British', null, '', '', 'today', 'Accommodated', 'Abuse', '', 'Foster carer who is not a relative or friend, o', 'FH-1']) {
        await page.keyboard.press('Tab');
        if (answer) await page.keyboard.type(answer);
      }
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: /ecord it$/ }).click();
      await page.waitForURL(/\/children\/301\/recorded\/\d+\?with=\d+$/);
      const told = await page.getByRole('main').innerText();
      expect(told).toMatch(/Came into care, 30 June 2019[^]*The authority’s own provision[^]*Particulars recorded, 30 June 2010/);
      const seconds = secondsFor(done, asked + 2);
      console.log(`Recording an admission: ${asked} questions on one page, ${done.clicks} clicks, ${done.keystrokes} keystrokes; ${seconds} seconds by the keystroke-level model`);
      expect([asked, done.clicks]).toEqual([16, 2]);
      expect(done.keystrokes).toBeLessThanOrEqual(130);
      expect(seconds).toBeLessThanOrEqual(90);
      await looksRight(page, 'admission-recorded');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('has no barrier in any state, and leads to the child where the reference is taken', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/admission`);
      await looksRight(page, 'admission');
      await presses(page, 'Continue');
      await becomes(page, 'document.activeElement.classList.contains("govuk-error-summary")');
      await looksRight(page, 'admission-error');
      await page.getByRole('link', { name: 'Choose an answer to “Sex”' }).click();
      expect(await page.evaluate('document.activeElement.name')).toBe('sex');
      await page.getByLabel('The child’s reference').fill('301');
      await page.getByLabel('Date of birth').fill('1 1 2012');
      await page.getByLabel('Male (1)', { exact: true }).check();
      await page.getByLabel('Ethnicity').selectOption('WBRI');
      await page.getByLabel('Name, if it is to be kept here').fill('Ada Example');
      await page.getByLabel('Day on which care began').fill('1 2 2019');
      await page.getByLabel('Legal status').selectOption('V2');
      await page.getByLabel('Main reason for being in care').selectOption('N1');
      await page.getByLabel('Where the child lives').selectOption('U6');
      await presses(page, 'Choose FH-1');
      await presses(page, 'Continue');
      expect(await page.getByRole('link', { name: 'See child 301, or record that this child came into care again' }).count()).toBe(1);
      await looksRight(page, 'admission-known');
      await page.getByLabel('The child’s reference').fill('302');
      await presses(page, 'Continue');
      await looksRight(page, 'admission-suspect');
      await presses(page, 'I have checked: record it');
      await page.waitForURL(/\/children\/302\/recorded\//);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('works without any script, and a button pressed twice records one child', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(`${address}/admission`);
      await page.getByLabel('The child’s reference').fill('303');
      await page.getByLabel('Date of birth').fill('1 1 2012');
      await page.getByLabel('Female (2)', { exact: true }).check();
      await page.getByLabel('Ethnicity').selectOption('NOBT');
      await page.getByLabel('Day on which care began').fill('20 6 2019');
      await page.getByLabel('Legal status').selectOption('V2');
      await page.getByLabel('Main reason for being in care').selectOption('N1');
      await page.getByLabel('Where the child lives').selectOption('U6');
      await presses(page, 'Continue');
      const before = ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head;
      await page.getByRole('button', { name: /ecord it$/ }).dblclick();
      while (!/\/recorded\/\d+/.test(page.url())) await page.waitForTimeout(20);
      expect(((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head).toBe(before + 2);
      await page.context().close();
    }, 120_000);
  });
}

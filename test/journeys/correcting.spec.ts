import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { becomes, looksRight } from '../support/looking.js';
import { admission, move, particulars, recordFact, serve, type Served } from '../support/served.js';

if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the journeys of a correction did not run. Install one, or set CHROMIUM_PATH.');
  test('the journeys of a correction did not run, for there is no browser here', () => undefined);
} else {
  describe('putting an entry right in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';
    const entryOf = async (child: string, type: string) =>
      ((await served.http.get(`/api/v1/children/${child}`)).body.entries as readonly { number: number; type: string }[]).find((one) => one.type === type)?.number ?? 0;

    beforeAll(async () => {
      served = await serve();
      for (const child of ['301', '302', '303']) {
        await recordFact(served, child, particulars('2008-06-30'));
        await recordFact(served, child, admission('2018-06-01'));
        await recordFact(served, child, move('2018-12-10'));
      }
      await served.http.post('/api/v1/editions').send({ commandId: randomUUID(), by: 'officer', asAt: '2018-12-15', profile: 'operational' }).expect(201);
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test('from the entry to the confirmation: old and new side by side, and the published figures it touches', async () => {
      const { page, complaints } = await openPage(browser);
      const entry = await entryOf('301', 'ChildMoved');
      await page.goto(`${address}/children/301/entries/${entry}/correct`);
      await looksRight(page, 'correct');
      await page.getByRole('button', { name: 'Continue' }).click();
      await becomes(page, 'document.activeElement.classList.contains("govuk-error-summary")');
      await looksRight(page, 'correct-error');
      await page.getByRole('link', { name: /Why, in your own words/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('note');
      await page.keyboard.type('The home’s log says the twentieth');
      await page.getByLabel('The day it took effect').fill('20 12 2018');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('region', { name: 'What it says, and what it will say' }).waitFor();
      await looksRight(page, 'correct-check');
      expect(await page.getByRole('region', { name: /15 December 2018 will be otherwise/ }).innerText()).toContain('After this');
      await page.getByRole('button', { name: /ecord it$/ }).click();
      await page.waitForURL(/\/recorded\/\d+$/);
      await looksRight(page, 'correct-recorded');
      // Where the browser shows no answer it may not keep, going back asks for nothing again.
      await page.goBack().catch(() => undefined);
      expect((await served.http.get('/api/v1/children/301')).body.entries).toHaveLength(5);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('an entry is struck out with the keyboard alone, and without any script', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(`${address}/children/302/entries/${await entryOf('302', 'ChildMoved')}/strike-out`);
      await page.getByLabel('It was about another child').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Her brother moved');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'What it changes' }).waitFor();
      await page.getByRole('button', { name: /ecord it$/ }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/recorded\/\d+$/);
      expect((await served.http.get('/api/v1/children/302')).body.episodes).toHaveLength(1);
      await page.context().close();
    }, 120_000);

    test('what others rest on is not struck out, and says why', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/303/entries/${await entryOf('303', 'ChildAdmitted')}/strike-out`);
      await looksRight(page, 'strike-out');
      await page.getByLabel('It did not happen').check();
      await page.getByLabel('Why, in your own words').fill('Never came');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('alert').waitFor();
      await looksRight(page, 'strike-out-refused');
      expect(await page.getByLabel('Why, in your own words').inputValue()).toBe('Never came');
      expect(complaints.filter((one) => !/status of 422/.test(one))).toEqual([]);
      await page.context().close();
    }, 120_000);
  });
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Around } from '../../src/ledger/watched-ledger.js';
import { browserPath, launch, openPage } from '../support/browser.js';
import { becomes, ledOn, looksRight } from '../support/looking.js';
import { serve, type Served } from '../support/served.js';

const TIME = 120_000;
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const lines = (head: string, from: number, count: number, line: (child: number) => string) =>
  `${[head, ...Array.from({ length: count }, (_, index) => line(from + index))].join('\n')}\n`;

/** A ledger that takes its time over every entry after the next few, until it is let go: an import is seen under way, and stopped, however quick it is. */
const takingItsTime = () => {
  let quick = Infinity;
  const around: Around = async (call, work) => {
    if (call === 'append' && (quick -= 1) < 0) await new Promise((resolve) => setTimeout(resolve, 200));
    return work();
  };
  return { around, after: (entries: number) => void (quick = entries), letGo: () => void (quick = Infinity) };
};

if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the importing journeys did not run. Install one, or set CHROMIUM_PATH.');
  test('the importing journeys did not run, for there is no browser here', () => undefined);
} else {
  describe('bringing files in, in a browser', () => {
    const folder = mkdtempSync(join(tmpdir(), 'returns-'));
    const ledger = takingItsTime();
    let served: Served;
    let browser: Browser;
    let address = '';

    const file = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const returnOf = (from: number, count: number, bad = 0) => [
      file(`header-${from}.csv`, lines(HEADER, from, count, (child) => `${child},2,30/06/2008,WBRI,UN1,0,`)),
      file(`episodes-${from}.csv`, lines(EPISODES, from, count + bad, (child) =>
        `${child},${child >= from + count ? '31/02/2018' : '01/06/2018'},S,C2,N1,U6,PR1,01/09/2018,E4A,,S60 1AA,S60 2BB,`)),
    ];
    const head = async () => (await served.http.get('/api/v1/entries?limit=1')).body.head as number;
    const chosen = async (page: Page, files: readonly string[]) => {
      await page.goto(`${address}/import`);
      await page.getByLabel('A statutory return (SSDA903)').check();
      await page.locator('input[type=file]').setInputFiles([...files]);
      await page.getByRole('button', { name: 'Upload and look through' }).click();
    };

    beforeAll(async () => {
      served = await serve({}, undefined, ledger.around);
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, TIME);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('files are uploaded, looked through, confirmed and brought in, and nothing is sent twice', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/import`);
      await looksRight(page, 'import');
      await chosen(page, [...returnOf(1000, 40, 3), file('notes.csv', 'a,b\n1,2\n')]);
      await page.getByRole('heading', { level: 1, name: 'What is in the files' }).waitFor();
      expect(await page.getByRole('region', { name: 'The files, as they were recognised' }).innerText()).toMatch(/notes\.csv\s+Left out/);
      expect(await page.getByRole('region', { name: /^What to look at/ }).innerText()).toMatch(/141\s+3\s+The row is not imported/);
      await looksRight(page, 'import-checked');
      await page.getByRole('link', { name: 'Rule 141' }).click();
      await looksRight(page, 'import-findings');
      await page.goBack();
      await page.getByRole('button', { name: 'Continue' }).click();
      await looksRight(page, 'import-check');
      expect(await head()).toBe(0);
      await page.getByRole('button', { name: /^Record \d+ entries$/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Brought in' }).waitFor();
      await looksRight(page, 'import-result');
      const after = await head();
      expect(after).toBeGreaterThan(40);
      await page.reload();
      await page.goBack();
      expect([page.url().endsWith('/check'), await head()]).toEqual([false, after]);
      await page.goto(`${address}/import`);
      await looksRight(page, 'import-before');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, TIME);

    test('Ofsted’s register comes the same way, and what is wrong in it is told of the provider', async () => {
      const { page, complaints } = await openPage(browser);
      const head4 = 'URN,Provision type,Registration date,Registration status,Places';
      const row = (urn: string, places: string) => `${urn},Children's Home,01/02/2015,Active,${places}`;
      await page.goto(`${address}/import`);
      await page.getByLabel('Ofsted’s register of providers').check();
      await page.locator('input[type=file]').setInputFiles([file('register.csv', [head4, row('SC000001', '4'), row('SC000002', 'four')].join('\n'))]);
      await page.getByText('If the files do not tell their year, day or area').click();
      await page.getByLabel('Day the register tells of').fill('31 3 2019');
      await looksRight(page, 'import-register');
      await page.getByRole('button', { name: 'Upload and look through' }).click();
      await page.getByRole('heading', { level: 1, name: 'What is in the files' }).waitFor();
      expect(await page.getByRole('region', { name: 'The files, as they were recognised' }).innerText()).toMatch(/register\.csv\s+Register of providers\s+31 March 2019/);
      await looksRight(page, 'import-register-checked');
      await page.getByRole('link', { name: 'Rule not-a-number' }).click();
      expect(await page.getByRole('columnheader', { name: 'Provider' }).count()).toBe(1);
      await looksRight(page, 'import-register-findings');
      await page.goBack();
      await page.getByRole('button', { name: 'Continue' }).click();
      await looksRight(page, 'import-register-check');
      await page.getByRole('button', { name: /^Record \d+ entries$/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Brought in' }).waitFor();
      await looksRight(page, 'import-register-result');
      await page.getByRole('link', { name: 'See the homes' }).click();
      expect(await page.getByRole('link', { name: 'SC000001' }).count()).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, TIME);

    test('published series come the same way', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/import`);
      await page.getByLabel('Published series').check();
      await page.locator('input[type=file]').setInputFiles([file('CLA2018.csv', 'New_geog_code,geog_n,CLA_Mar2017,CLA_Mar2018\nE92000001,England,72590,75420\nE08000018,Rotherham,490,many\n')]);
      await page.getByRole('button', { name: 'Upload and look through' }).click();
      await page.getByRole('heading', { level: 1, name: 'What is in the files' }).waitFor();
      await looksRight(page, 'import-series-checked');
      await page.getByRole('link', { name: 'Rule not-a-value' }).click();
      await looksRight(page, 'import-series-findings');
      await page.goBack();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: /^Record \d+ entries$/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Brought in' }).waitFor();
      await looksRight(page, 'import-series-result');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, TIME);

    test('with the keyboard alone what is wrong is told, and the link moves to the field', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/import`);
      const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
      for (let tabs = 0; tabs < 60 && (await focused()) !== 'Upload and look through'; tabs += 1) await page.keyboard.press('Tab');
      expect(await focused()).toBe('Upload and look through');
      await ledOn(page, () => page.keyboard.press('Enter'));
      await becomes(page, 'document.activeElement.classList.contains("govuk-error-summary")');
      expect(await page.title()).toMatch(/^Error: /);
      await looksRight(page, 'import-error');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Select the files to bring in');
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('files');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, TIME);

    test('without any script it is followed, stopped, gone on with and given up all the same', async () => {
      const { page, complaints } = await openPage(browser, { javaScriptEnabled: false });
      await chosen(page, returnOf(2000, 300));
      await page.getByRole('link', { name: 'See what cannot' }).or(page.getByRole('button', { name: 'Continue' })).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Continue' }).click();
      const before = await head();
      ledger.after(50);
      await page.getByRole('button', { name: /^Record [\d,]+ entries$/ }).click();
      await page.getByRole('button', { name: 'Stop the import' }).click();
      await page.getByRole('heading', { level: 1, name: 'The import did not finish' }).waitFor();
      expect(await head()).toBeGreaterThanOrEqual(before);
      ledger.letGo();
      await page.getByRole('button', { name: 'Run the import again' }).click();
      await page.getByRole('heading', { level: 1, name: 'Brought in' }).waitFor({ timeout: 60_000 });
      expect(complaints).toEqual([]);
      await page.context().close();
    }, TIME);

    test('what is under way is shown, to a colleague too, and what did not finish', async () => {
      const { page, complaints } = await openPage(browser);
      await chosen(page, returnOf(3000, 900));
      await page.getByRole('heading', { level: 1, name: 'Looking through the files' }).waitFor();
      await looksRight(page, 'import-checking');
      await page.goto(`${address}/import`);
      await looksRight(page, 'import-busy');
      await page.getByRole('link', { name: 'See how far it is' }).click();
      await page.getByRole('button', { name: 'Continue' }).click({ timeout: 60_000 });
      ledger.after(50);
      await page.getByRole('button', { name: /^Record [\d,]+ entries$/ }).click();
      await page.locator('progress:not([value="0"])').waitFor();
      await looksRight(page, 'import-recording');
      await page.getByRole('button', { name: 'Stop the import' }).click();
      await page.getByRole('heading', { level: 1, name: 'The import did not finish' }).waitFor();
      ledger.letGo();
      await looksRight(page, 'import-unfinished');
      await page.getByRole('button', { name: 'Leave it as it is and remove the files' }).click();
      expect(await page.locator('input[type=file]').count()).toBe(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, TIME);
  });
}

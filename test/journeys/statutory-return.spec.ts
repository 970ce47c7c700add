import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { LedgerUnavailable, type Ledger } from '../../src/ledger/ledger.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { browserPath, launch, openPage } from '../support/browser.js';
import { exampleOf } from '../support/example-of.js';
import { becomes, ledOn, looksRight } from '../support/looking.js';
import { serve, type Served } from '../support/served.js';

const LIMIT = 120_000;

if (!browserPath) {
  test('the journeys of the statutory return did not run, for there is no browser here', () => console.warn('No Chromium or Chrome was found: set CHROMIUM_PATH.'));
} else {
  describe('the statutory return, in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serve({ TRACKER_EXAMPLE: 'yes', TRACKER_AUTHORITY_NAME: 'Exampleshire Council' }, '2026-11-22' as CalendarDate);
      await exampleOf(60, served);
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, LIMIT);
    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test.each([['morgan.example', false], ['priya.example', true]] as const)('%s gets from the navigation to its files, with scripts: %j', async (as, javaScriptEnabled) => {
      const { page, complaints } = await openPage(browser, { as, javaScriptEnabled });
      await page.goto(`${address}/${as === 'morgan.example' ? 'measures' : 'import'}`);
      if (as === 'morgan.example') await page.getByRole('link', { name: 'Reports' }).click();
      await page.getByRole('link', { name: 'Return', exact: true }).click();
      await page.getByLabel('Year in which the collection year ends').fill('2025');
      await page.getByRole('button', { name: 'Write the return' }).click();
      await page.getByRole('heading', { level: 1, name: 'Return for 2024 to 2025', exact: true }).waitFor();
      expect(new URL(page.url()).search).toMatch(/^\?year=2025&knownAt=\d+$/);
      const begun = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download the 12 files (ZIP of CSV)' }).click();
      const downloaded = await begun;
      expect(downloaded.suggestedFilename()).toMatch(/^ssda903-2024-25-entry-\d+(-without-identity)?\.zip$/);
      expect(Object.keys(unzipSync(readFileSync(await downloaded.path())))).toHaveLength(12);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LIMIT);

    test('no state of it has a barrier, and each fits a screen of 320 pixels', async () => {
      const { page, complaints } = await openPage(browser, { as: 'ali.example' });
      await page.goto(`${address}/return`);
      await looksRight(page, 'return');
      await page.getByLabel('Year in which the collection year ends').fill('2030');
      await ledOn(page, () => page.getByRole('button', { name: 'Write the return' }).click());
      await becomes(page, 'document.activeElement.classList.contains("govuk-error-summary")');
      await looksRight(page, 'return-error');
      await page.getByRole('link', { name: /^That collection year begins/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('year');
      await page.goto(`${address}/return/prepared?year=2026`);
      await page.getByRole('heading', { level: 1, name: 'Return for 2025 to 2026', exact: true }).waitFor();
      await looksRight(page, 'return-ready');
      await page.getByRole('link', { name: /^Rule / }).first().click();
      await looksRight(page, 'return-findings');
      await page.goto(`${address}/return/prepared?year=2027`);
      await page.getByText('The collection year lasts until 31 March 2027').waitFor();
      await looksRight(page, 'return-of-this-year');
      await page.goto(`${address}/return/prepared?year=1999`);
      await page.getByText('Nothing is recorded of that year').waitFor();
      await looksRight(page, 'return-empty');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LIMIT);

    test('it is followed while it is written, and told where it could not be', async () => {
      const ledger = served.serving.app.get<Ledger>(LEDGER, { strict: false });
      const { readStreams } = ledger;
      let goOn: (fault?: Error) => void = () => undefined;
      const held = new Promise<void>((resolve, reject) => { goOn = (fault) => (fault ? reject(fault) : resolve()); });
      Object.assign(ledger, {
        async *readStreams(upTo: number) {
          await held;
          yield* readStreams.call(ledger, upTo);
        },
      });
      const { page, complaints } = await openPage(browser, { as: 'ali.example' });
      try {
        await page.goto(`${address}/return/prepared?year=2023`);
        await looksRight(page, 'return-preparing');
        goOn(new LedgerUnavailable('the disk is gone'));
        await page.getByRole('heading', { level: 1, name: 'Return for 2022 to 2023 could not be written' }).waitFor();
        await looksRight(page, 'return-failed');
      } finally {
        Object.assign(ledger, { readStreams });
      }
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { level: 1, name: 'Return for 2022 to 2023', exact: true }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LIMIT);
  });
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { exampleOf } from '../support/example-of.js';
import { barriersOn, browserPath, launch, openPage, picture } from '../support/browser.js';
import { serve, type Served } from '../support/served.js';

const today = '2026-11-22' as CalendarDate;

if (!browserPath) {
  test('the journeys of the booklet did not run, for there is no browser here', () => undefined);
} else {
  describe('the booklet in a browser', () => {
    let full: Served;
    let address = '';
    let browser: Browser;
    const scratch = mkdtempSync(join(tmpdir(), 'booklet-'));

    beforeAll(async () => {
      full = await serve({ TRACKER_EXAMPLE: 'yes', TRACKER_AUTHORITY_NAME: 'Exampleshire Council' }, today);
      await exampleOf(60, full);
      await full.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(full.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      for (const asAt of ['2025-03-31', '2026-03-31'])
        await full.http.post('/api/v1/editions').send({ commandId: crypto.randomUUID(), by: 'officer', asAt, profile: 'internal' }).expect(201);
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await full?.close();
      rmSync(scratch, { recursive: true, force: true });
    });

    /** No barrier, and nothing beside a screen of 320 pixels. */
    const fit = async (page: Page, name: string): Promise<void> => {
      expect(await barriersOn(page)).toEqual([]);
      await picture(page, name);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    };

    test.each([
      ['booklet', '/booklet'],
      ['booklet-error', '/booklet/made?asAt=32+13+2019&profile=secret'],
      ['editions', '/editions'],
      ['edition', '/editions/2'],
    ])('%s has no barrier, and fits a small screen', async (name, path) => {
      const { page, complaints } = await openPage(browser, { as: 'morgan.example' });
      await page.goto(`${address}${path}`);
      await fit(page, name);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('is asked for, waited for, read, and followed to the children behind a number, without any script', async () => {
      const { page, complaints } = await openPage(browser, { as: 'morgan.example', javaScriptEnabled: false });
      await page.goto(`${address}/children`);
      await page.getByRole('link', { name: 'Reports' }).click();
      await page.getByLabel('As at').fill('31 March 2026');
      await page.getByLabel('Operational').check();
      await page.getByRole('button', { name: 'Make the booklet' }).click();
      await page.getByRole('button', { name: 'Read it here' }).click({ timeout: 30_000 });
      expect(await page.title()).toMatch(/^Sufficiency data booklet, Exampleshire Council/);
      await page.getByRole('link', { name: /^Table 2:/ }).click();
      await page.getByRole('row', { name: /^All children/ }).first().getByRole('link').first().click();
      expect(await page.locator('h1').innerText()).toMatch(/^Children in care: \d+$/);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('has no barrier where it is read, nor as a file of its own, on any screen', async () => {
      const { page, complaints, asked } = await openPage(browser, { as: 'morgan.example' });
      const query = 'asAt=2026-03-31&profile=internal';
      await page.goto(`${address}/booklet/made?${query}`);
      await page.getByRole('button', { name: 'Read it here' }).click({ timeout: 30_000 });
      await fit(page, 'booklet-read');
      const { text } = await full.http.get(`/api/v1/booklet?${query}&format=html`).expect(200);
      const file = join(scratch, 'booklet.html');
      writeFileSync(file, text);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`file://${file}`);
      await fit(page, 'booklet-file');
      expect(asked.filter((one) => !one.startsWith(address) && one !== `file://${file}`)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 240_000);
  });
}

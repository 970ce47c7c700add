import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { barriersOn, browserPath, launch, openPage, picture } from '../support/browser.js';
import { admission, recordFact, serve, type Served } from '../support/served.js';

if (!browserPath) {
  test('the journey of a page left open did not run, for there is no browser here', () => undefined);
} else {
  describe('a page left open', () => {
    let [served, address]: [Served | undefined, string] = [undefined, ''];
    let browser: Browser;
    const admit = (child: number) => recordFact(served as Served, String(child), admission('2018-12-01')).expect(201);

    beforeAll(async () => {
      served = await serve();
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      for (let child = 100; child < 130; child += 1) await admit(child);
      browser = await launch();
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test('says what was recorded since, moves nothing under its reader, and shows it when asked', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children?by=legalStatus`);
      const shown = () => page.locator('.app-counts').innerText();
      const place = () => page.evaluate<number>('document.querySelector(".govuk-table__row:last-child").getBoundingClientRect().top');
      const before = [await shown(), await place()];
      await admit(201);
      await page.getByText('1 new entry was recorded. Show it').waitFor();
      await admit(202);
      await admit(203);
      const notice = page.locator('.app-live');
      await notice.getByText('3 new entries were recorded.').waitFor();
      expect([await shown(), await place()]).toEqual(before);
      expect(await notice.isVisible()).toBe(true);
      expect(await barriersOn(page)).toEqual([]);
      await picture(page, 'home-new-entries');
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.getByRole('link', { name: 'Show them' }).click();
      await page.getByText('33', { exact: true }).first().waitFor();
      expect(page.url()).toBe(`${address}/children?by=legalStatus`);
      expect(await notice.innerText()).toBe('');
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('has no notice without scripts, and none where it is told as known at an entry', async () => {
      for (const [path, options] of [['/children', { javaScriptEnabled: false }], ['/children?knownAt=30', {}]] as const) {
        const { page, asked } = await openPage(browser, options);
        await page.goto(`${address}${path}`);
        await page.waitForLoadState('networkidle');
        expect(asked.filter((one) => one.endsWith('/live'))).toEqual([]);
        expect(await page.getByText('Show them').count()).toBe(0);
        await page.context().close();
      }
    });

    test('of a long list is turned with links, without scripts and without barrier', async () => {
      for (let child = 300; child < 480; child += 1) await admit(child);
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(`${address}/children`);
      await page.getByRole('navigation', { name: 'Pages of the list' }).getByRole('link', { name: 'Next' }).click();
      expect(await page.title()).toMatch(/^Children in care \(page 2 of 3\)/);
      await page.context().close();
      const seen = await openPage(browser);
      await seen.page.goto(`${address}/children?page=2`);
      expect(await barriersOn(seen.page)).toEqual([]);
      await picture(seen.page, 'home-page-2');
      await seen.page.setViewportSize({ width: 320, height: 640 });
      expect(await seen.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      expect(seen.complaints).toEqual([]);
      await seen.page.context().close();
    }, 120_000);
  });
}

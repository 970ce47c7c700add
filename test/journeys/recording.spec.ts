import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { barriersOn, browserPath, launch, openPage, picture } from '../support/browser.js';
import { admission, particulars, recordFact, serve, type Served } from '../support/served.js';

/** What a person did, counted in the browser itself. */
type Done = { keystrokes: number; clicks: number };

const counting = async (page: Page): Promise<Done> => {
  const done: Done = { keystrokes: 0, clicks: 0 };
  await page.exposeFunction('didOnce', (what: keyof Done) => void (done[what] += 1));
  await page.addInitScript(`
    addEventListener('keydown', () => didOnce('keystrokes'), true);
    addEventListener('pointerdown', () => didOnce('clicks'), true);`);
  return done;
};

/** A browser complains of every answer that is no 2xx; a refusal is one. */
const unexpected = (complaints: readonly string[]) => complaints.filter((one) => !/status of (409|422)/.test(one));

if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the recording journeys did not run. Install one, or set CHROMIUM_PATH.');
  test('the recording journeys did not run, for there is no browser here', () => undefined);
} else {
  describe('recording in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serve();
      for (const child of ['201', '202', '203', '204']) {
        await recordFact(served, child, particulars('2008-06-30'));
        await recordFact(served, child, admission('2018-12-01'));
      }
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    const clean = async (page: Page, name: string) => {
      expect([name, await barriersOn(page)]).toEqual([name, []]);
      expect(await page.locator('h1').count()).toBe(1);
      await picture(page, name);
      const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
      await page.setViewportSize({ width: 320, height: 640 });
      expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 320]);
      await page.setViewportSize({ width, height });
    };

    test('a move takes at most nine fields, three clicks and few keystrokes', async () => {
      const { page, complaints } = await openPage(browser);
      const done = await counting(page);
      await page.goto(`${address}/children/201`);
      await page.getByRole('link', { name: 'Record a move' }).click();
      const fields = await page.locator('form').locator('input:not([type=hidden]), select').count();
      await page.getByLabel('Day of the move').focus();
      await page.keyboard.type('1 2 2019');
      for (const choice of ['Children', 'Private', 'Change to']) {
        await page.keyboard.press('Tab');
        await page.keyboard.type(choice);
      }
      await page.getByLabel('Your initials').focus();
      await page.keyboard.type('AB');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Record it' }).click();
      expect(await page.title()).toContain('Recorded: child 201');
      expect(await page.getByRole('main').innerText()).toMatch(/Recorded\s+Entry \d+\s+Moved to another carer, 1 February 2019/);
      console.log(`Recording a move: ${fields} fields, ${done.clicks} clicks, ${done.keystrokes} keystrokes`);
      expect(fields).toBeLessThanOrEqual(9);
      expect(done.clicks).toBe(3);
      expect(done.keystrokes).toBeLessThanOrEqual(45);
      await page.getByRole('link', { name: 'See child 201' }).click();
      expect(await page.getByRole('region', { name: /^Episodes/ }).innerText()).toContain('K2');
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('no state of it has a barrier, and each fits a screen of 320 pixels', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/202/move`);
      await clean(page, 'move');
      await page.getByRole('button', { name: 'Continue' }).click();
      expect(await page.title()).toMatch(/^Error: /);
      await page.waitForFunction('document.activeElement.classList.contains("govuk-error-summary")');
      await clean(page, 'move-error');
      await page.getByRole('link', { name: 'Give an answer to “Day of the move”' }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('effectiveOn');
      await page.keyboard.type('1 11 2018');
      await page.getByLabel('Where the child lives').selectOption('P1');
      await page.getByLabel('Who provides it').selectOption('PR4');
      await page.getByLabel('Why the placement before ended').selectOption('CARPL');
      await page.getByLabel('Your initials').fill('AB');
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
      await page.waitForLoadState();
      await clean(page, 'move-refused');
      await page.getByLabel('Day of the move').fill('1 2 2019');
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
      await page.waitForLoadState();
      expect(await page.getByRole('heading', { level: 2, name: 'Are you sure?' }).count()).toBe(1);
      await clean(page, 'move-suspect');
      await page.getByRole('button', { name: 'Change the answers' }).click();
      expect(await page.getByLabel('Day of the move').inputValue()).toBe('1 2 2019');
      await page.getByLabel('Where the child lives').selectOption('K2');
      await page.getByRole('button', { name: 'Continue' }).click();
      await clean(page, 'move-check');
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.waitForURL(/\/recorded\/\d+$/);
      await clean(page, 'move-recorded');
      await page.goto(`${address}/children/202/leave`);
      await clean(page, 'leave');
      expect(unexpected(complaints)).toEqual([]);
      await page.context().close();
    });

    test('without any script, a button pressed twice writes once, and reloading the confirmation nothing', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      const head = async () => ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head;
      await page.goto(`${address}/children/203/leave`);
      await page.getByLabel('Day on which care ended').fill('1 3 2019');
      await page.getByLabel('Why care ended').selectOption('E4A');
      await page.getByLabel('Your initials').fill('AB');
      await page.getByRole('button', { name: 'Continue' }).click();
      const before = await head();
      await page.getByRole('button', { name: /ecord it$/ }).dblclick();
      await arriving(page, /\/children\/203\/recorded\/\d+$/);
      expect(page.url()).toBe(`${address}/children/203/recorded/${before + 1}`);
      await page.reload();
      expect(page.url()).toBe(`${address}/children/203/recorded/${before + 1}`);
      expect(await head()).toBe(before + 1);
      await page.context().close();
    });

    test('a form on another site records nothing', async () => {
      const { page } = await openPage(browser);
      await page.route('http://elsewhere.example/', (route) =>
        route.fulfill({ contentType: 'text/html', body: `<form method="post" action="${address}/children/204/move"><button>Go</button></form>` }));
      await page.goto('http://elsewhere.example/');
      const answered = page.waitForResponse(/\/children\/204\/move$/);
      await page.getByRole('button').click();
      expect((await answered).status()).toBe(403);
      await page.context().close();
    });
  });
}

/** Waits until the page is there: the second press gives up the first one's way there, which a wait for it would take for a fault. */
const arriving = async (page: Page, address: RegExp): Promise<void> => {
  while (!address.test(page.url())) await page.waitForTimeout(20);
  await page.waitForLoadState('load');
};

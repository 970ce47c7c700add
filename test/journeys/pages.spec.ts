import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { exampleOf } from '../support/example-of.js';
import { barriersOn, browserPath, launch, openPage, picture, type As } from '../support/browser.js';
import { becomes } from '../support/looking.js';
import { serve, type Served } from '../support/served.js';

const today = '2026-11-22' as CalendarDate;

const addressOf = async ({ serving }: Served): Promise<string> => {
  await serving.app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
};

if (!browserPath) {
  console.warn(
    'No Chromium or Chrome was found, so the browser journeys did not run. Install one, or set CHROMIUM_PATH.',
  );
  test('the browser journeys did not run, for there is no browser here', () => undefined);
} else {
  describe('in a browser', () => {
    let [full, empty]: (Served | undefined)[] = [];
    let [address, emptyAddress] = ['', ''];
    let browser: Browser;

    beforeAll(async () => {
      full = await serve({ TRACKER_EXAMPLE: 'yes', TRACKER_AUTHORITY_NAME: 'Exampleshire Council' }, today);
      await exampleOf(60, full);
      empty = await serve();
      [address, emptyAddress] = [await addressOf(full), await addressOf(empty)];
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await full?.close();
      await empty?.close();
    });

    const STATES: readonly (readonly [name: string, url: () => string, as?: As])[] = [
      ['home', () => `${address}/children?asAt=2026-03-31`],
      ['home-known-then', () => `${address}/children?asAt=2024-03-31&knownAt=2024-07-01`],
      ['home-error', () => `${address}/children?asAt=32+13+2019&knownAt=x&by=y`],
      ['home-empty', () => `${emptyAddress}/`],
      ['compare', () => `${address}/compare`],
      ['compare-answered', () => `${address}/compare?asAt=2024-03-31&knownAt=2024-07-01&asAtB=2024-03-31`],
      ['entry-return', () => `${address}/entries/1`],
      ['figure', () => `${address}/measures/sufficiency/lac.total?asAt=2026-03-31`],
      ['discrepancies', () => `${address}/discrepancies?asAt=2026-03-31`],
      ['discrepancies-empty', () => `${emptyAddress}/discrepancies`],
      ['discrepancies-error', () => `${address}/discrepancies?asAt=x`],
      ['reconciliation', () => `${address}/reconciliation`],
      ['reconciliation-then', () => `${address}/reconciliation?from=2023-04-01&to=2024-03-31&published=300`],
      ['reconciliation-months', () => `${address}/reconciliation?from=2023-04-01&to=2024-03-31&published=month-ends`],
      ['reconciliation-empty', () => `${emptyAddress}/reconciliation`],
      ['reconciliation-error', () => `${address}/reconciliation?from=x&to=y&knownAt=z&published=w`],
      ['not-found', () => `${address}/nothing`],
      ['not-for-this-role', () => `${address}/admission`, 'morgan.example'],
    ];

    test.each(STATES)(
      '%s has no barrier, asks for nothing but what is ours, and fits a screen of 320 pixels',
      async (name, url, as: As = 'priya.example') => {
        const { page, complaints, asked } = await openPage(browser, { as });
        await page.goto(url());
        await becomes(page, 'document.body.classList.contains("js-enabled")');
        expect(await barriersOn(page)).toEqual([]);
        expect(complaints).toEqual([]);
        expect(
          asked.filter(
            (one) => !one.startsWith('http://127.0.0.1') || /font|crest/.test(one.replace('govuk-frontend', '')),
          ),
        ).toEqual([]);
        expect(await page.locator('h1').count()).toBe(1);
        const family: unknown = await page.evaluate('getComputedStyle(document.querySelector("h1")).fontFamily');
        expect(family).toBe('Arial, sans-serif');
        await picture(page, name);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
        await page.context().close();
      },
    );

    test('one gets from a count to the children, a child and an entry without any script', async () => {
      const { page, complaints } = await openPage(browser, { as: 'ali.example', javaScriptEnabled: false });
      await page.goto(`${address}/children`);
      await page.getByLabel('As at').fill('31 March 2026');
      await page.getByLabel('Count by').selectOption({ label: 'Legal status' });
      await page.getByRole('button', { name: 'Show' }).click();
      expect(new URL(page.url()).search).toBe('?asAt=31+March+2026&knownAt=&by=legalStatus');
      await page.getByRole('link', { name: 'Full care order' }).click();
      const listed = page.getByRole('region').last().getByRole('row');
      expect(await listed.count()).toBeGreaterThan(5);
      await listed.nth(1).getByRole('link').click();
      expect(await page.locator('.govuk-caption-l').innerText()).toContain('As at 31 March 2026');
      await page
        .getByRole('link', { name: /^entry / })
        .first()
        .click();
      expect(await page.title()).toMatch(/^Entry [\d,]+ – Placement Tracker – Exampleshire Council$/);
      await page.getByRole('link', { name: 'Changes' }).click();
      expect(await page.getByRole('navigation', { name: 'Changes' }).getByRole('link', { name: 'Compare' }).getAttribute('aria-current')).toBe('page');
      await page.getByRole('link', { name: /year on year/ }).click();
      expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(
        expect.arrayContaining([expect.stringMatching(/^The world changed: /), expect.stringMatching(/^We learned: /)]),
      );
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('an error takes the focus, and leads to the field it is about', async () => {
      const { page } = await openPage(browser);
      await page.goto(`${address}/compare?asAt=2026-03-31&asAtB=31+13+2026`);
      expect(await page.title()).toMatch(/^Error: /);
      await becomes(page, 'document.activeElement.classList.contains("govuk-error-summary")');
      await page.getByRole('link', { name: /must be a real date/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('asAtB');
      expect(await page.locator('#asAtB').inputValue()).toBe('31 13 2026');
      expect(await page.locator('#asAt').inputValue()).toBe('2026-03-31');
      await page.context().close();
    });

    test('one can do everything with the keyboard: skip to the answer, and scroll a table', async () => {
      const { page } = await openPage(browser, { viewport: { width: 320, height: 640 } });
      await page.goto(`${address}/children?asAt=2026-03-31`);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toContain('Skip to main content');
      await page.keyboard.press('Enter');
      for (let pressed = 0; pressed < 12; pressed += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate('document.activeElement.getAttribute("role") === "region"')) break;
      }
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('region');
      await page.context().close();
    });
  });
}

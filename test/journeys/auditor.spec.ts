import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { browserPath, launch, openPage } from '../support/browser.js';
import { exampleOf } from '../support/example-of.js';
import { tamper } from '../support/ledger-tampering.js';
import { looksRight } from '../support/looking.js';
import { admission, move, recordFact, send, serve, type Served } from '../support/served.js';

const LIMIT = 120_000;

if (!browserPath) {
  test('the auditor’s journeys did not run, for there is no browser here', () => console.warn('No Chromium or Chrome was found: set CHROMIUM_PATH.'));
} else {
  describe('an auditor in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serve({ TRACKER_EXAMPLE: 'yes', TRACKER_AUTHORITY_NAME: 'Exampleshire Council' }, '2026-11-22' as CalendarDate);
      await exampleOf(40, served);
      await recordFact(served, 'LATE-1', admission('2026-03-01'));
      await served.as('morgan.example').post('/api/v1/editions').send({ commandId: crypto.randomUUID(), by: 'officer', asAt: '2026-03-31', profile: 'internal' }).expect(201);
      await recordFact(served, 'LATE-1', move('2026-03-10'));
      const { body } = await served.http.get('/api/v1/entries?reference=LATE-1&type=ChildMoved');
      await send(served, 'LATE-1', 'corrections', { entry: body.entries[0].id, fact: move('2026-03-12'), reason: 'facts-were-wrong' }).expect(201);
      await recordFact(served, 'LATE-2', admission('2026-03-20'));
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, LIMIT);
    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test.each([
      ['auditor-entries', '/entries'],
      ['auditor-entries-chosen', '/entries?kind=child&form=change&recordedFrom=1+11+2026'],
      ['auditor-entries-error', '/entries?recordedFrom=soon&lateBy=many'],
      ['auditor-entries-none', '/entries?reference=nobody'],
      ['auditor-entry', '/entries/3'],
      ['auditor-replay', '/children/LATE-1/replay'],
      ['auditor-lateness', '/lateness'],
      ['auditor-lateness-error', '/lateness?from=soon'],
      ['auditor-lateness-empty', '/lateness?to=1+1+2001'],
      ['auditor-published', '/published-changes'],
      ['auditor-published-numbers', '/published-changes/1'],
      ['auditor-published-entries', '/published-changes/1?view=entries'],
      ['auditor-published-recorders', '/published-changes/1?view=recorders'],
      ['auditor-checks-none', '/checks'],
    ])('%s looks right', async (state, path) => {
      const { page, complaints } = await openPage(browser, { as: 'ali.example' });
      await page.goto(`${address}${path}`);
      await looksRight(page, state);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LIMIT);

    test('follows a late number to its entries, an entry to its proof, and a child step by step, with the keyboard alone', async () => {
      const { page, complaints } = await openPage(browser, { as: 'ali.example' });
      await page.goto(`${address}/entries`);
      await page.locator('summary', { hasText: 'Look for entries' }).focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('Reference').focus();
      await page.keyboard.type('LATE-1');
      await page.keyboard.press('Enter');
      await page.waitForURL(/reference=LATE-1/);
      expect(await page.locator('.moj-filter__tag').allInnerTexts()).toEqual([expect.stringContaining('Reference LATE-1')]);
      await page.locator('tbody th a').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/entries\/\d+$/);
      await page.getByRole('link', { name: 'What was believed after it, step by step' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/replay/);
      expect(await page.locator('.app-steps .govuk-tag').allInnerTexts()).toEqual(expect.arrayContaining(['Changed', 'No longer believed', 'New']));
      await page.getByRole('link', { name: 'Step before' }).first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/step=2/);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LIMIT);

    test('is led by an error to its field', async () => {
      const { page } = await openPage(browser, { as: 'ali.example' });
      await page.goto(`${address}/entries?lateBy=many`);
      await page.locator('.govuk-error-summary a').click();
      expect(await page.evaluate('document.activeElement.id')).toBe('lateBy');
      await page.goto(`${address}/checks`);
      await page.getByLabel('A hash noted earlier').fill('nonsense');
      await page.getByRole('button', { name: 'Verify' }).click();
      await looksRight(page, 'auditor-checks-error');
      await page.locator('.govuk-error-summary a').click();
      expect(await page.evaluate('document.activeElement.id')).toBe('witness');
      await page.context().close();
    }, LIMIT);

    test('verifies and replays without any script, waits for the verdict, and goes back without asking again', async () => {
      const { page, complaints } = await openPage(browser, { as: 'ali.example', javaScriptEnabled: false });
      await page.goto(`${address}/`);
      await page.getByRole('link', { name: 'Checks', exact: true }).click();
      for (const [button, found] of [['Verify', /verified in .* No changes found/], ['Replay', /replayed in .* are the same/]] as const) {
        await page.goto(`${address}/checks`);
        await page.getByRole('button', { name: button }).click();
        await page.locator('.govuk-panel').waitFor({ timeout: 60_000 });
        expect(await page.locator('.govuk-panel').innerText()).toMatch(found);
      }
      const checks = ((await served.as('ali.example').get('/api/v1/checks')).body as { checks: unknown[] }).checks.length;
      await page.goBack();
      await page.reload();
      expect(((await served.as('ali.example').get('/api/v1/checks')).body as { checks: unknown[] }).checks).toHaveLength(checks);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LIMIT);

    test('sees what was checked, a sound verdict, and an altered entry told loudly', async () => {
      const { page, complaints } = await openPage(browser, { as: 'ali.example' });
      await page.goto(`${address}/checks`);
      await looksRight(page, 'auditor-checks');
      await page.locator('tbody th a').first().click();
      await looksRight(page, 'auditor-check-sound');
      tamper(join(served.config.data, 'ledger.db'), (database) => database.prepare("update entry set recorded_by = 'somebody' where number = 12").run());
      await page.goto(`${address}/checks`);
      await page.getByRole('button', { name: 'Verify' }).click();
      await page.getByRole('heading', { name: 'The ledger is not as it was written' }).waitFor({ timeout: 60_000 });
      await looksRight(page, 'auditor-check-altered');
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByText('The first bad position is').isVisible()).toBe(true);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, LIMIT);
  });
}

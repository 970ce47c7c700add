import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { becomes, looksRight } from '../support/looking.js';
import { admission, move, particulars, recordFact, send, sendRecord, serve, type Served } from '../support/served.js';

const addressOf = async ({ serving }: Served): Promise<string> => {
  await serving.app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
};

const PARTS = [['', 'Overview'], ['/timeline', 'Timeline'], ['/homes', 'Homes'], ['/costs', 'Costs'], ['/legal-statuses', 'Legal status'], ['/corrections', 'Corrections']] as const;

if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the journeys of a child’s record did not run. Install one, or set CHROMIUM_PATH.');
  test('the journeys of a child’s record did not run, for there is no browser here', () => undefined);
} else {
  describe('in a browser, somebody who looks for a child', () => {
    let served: Served;
    let browser: Browser;
    let address = '';

    beforeAll(async () => {
      served = await serve();
      const called = (name: string, born: string) => ({ ...particulars(born), identity: { name } });
      await recordFact(served, '4101', called('Ada Lovelace', '2005-06-30')).expect(201);
      await recordFact(served, '4101', admission('2018-04-02', { placement: { type: 'K2', provider: 'PR4', urn: 'SC012345', distance: 12.3 } })).expect(201);
      await recordFact(served, '4101', move('2019-02-01', { placement: { type: 'U6', provider: 'PR1', carer: 'H1' }, legalStatus: 'C2' })).expect(201);
      await recordFact(served, '4101', { type: 'SiblingGroupJoined', effectiveOn: '2018-04-02', group: 'G1' }).expect(201);
      await recordFact(served, '4102', called('Adam Smith', '2006-02-28')).expect(201);
      await recordFact(served, '4102', admission('2018-05-02')).expect(201);
      await recordFact(served, '4102', { type: 'SiblingGroupJoined', effectiveOn: '2018-05-02', group: 'G1' }).expect(201);
      await sendRecord(served, 'fees', '4101', 'facts', { fact: { type: 'FeeAgreed', effectiveOn: '2018-04-02', terms: { weekly: 300_000, purchase: 'spot' } } }).expect(201);
      const { body } = await recordFact(served, '4101', { type: 'ChildReviewed', effectiveOn: '2018-11-01', participation: 'PN2' }).expect(201);
      const entry = (body as { entries: { number: number }[] }).entries[0]?.number;
      await send(served, '4101', 'corrections', { entry, fact: { type: 'ChildReviewed', effectiveOn: '2018-11-05', participation: 'PN1' }, reason: 'facts-were-wrong' }).expect(201);
      address = await addressOf(served);
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    const inFocus = (page: Page) => page.evaluate('document.activeElement.id');

    test('is offered children from the second letter, and opens one by the keyboard alone', async () => {
      const { page, complaints, asked } = await openPage(browser);
      await page.goto(`${address}/children`);
      await page.getByLabel('Find a child').focus();
      await page.keyboard.type('a');
      await page.keyboard.type('d');
      const options = page.locator('#find-found').getByRole('option');
      await options.first().waitFor();
      expect(await options.allInnerTexts()).toEqual([expect.stringContaining('Ada Lovelace'), expect.stringContaining('Adam Smith')]);
      expect(await page.locator('.app-find [role=status]').innerText()).toBe('2 children found.');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('#find').getAttribute('aria-activedescendant')).toBe('found-1');
      await looksRight(page, 'find-offered');
      await page.keyboard.press('Escape');
      expect(await options.count()).toBe(0);
      await page.keyboard.type('a');
      await options.first().waitFor();
      expect(await options.count()).toBe(2);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${address}/children/4101`);
      expect(await page.locator('h1').innerText()).toBe('Child 4101, Ada Lovelace');
      expect(asked.filter((one) => /ada/i.test(decodeURIComponent(one)))).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('opens the one child that is meant with Enter, and comes back without sending anything again', async () => {
      const { page, complaints } = await openPage(browser);
      const posts: string[] = [];
      page.on('request', (request) => request.method() === 'POST' && !request.url().endsWith('/suggestions') && posts.push(request.url()));
      await page.goto(`${address}/children`);
      await page.getByLabel('Find a child').fill('lovelace');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${address}/children/4101`);
      await page.goBack();
      expect(page.url()).toBe(`${address}/children`);
      await page.getByLabel('Find a child').fill('a');
      await page.getByRole('button', { name: 'Find' }).first().click();
      await page.waitForURL(/\/children\/find\?search=/);
      expect(await page.locator('h1').innerText()).toBe('2 children found');
      await looksRight(page, 'find-results');
      await page.getByRole('link', { name: '4102' }).click();
      await page.goBack();
      expect(await page.locator('h1').innerText()).toBe('2 children found');
      expect(posts).toHaveLength(2);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('finds without any script, but no names as an auditor', async () => {
      const { page, complaints } = await openPage(browser, { as: 'ali.example', javaScriptEnabled: false });
      await page.goto(`${address}/children`);
      await page.getByLabel('Find a child').fill('Ada');
      await page.getByRole('button', { name: 'Find' }).click();
      expect(await page.getByRole('main').innerText()).toContain('There are no results for your search.');
      await page.getByLabel('Look for').fill('410');
      await page.getByRole('button', { name: 'Find' }).last().click();
      expect(await page.locator('h1').innerText()).toBe('2 children found');
      expect(await page.getByRole('main').innerText()).not.toMatch(/Ada|Smith/);
      await page.getByRole('link', { name: '4101' }).click();
      expect(await page.locator('h1').innerText()).toBe('Child 4101');
      for (const [part, name] of PARTS.slice(1)) {
        await page.getByRole('link', { name, exact: true }).click();
        expect(new URL(page.url()).pathname).toBe(`/children/4101${part}`);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test.each(PARTS)('sees “%s” (%s) of the record without a barrier', async (part, name) => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/4101${part}`);
      await becomes(page, 'document.body.classList.contains("js-enabled")');
      await looksRight(page, `child-${name.toLowerCase().replace(' ', '-')}`);
      await page.goto(`${address}/children/4101${part}?knownAt=2`);
      await looksRight(page, `child-${name.toLowerCase().replace(' ', '-')}-known-then`);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('sees a child of whom next to nothing is recorded, and one of whom nothing is', async () => {
      const { page } = await openPage(browser);
      for (const part of ['timeline?corrected=yes', 'timeline?type=ShoeSize', 'homes?knownAt=1', 'costs?knownAt=1', 'legal-statuses?knownAt=1', '?knownAt=1', '?asAt=x']) {
        await page.goto(`${address}/children/4101/${part}`.replace('/?', '?'));
        await looksRight(page, `child-${part.replace(/\W+/g, '-').replace(/^-/, '')}`);
      }
      await page.goto(`${address}/children/0000/timeline`);
      await looksRight(page, 'child-timeline-not-known');
      await page.context().close();
    }, 120_000);

    test('goes by the timeline to what was corrected and back to the entry', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/4101/timeline`);
      await page.getByLabel('Show entries that were later corrected').check();
      await page.getByRole('button', { name: 'Apply' }).click();
      expect(new URL(page.url()).searchParams.get('corrected')).toBe('yes');
      await page.getByText('Original entry and fingerprint').first().click();
      expect(await page.getByText(/^Entry \d+, number \d+ of this record/).first().isVisible()).toBe(true);
      await page.getByRole('link', { name: 'Correct entry 11' }).click();
      expect(page.url()).toMatch(/\/children\/4101\/entries\/11\/correct$/);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('narrows and sorts the list of children, and is led from an error to its field', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children`);
      await page.getByText('Filter the list').click();
      await page.locator('#filter-placementType').selectOption({ label: 'Foster carer who is not a relative or friend, other (U6) – 2' });
      await page.getByRole('button', { name: 'Apply filters' }).click();
      expect(await page.locator('h1').innerText()).toBe('Children in care: 2 found');
      await page.getByRole('link', { name: 'Days in care' }).click();
      await page.getByRole('link', { name: 'Days in care' }).click();
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
      expect(await page.locator('.app-rows').last().getByRole('rowheader').allInnerTexts()).toEqual(['4101', '4102']);
      await looksRight(page, 'children-filtered');
      await page.getByLabel('Reference begins').fill('99');
      await page.getByRole('button', { name: 'Apply filters' }).click();
      expect(await page.getByRole('main').innerText()).toContain('There are no results for your search.');
      await looksRight(page, 'children-nothing-found');
      await page.getByRole('link', { name: 'Clear filters and list all children' }).click();
      expect(await page.locator('h1').innerText()).toBe('Children in care: 2');
      await page.goto(`${address}/children?reference=Ada+L`);
      await looksRight(page, 'children-filter-error');
      await page.getByRole('link', { name: /must be the beginning of a reference/ }).click();
      expect(await inFocus(page)).toBe('reference');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);
  });
}

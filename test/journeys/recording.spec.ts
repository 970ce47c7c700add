import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { browserPath, launch, openPage } from '../support/browser.js';
import { counting, secondsFor } from '../support/keystroke-level.js';
import { becomes, ledOn, looksRight } from '../support/looking.js';
import { whileAppending } from '../support/recording.js';
import { admission, particulars, recordFact, sendRecord, serve, type Served } from '../support/served.js';

/** A browser complains of every answer that is no 2xx; a refusal, a conflict and a store out of reach are such. */
if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the recording journeys did not run. Install one, or set CHROMIUM_PATH.');
  test('the recording journeys did not run, for there is no browser here', () => undefined);
} else {
  describe('recording what happens to a child, in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';
    const head = async () => ((await served.http.get('/api/v1/entries?limit=1')).body as { head: number }).head;
    const focused = (page: Page) => page.evaluate<string>('document.activeElement.id');
    const presses = async (page: Page, name: string | RegExp) => {
      await ledOn(page, () => page.getByRole('button', { name }).click());
    };

    beforeAll(async () => {
      served = await serve();
      const terms = { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred'] };
      for (const id of ['FH-1', 'FH-2', 'FH-3']) await sendRecord(served, 'carers', id, 'facts', { fact: { type: 'CarerApproved', effectiveOn: '2018-01-01', terms } }).expect(201);
      const details = { provision: 'childrens-home', sector: 'private', places: 4 };
      for (const urn of ['SC000001', 'SC000002']) {
        await sendRecord(served, 'providers', urn, 'facts', { fact: { type: 'ProviderRegistered', effectiveOn: '2018-01-01', urn, details } }).expect(201);
        await sendRecord(served, 'providers', urn, 'facts', { fact: { type: 'ProviderInspected', effectiveOn: '2018-06-01', kind: 'full', overall: 'good' } }).expect(201);
      }
      for (const child of ['201', '202', '203', '204', '205', '206', '207']) {
        await recordFact(served, child, particulars('2008-06-30'));
        await recordFact(served, child, admission('2018-12-01', { placement: { type: 'U6', provider: 'PR1', carer: 'FH-3' } }));
      }
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test('a move takes at most nine fields and 90 seconds, by the keystroke-level model', async () => {
      const { page, complaints } = await openPage(browser);
      const done = await counting(page);
      await page.goto(`${address}/children/201/move`);
      const fields = await page.locator('#recording').locator('input:not([type=hidden]), select').count();
      await page.getByLabel('Day of the move').focus();
      await page.keyboard.type('10 6 2019');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Children');
      for (const answer of ['', 'SC000001', '', 'Change to']) {
        await page.keyboard.press('Tab');
        await page.keyboard.type(answer);
      }
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.waitForURL(/\/recorded\/\d+$/);
      expect(await page.getByRole('main').innerText()).toMatch(/Recorded\s+Entry \d+\s+Moved to another carer, 10 June 2019[^]*Private provision/);
      const seconds = secondsFor(done, fields + 2);
      console.log(`Recording a move: ${fields} fields, ${done.clicks} clicks, ${done.keystrokes} keystrokes; ${seconds} seconds by the keystroke-level model`);
      expect(fields).toBeLessThanOrEqual(9);
      expect(done.clicks).toBe(2);
      expect(done.keystrokes).toBeLessThanOrEqual(45);
      expect(seconds).toBeLessThanOrEqual(90);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('no state of a move has a barrier, and each fits a screen of 320 pixels', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/202/move`);
      await looksRight(page, 'move');
      await presses(page, 'Continue');
      expect(await page.title()).toMatch(/^Error: /);
      await becomes(page, 'document.activeElement.classList.contains("govuk-error-summary")');
      await looksRight(page, 'move-error');
      await page.getByRole('link', { name: 'Give an answer to “Day of the move”' }).click();
      expect(await focused(page)).toBe('effectiveOn');
      await page.keyboard.type('1 11 2018');
      await page.getByLabel('Where the child lives').selectOption('P1');
      await page.getByLabel('Who provides it').selectOption('PR4');
      await page.getByLabel('Why the placement before ended').selectOption('CARPL');
      await ledOn(page, () => page.keyboard.press('Enter'));
      await looksRight(page, 'move-refused');
      await page.getByLabel('Day of the move').fill('1 2 2019');
      await presses(page, 'Continue');
      expect(await page.getByRole('heading', { level: 2, name: 'Are you sure?' }).count()).toBe(1);
      await looksRight(page, 'move-suspect');
      await presses(page, 'Change the answers');
      expect(await page.getByLabel('Day of the move').inputValue()).toBe('1 2 2019');
      await page.getByLabel('Day of the move').fill('10 6 2019');
      await page.getByLabel('Who provides it').selectOption('');
      await page.getByLabel('Show only those with').fill('fh-2');
      expect(await page.getByText('1 is shown').count()).toBe(1);
      expect(await page.getByRole('button', { name: 'Choose FH-1' }).count()).toBe(0);
      await looksRight(page, 'move-choosing');
      await presses(page, 'Choose FH-2');
      expect([await page.getByLabel('Carer household').inputValue(), await page.getByLabel('Who provides it').inputValue(), await page.getByLabel('Day of the move').inputValue()]).toEqual(['FH-2', 'PR1', '10 6 2019']);
      await looksRight(page, 'move-chosen');
      await page.getByLabel('Who provides it').selectOption('');
      await page.getByLabel('Where the child lives').selectOption('U6');
      await presses(page, 'Continue');
      expect(await page.getByRole('heading', { level: 2, name: 'Are you sure?' }).count()).toBe(0);
      await looksRight(page, 'move-check');
      expect(await page.getByText('because household FH-2 is approved by the authority itself').count()).toBe(1);
      await presses(page, 'Record it');
      await page.waitForURL(/\/recorded\/\d+$/);
      await looksRight(page, 'move-recorded');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('each other form and its check have none either', async () => {
      const { page, complaints } = await openPage(browser);
      const forms = [
        ['missing', 'Missing from care (M)'], ['found', ''], ['absence', 'Temporarily in hospital (T1)'], ['return', ''], ['review', 'Attended and spoke (PN1)'],
      ] as const;
      for (const [form, choice] of forms) {
        await page.goto(`${address}/children/203/${form}`);
        await page.locator('#effectiveOn').fill('12 6 2019');
        if (choice) await page.getByLabel(choice).check();
        await looksRight(page, form);
        await presses(page, 'Continue');
        await presses(page, /ecord it$/);
        await page.waitForURL(/\/recorded\/\d+$/);
      }
      const family = [
        ['sibling-group', () => page.getByLabel('Group of siblings').fill('G1')], ['siblings-apart', () => page.getByLabel('It would not be safe').check()],
        ['asylum', () => page.getByLabel('Day on which it ceased').fill('13 6 2019')],
      ] as const;
      for (const [form, answered] of family) {
        await page.goto(`${address}/children/203/${form}`);
        await page.locator('#effectiveOn').fill('12 6 2019');
        await answered();
        await looksRight(page, form);
        await presses(page, 'Continue');
        await looksRight(page, `${form}-check`);
        await presses(page, /ecord it$/);
        await page.waitForURL(/\/recorded\/\d+$/);
      }
      for (const [form, field, code] of [['legal-status', 'Legal status', 'C2'], ['details', 'What the placement is', 'U4'], ['leave', 'Why care ended', 'E4A']] as const) {
        await page.goto(`${address}/children/203/${form}`);
        await page.locator('#effectiveOn').fill('13 6 2019');
        await page.getByLabel(field).first().selectOption(code);
        await looksRight(page, form);
        await presses(page, 'Continue');
        await looksRight(page, `${form}-check`);
        await presses(page, /ecord it$/);
        await page.waitForURL(/\/recorded\/\d+$/);
      }
      await looksRight(page, 'leave-recorded');
      expect(await page.getByRole('link', { name: 'Record that the child came into care again' }).count()).toBe(1);
      await page.getByRole('link', { name: 'Record that the child came into care again' }).click();
      await looksRight(page, 'admit');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('the keyboard alone is enough, and going back after it was recorded sends nothing again', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/204/missing`);
      const to = async (id: string) => {
        for (let presses = 0; presses < 60 && (await focused(page)) !== id; presses += 1) await page.keyboard.press('Tab');
        expect(await focused(page)).toBe(id);
      };
      await to('effectiveOn');
      await page.keyboard.type('today');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await ledOn(page, () => page.keyboard.press('Enter'));
      const before = await head();
      for (let presses = 0; presses < 60 && !(await page.evaluate('document.activeElement.value?.startsWith("record")')); presses += 1) await page.keyboard.press('Tab');
      await Promise.all([page.waitForURL(/\/recorded\/\d+$/), page.keyboard.press('Enter')]);
      expect(await head()).toBe(before + 1);
      await page.goBack();
      expect([page.url(), await page.getByLabel('Day on which it was noticed').inputValue()]).toEqual([`${address}/children/204/missing`, '']);
      await page.goForward();
      expect(page.url()).toMatch(/\/recorded\/\d+$/);
      expect(await head()).toBe(before + 1);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('what somebody else records meanwhile is shown beside the answers before anything is written', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/205/leave`);
      await page.getByLabel('Day on which care ended').fill('20 6 2019');
      await page.getByLabel('Why care ended').selectOption('E4A');
      await presses(page, 'Continue');
      await recordFact(served, '205', { type: 'ChildReviewed', effectiveOn: '2019-06-18', participation: 'PN1' });
      const before = await head();
      await presses(page, /ecord it$/);
      expect(await page.getByRole('heading', { name: /^Someone else changed this record on/ }).count()).toBe(1);
      expect(await page.getByRole('main').innerText()).toMatch(/Care was reviewed, 18 June 2019[^]*Returned home, planned/);
      expect(await head()).toBe(before);
      await looksRight(page, 'leave-meanwhile');
      await presses(page, /ecord it$/);
      await page.waitForURL(/\/recorded\/\d+$/);
      expect(await head()).toBe(before + 1);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('where the records cannot be written, that is said, and the same button writes it once they can', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/children/206/leave`);
      await page.getByLabel('Day on which care ended').fill('20 6 2019');
      await page.getByLabel('Why care ended').selectOption('E4A');
      await presses(page, 'Continue');
      const before = await head();
      await whileAppending(served, new LedgerUnavailable('the disk is full'), () => presses(page, /ecord it$/));
      expect(await page.getByRole('alert').innerText()).toContain('This was NOT confirmed as saved');
      await looksRight(page, 'leave-not-saved');
      await presses(page, /ecord it$/);
      await page.waitForURL(/\/recorded\/\d+$/);
      expect(await head()).toBe(before + 1);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('without any script a household is chosen, a button pressed twice writes once, and reloading the confirmation nothing', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(`${address}/children/207/move`);
      await page.getByLabel('Day of the move').fill('10 6 2019');
      await page.getByLabel('Where the child lives').selectOption('U6');
      await page.getByLabel('Why the placement before ended').selectOption('CARPL');
      await presses(page, 'Choose FH-1');
      expect([await page.getByLabel('Carer household').inputValue(), await page.getByLabel('Day of the move').inputValue()]).toEqual(['FH-1', '10 6 2019']);
      await presses(page, 'Continue');
      const before = await head();
      await page.getByRole('button', { name: /ecord it$/ }).dblclick();
      await arriving(page, /\/children\/207\/recorded\/\d+$/);
      expect(page.url()).toBe(`${address}/children/207/recorded/${before + 1}`);
      await page.reload();
      expect(page.url()).toBe(`${address}/children/207/recorded/${before + 1}`);
      expect(await head()).toBe(before + 1);
      await page.context().close();
    }, 120_000);

    test('a form on another site records nothing', async () => {
      const { page } = await openPage(browser);
      await page.route('http://elsewhere.example/', (route) =>
        route.fulfill({ contentType: 'text/html', body: `<form method="post" action="${address}/children/204/move"><button>Go</button></form>` }));
      await page.goto('http://elsewhere.example/');
      const answered = page.waitForResponse(/\/children\/204\/move$/);
      await page.getByRole('button').click();
      expect((await answered).status()).toBe(403);
      await page.context().close();
    }, 120_000);
  });
}

/** Waits until the page is there: the second press gives up the first one's way there, which a wait for it would take for a fault. */
const arriving = async (page: Page, address: RegExp): Promise<void> => {
  while (!address.test(page.url())) await page.waitForTimeout(20);
  await page.waitForLoadState('load');
};

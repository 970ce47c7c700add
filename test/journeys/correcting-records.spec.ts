import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { browserPath, launch, openPage } from '../support/browser.js';
import { givenSupply } from '../support/given-supply.js';
import { becomes, ledOn, looksRight } from '../support/looking.js';
import { sendRecord, serve, type Served } from '../support/served.js';

if (!browserPath) {
  console.warn('No Chromium or Chrome was found, so the journeys of correcting what was recorded of carers, homes and fees did not run. Install one, or set CHROMIUM_PATH.');
  test('the journeys of correcting what was recorded of carers, homes and fees did not run, for there is no browser here', () => undefined);
} else {
  describe('putting right what was recorded of carers, homes and fees in a browser', () => {
    let served: Served;
    let browser: Browser;
    let address = '';
    type Kind = 'carers' | 'providers' | 'fees';
    const entriesOf = async (kind: Kind, id: string) => (await served.http.get(`/api/v1/records/${kind}/${id}`)).body.entries as readonly { number: number; type: string; id: string; struckOutBy: number | null }[];
    const entryOf = async (kind: Kind, id: string, type: string) => (await entriesOf(kind, id)).find((one) => one.type === type)?.number ?? 0;
    const told = (kind: Kind, id: string, fact: object) => sendRecord(served, kind, id, 'facts', { fact }).expect(201);
    const record = (page: Page) => ledOn(page, () => page.getByRole('button', { name: /ecord it$/ }).click());
    const onwards = (page: Page) => ledOn(page, () => page.getByRole('button', { name: 'Continue' }).click());

    beforeAll(async () => {
      served = await serve();
      await givenSupply(served);
      await told('carers', 'H1', { type: 'CarerApprovalVaried', effectiveOn: '2019-02-01', terms: { places: 3, ageFrom: 0, ageTo: 17, types: ['task-centred'] } });
      await told('fees', '303', { type: 'OneOffCostIncurred', effectiveOn: '2019-05-01', kind: 'transport', amount: 12_345 });
      await served.http.post('/api/v1/editions').send({ commandId: randomUUID(), by: 'officer', asAt: '2019-03-31', profile: 'operational' }).expect(201);
      await served.serving.app.listen(0, '127.0.0.1');
      address = `http://127.0.0.1:${(served.serving.app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });

    test('from the history of a household to the confirmation: the same form, old and new side by side, and the published figures it touches', async () => {
      const { page, complaints } = await openPage(browser);
      const entry = await entryOf('carers', 'H1', 'CarerApprovalVaried');
      await page.goto(`${address}/carers/H1`);
      await looksRight(page, 'carer-entries-to-correct');
      await ledOn(page, () => page.getByRole('link', { name: `Correct entry ${entry}, ` }).click());
      await looksRight(page, 'correct-carer');
      await onwards(page);
      await becomes(page, 'document.activeElement.classList.contains("govuk-error-summary")');
      await looksRight(page, 'correct-carer-error');
      await page.getByRole('link', { name: /Why, in your own words/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('note');
      await page.keyboard.type('The panel’s minutes say two');
      await onwards(page);
      await looksRight(page, 'correct-carer-unchanged');
      await page.getByRole('link', { name: /every answer is as it was/ }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('effectiveOn');
      await page.getByLabel('Places', { exact: true }).fill('2');
      await onwards(page);
      await looksRight(page, 'correct-carer-check');
      expect(await page.getByRole('region', { name: 'What it says, and what it will say' }).innerText()).toMatch(/Places\s+3\s+2/);
      expect(await page.getByRole('region', { name: /31 March 2019 will be otherwise/ }).innerText()).toContain('After this');
      await record(page);
      expect(page.url()).toMatch(/\/carers\/recorded\/\d+$/);
      await looksRight(page, 'correct-carer-recorded');
      expect(await page.getByRole('link', { name: `entry ${entry}`, exact: true }).count()).toBe(1);
      const written = await entriesOf('carers', 'H1');
      // Going back leads to the form, and sends nothing again.
      await page.goBack();
      expect(page.url()).toMatch(/\/correct$/);
      expect(await entriesOf('carers', 'H1')).toEqual(written);
      await page.goto(`${address}/carers/H1`);
      expect(await page.getByRole('link', { name: `Correct entry ${entry}, ` }).count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('what others rest on is not struck out, and says why; the answers stay', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/carers/H3/entries/${await entryOf('carers', 'H3', 'CarerApproved')}/strike-out`);
      await looksRight(page, 'strike-out-carer');
      await page.getByLabel('It had been recorded before').check();
      await page.getByLabel('Why, in your own words').fill('Twice on the sheet');
      await onwards(page);
      await looksRight(page, 'strike-out-carer-refused');
      expect(await page.getByRole('alert').innerText()).toContain('Other entries rest on what would no longer be so');
      expect(await page.getByLabel('Why, in your own words').inputValue()).toBe('Twice on the sheet');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('a block booking is struck out with the keyboard alone, and without any script', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      const entry = await entryOf('providers', 'SC000002', 'BlockBooked');
      await page.goto(`${address}/homes/SC000002`);
      await page.getByRole('link', { name: `Strike out entry ${entry}, ` }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/strike-out$/);
      await page.getByLabel('It did not happen, or not to this home').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.type('It was never signed');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Are you sure?' }).waitFor();
      expect(await page.getByText('The fee of Child 303 names booking B1').count()).toBe(1);
      await page.getByRole('button', { name: /ecord it$/ }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/homes\/recorded\/\d+$/);
      expect((await entriesOf('providers', 'SC000002')).find(({ number }) => number === entry)?.struckOutBy).not.toBeNull();
      await page.context().close();
    }, 120_000);

    test('a registration is asked about again before it is put right, and a fee is reached from its home', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/homes/SC000001/entries/${await entryOf('providers', 'SC000001', 'ProviderRegistered')}/correct`);
      await looksRight(page, 'correct-home');
      await page.getByLabel('Day from which it is registered').fill('1 1 2019');
      await page.getByLabel('Why, in your own words').fill('The certificate says 2019');
      await onwards(page);
      await looksRight(page, 'correct-home-asked-again');
      expect(await page.getByRole('region', { name: 'Are you sure?' }).innerText()).toContain('Child 302: lived there on days on which it would not have been registered');
      await ledOn(page, () => page.getByRole('button', { name: 'Change the answers' }).click());
      await page.getByLabel('Day from which it is registered').fill('1 1 2015');
      await page.getByLabel('Places', { exact: true }).fill('5');
      await onwards(page);
      await looksRight(page, 'correct-home-check');
      await page.goto(`${address}/homes/SC000002`);
      await looksRight(page, 'home-entries-to-correct');
      await ledOn(page, () => page.getByRole('link', { name: 'Correct the fee of child 303' }).click());
      await ledOn(page, () => page.getByRole('link', { name: /^Correct entry/ }).click());
      await looksRight(page, 'correct-fee');
      await page.getByLabel('Fee a week').fill('3,100');
      await page.getByLabel('Why, in your own words').fill('The letter says so');
      await onwards(page);
      await looksRight(page, 'correct-fee-check');
      await record(page);
      await looksRight(page, 'correct-fee-recorded');
      await page.goto(`${address}/children/303/fees/entries/${await entryOf('fees', '303', 'OneOffCostIncurred')}/strike-out`);
      await looksRight(page, 'strike-out-fee-without-form');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('what somebody else recorded meanwhile stands beside the answers', async () => {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${address}/carers/H2/entries/${await entryOf('carers', 'H2', 'PlacesUnavailable')}/correct`);
      await page.getByLabel('Places that cannot be filled').fill('1');
      await page.getByLabel('Why, in your own words').fill('One room only');
      await told('carers', 'H2', { type: 'CarerReviewed', effectiveOn: '2019-06-01', outcome: 'continue' });
      await onwards(page);
      await looksRight(page, 'correct-carer-meanwhile');
      expect(await page.getByRole('region', { name: /Someone else changed this record/ }).count()).toBe(1);
      await record(page);
      expect(page.url()).toMatch(/\/carers\/recorded\/\d+$/);
      await page.goto(`${address}/carers/H2/entries/${await entryOf('carers', 'H2', 'PlacesUnavailable')}/strike-out`);
      await looksRight(page, 'strike-out-already');
      expect(complaints).toEqual([]);
      await page.context().close();
    }, 120_000);
  });
}

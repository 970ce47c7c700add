import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { admission, move, particulars, recordFact, send, sendRecord, serve, type Served } from '../support/served.js';

const PARTS = ['', '/timeline', '/homes', '/costs', '/legal-statuses', '/corrections'];
const MOST_BYTES = 100_000;

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');
const titleOf = (html: string) => /<title[^>]*>([^<]*)/.exec(html)?.[1];

describe('a child’s record', () => {
  let served: Served;
  const html = async (path: string, account = 'priya.example') => (await served.as(account).get(path).expect(200)).text;
  const text = async (path: string, account?: string) => plain(await html(path, account));

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '101', particulars('2005-06-30')).expect(201);
    await recordFact(served, '101', admission('2018-04-02', { placement: { type: 'K2', provider: 'PR4', urn: 'SC012345', distance: 12.3 } })).expect(201);
    await recordFact(served, '101', move('2019-02-01', { placement: { type: 'U6', provider: 'PR1', carer: 'H1' }, legalStatus: 'C2' })).expect(201);
    await recordFact(served, '101', { type: 'SiblingGroupJoined', effectiveOn: '2018-04-02', group: 'G1' }).expect(201);
    await recordFact(served, '102', admission('2018-04-02', { placement: { type: 'U6', provider: 'PR1', carer: 'H1' } })).expect(201);
    await recordFact(served, '102', { type: 'SiblingGroupJoined', effectiveOn: '2018-04-02', group: 'G1' }).expect(201);
    await recordFact(served, '103', admission('2018-04-02')).expect(201);
    await recordFact(served, '103', { type: 'SiblingGroupJoined', effectiveOn: '2018-04-02', group: 'G1' }).expect(201);
    await recordFact(served, '101', { type: 'ChildReviewed', effectiveOn: '2018-05-01', participation: 'PN1' }).expect(201);
    await recordFact(served, '101', { type: 'ChildWentMissing', effectiveOn: '2019-06-01', kind: 'M' }).expect(201);
    const { body } = await recordFact(served, '101', { type: 'ChildReviewed', effectiveOn: '2018-11-01', participation: 'PN2' }).expect(201);
    const entry = (body as { entries: { number: number }[] }).entries[0]?.number;
    await send(served, '101', 'corrections', { entry, fact: { type: 'ChildReviewed', effectiveOn: '2018-11-05', participation: 'PN1' }, reason: 'facts-were-wrong' }).expect(201);
    await sendRecord(served, 'fees', '101', 'facts', { fact: { type: 'FeeAgreed', effectiveOn: '2018-04-02', terms: { weekly: 300_000, purchase: 'spot', payee: 'SC012345' } } }).expect(201);
    await sendRecord(served, 'fees', '101', 'facts', { fact: { type: 'OneOffCostIncurred', effectiveOn: '2018-06-01', kind: 'transport', amount: 12_345 } }).expect(201);
  }, 120_000);
  afterAll(() => served.close());

  test('is six pages, each with a title of its own, that lead to one another and keep the viewpoint', async () => {
    const pages = await Promise.all(PARTS.map((part) => html(`/children/101${part}?asAt=2019-03-31`)));
    expect(new Set(pages.map(titleOf)).size).toBe(PARTS.length);
    for (const [place, page] of pages.entries()) {
      const links = [...page.matchAll(/moj-sub-navigation__link"( aria-current="page")? +href="([^"]+)"/g)];
      expect(links.map(([, , href]) => href)).toEqual(PARTS.map((part) => `/children/101${part}?asAt=2019-03-31`));
      expect(links.findIndex(([, current]) => current !== undefined)).toBe(place);
      expect(page).toContain('data-from="');
      expect(Buffer.byteLength(page)).toBeLessThan(MOST_BYTES);
      expect(page).not.toMatch(/<(td|dd)[^>]*>\s*<\/(td|dd)>/);
    }
  });

  test.each(PARTS)('says at “%s” what is wrong with a viewpoint, that nothing is known, and that it is told from an earlier entry', async (part) => {
    const wrong = await served.http.get(`/children/101${part}?asAt=x`);
    expect([wrong.status, wrong.text.includes('href="#asAt"')]).toEqual([400, true]);
    expect((await served.http.get(`/children/101${part}?knownAt=9999`)).status).toBe(400);
    const unknown = await served.http.get(`/children/999${part}`);
    expect([unknown.status, plain(unknown.text).includes('Nothing is recorded of a child with this reference')]).toEqual([404, true]);
    const earlier = await text(`/children/101${part}?knownAt=2`);
    expect(earlier).toContain('You are looking at what was known at entry 2');
    expect(earlier).toMatch(/\d+ are about this child/);
    expect(earlier).not.toContain('Record a move');
  });

  test('tells those who record what the child is called, and others the reference only', async () => {
    for (const part of PARTS) {
      expect(await text(`/children/101${part}`)).toContain('Child 101, Ada Lovelace');
      for (const account of ['morgan.example', 'ali.example']) expect(await html(`/children/101${part}`, account)).not.toMatch(/Ada|Lovelace/);
    }
    expect(titleOf(await html('/children/101'))).not.toContain('Ada');
  });

  test('says at its head where and how the child lives on the day', async () => {
    expect(await text('/children/101?asAt=2018-12-31')).toMatch(/Age 13 years Lives Children’s home K2 Legal status Accommodated under section 20 V2 In care since 2 April 2018/);
    expect(await text('/children/101?asAt=2018-01-01')).toContain('In care Not on 1 January 2018');
    expect(await text('/children/103')).toContain('Age Not recorded');
  });

  test('sums up reviews, missing, brothers and sisters, and what it costs', async () => {
    const overview = await text('/children/101');
    expect(overview).toContain('Last reviewed 5 November 2018');
    expect(overview).toContain('Went missing or away 1 time Last time From 1 June 2019, and is missing');
    expect(overview).toMatch(/Child 102 Lives with the child/);
    expect(overview).toMatch(/Child 103 Lives elsewhere: Foster carer/);
    expect(overview).toMatch(/To look into .*Siblings in care live in 2 different homes/);
    expect(await text('/children/101?asAt=2018-12-31')).toMatch(/A week £3,000 /);
  });

  test('offers those who record what can be recorded as things stand, and others nothing', async () => {
    const offered = await html('/children/101');
    for (const what of ['move', 'legal-status', 'found', 'leave']) expect(offered).toContain(`href="/children/101/${what}"`);
    expect(offered).not.toContain('href="/children/101/missing"');
    expect(await html('/children/101', 'ali.example')).not.toMatch(/href="\/children\/101\/(move|leave|found)"/);
    for (const [, href] of offered.matchAll(/href="(\/children\/101\/(?:move|details|legal-status|absence|return|missing|found|review|particulars|leave|admit))"/g))
      expect([href, (await served.http.get(href as string)).status]).toEqual([href, 200]);
  });

  describe('the timeline', () => {
    const days = (page: string) => [...page.matchAll(/app-timeline__day">([^<]*)/g)].map(([, day]) => day);

    test('tells of everything about the child, the latest first, but what was put right', async () => {
      const page = await html('/children/101/timeline');
      expect(days(page)).toEqual(['1 June 2019', '1 February 2019', '5 November 2018', '1 June 2018', '1 May 2018', '2 April 2018', '2 April 2018', '2 April 2018', '30 June 2005']);
      expect(plain(page)).toContain('2 entries that were later corrected, or correct one, are not shown');
      expect(plain(page)).toMatch(/Costs Late Recorded/);
      expect(plain(page)).toMatch(/Care was reviewed Corrects entry \d+ Late Recorded [\d,]+ days later by officer/);
    });

    test('shows what was put right where it is asked for, struck out, and why', async () => {
      const page = plain(await html('/children/101/timeline?corrected=yes'));
      expect(page).toMatch(/Struck out by entry \d+ Late/);
      expect(page).toMatch(/Strikes out entry \d+/);
      expect(page).toMatch(/No longer believed since entry \d+ , by officer: the facts were wrong\./);
    });

    test('is narrowed to one type, and ordered by when it was recorded', async () => {
      expect(days(await html('/children/101/timeline?type=ChildReviewed'))).toEqual(['5 November 2018', '1 May 2018']);
      expect(days(await html('/children/101/timeline?order=recorded'))[0]).toBe('1 June 2018');
      expect(await text('/children/101/timeline?type=ShoeSize')).toContain('There are no results for your search.');
    });

    test('does not know what was recorded later than is asked about', async () => {
      expect(days(await html('/children/101/timeline?knownAt=2'))).toEqual(['2 April 2018', '30 June 2005']);
    });

    test('tells the original entry: its number, identifier and command', async () => {
      const { body } = await served.http.get('/api/v1/children/101');
      const [first] = (body as { entries: { id: string; number: number }[] }).entries;
      expect(await text('/children/101/timeline')).toContain(`Entry ${first?.number}, number 1 of this record. Identifier ${first?.id} Command `);
    });

    test('leads those who record to correcting and striking out what still stands, and nobody else', async () => {
      const links = (page: string) => [...page.matchAll(/href="(\/children\/101\/entries\/\d+\/(?:correct|strike-out))"/g)].map(([, href]) => href as string);
      const offered = links(await html('/children/101/timeline?corrected=yes'));
      expect(offered).toHaveLength(14);
      for (const href of offered) expect([href, (await served.http.get(href)).status]).toEqual([href, 200]);
      expect(links(await html('/children/101/timeline?corrected=yes', 'ali.example'))).toEqual([]);
      expect(links(await html('/children/101/timeline?knownAt=3'))).toEqual([]);
    });

    test('comes forty at a time, under the weight of a page, and leads back from past the end', async () => {
      for (let day = 0; day < 90; day += 1)
        await recordFact(served, '104', day === 0 ? admission('2016-01-01') : { type: 'ChildReviewed', effectiveOn: new Date(Date.UTC(2016, 0, 1 + day * 5)).toISOString().slice(0, 10), participation: 'PN1' }).expect(201);
      const pages = await Promise.all(['', '?page=2', '?page=3'].map((query) => html(`/children/104/timeline${query}`)));
      expect(pages.map((page) => days(page).length)).toEqual([40, 40, 10]);
      for (const page of pages) expect(Buffer.byteLength(page)).toBeLessThan(MOST_BYTES);
      const { status, headers } = await served.http.get('/children/104/timeline?type=ChildReviewed&page=9');
      expect([status, headers['location']]).toEqual([302, '/children/104/timeline?type=ChildReviewed']);
    }, 120_000);
  });

  test('sets beside one another what an entry said and what stands in its place, with who, when and why', async () => {
    const page = await text('/children/101/corrections', 'ali.example');
    expect(page).toContain('1 entry was put right or struck out. The originals stay where they are.');
    expect(page).toMatch(/Care was reviewed The facts were wrong\. By officer, 26? ?\S+/);
    expect(page).toMatch(/Day Changed 1 November 2018 5 November 2018/);
    expect(page).toMatch(/Participation Changed .*\(PN2\) .*\(PN1\)/);
    const { body } = await recordFact(served, '105', admission('2018-04-02')).expect(201);
    await send(served, '105', 'strikes', { entry: (body as { entries: { number: number }[] }).entries[0]?.number, reason: 'duplicate' }).expect(201);
    expect(await text('/children/105/corrections')).toMatch(/It had been recorded before.* Nothing in its place/);
    expect(await text('/children/102/corrections')).toContain('Nothing about this child was put right');
  });

  test('lists the homes with their days, miles, providers and carers', async () => {
    const page = await text('/children/101/homes?asAt=2019-03-31');
    expect(page).toMatch(/2 April 2018 1 February 2019 305 Children’s home K2 Home or agency SC012345 Private provision PR4 12\.3 /);
    expect(page).toMatch(/1 February 2019 As at Still lasts 58 Foster carer .* Carer household H1 /);
    expect(await html('/children/101/homes')).toContain('href="/carers/H1"');
    expect(await text('/children/101/legal-statuses?asAt=2019-03-31')).toMatch(/Full care order C2 As at 1 February 2019 Still lasts 58 Accommodated under section 20 V2 2 April 2018 1 February 2019 305/);
  });

  test('says what the homes cost, as the measure of cost does', async () => {
    const page = await text('/children/101/costs?asAt=2018-12-31');
    expect(page).toMatch(/2 April 2018 Still lasts 274 Children’s home K2 Private provision PR4 External residential Fee £3,000 £117,428\.57/);
    expect(page).toContain('Transport £123.45');
    const { body } = await served.http.get('/api/v1/measures/cost?asAt=2018-12-31').expect(200);
    const figure = (body as { figures: { id: string; value: number }[] }).figures.find(({ id }) => id === 'cost.toDate.2018-19.externalResidential');
    expect(figure?.value).toBe(11_755_202);
    expect(page).toContain('Since 1 April £117,552.02');
    expect(await text('/children/101/costs?asAt=2019-03-31')).toMatch(/A week Not known/);
    expect(await text('/children/102/costs')).toContain('No fee agreed for this child is recorded.');
  });
});

describe('a child’s record with an entry that this release cannot read', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '101', admission('2018-04-02')).expect(201);
    const event = { type: 'ChildTravelledInTime', schema: 1, data: { effectiveOn: '2030-01-01', identity: { name: 'Nobody' } } };
    await served.serving.app.get<Ledger>(LEDGER).append(`child-${served.config.authority}-101`, 1, [event], { id: randomUUID(), digest: 'd', by: 'officer' });
    await served.serving.app.get<Projector>(Projector).waitUntilSeen(2).catch(() => undefined);
  });
  afterAll(() => served.close());

  test('tells everything else, and of that entry that it is there', async () => {
    for (const part of PARTS) {
      const { status, text } = await served.http.get(`/children/101${part}`);
      expect([part, status]).toEqual([part, 200]);
      expect(text).not.toMatch(/Nobody|2030/);
    }
    const timeline = plain((await served.http.get('/children/101/timeline')).text);
    expect(timeline).toMatch(/This entry cannot be displayed\. It is still stored, and is verified with the others\. Recorded by officer, .* entry 2/);
    expect(timeline).toContain('Came into care');
  });
});

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parseHTML } from 'linkedom';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { exampleOf } from '../support/example-of.js';
import { tamper } from '../support/ledger-tampering.js';
import { admission, move, particulars, recordFact, send, sendRecord, serve, type Served } from '../support/served.js';

type Page = ReturnType<typeof parseHTML>['document'];
const pageOf = (html: string): Page => parseHTML(html).document;
const textOf = (element: { readonly textContent: string | null } | null | undefined): string => (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

describe('an auditor’s pages', () => {
  let served: Served;
  const open = async (path: string, status = 200) => pageOf((await served.as('ali.example').get(path).expect(status)).text);
  const entriesOn = (page: Page): readonly number[] => [...page.querySelectorAll('table tbody th a')].map((link) => Number(textOf(link).replaceAll(',', '')));
  const finished = async (address: string): Promise<Page> => {
    const { text, headers } = await served.as('ali.example').get(address).expect(200);
    return headers['refresh'] ? finished(address) : pageOf(text);
  };
  const begin = async (kind: string, witness = ''): Promise<Page> => {
    const { headers } = await served.as('ali.example').post('/checks').type('form').set('Sec-Fetch-Site', 'same-origin').send({ kind, witness }).expect(303);
    return finished(headers['location'] as string);
  };

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '1', particulars('2010-01-01'));
    await recordFact(served, '1', admission('2018-12-01'));
    await recordFact(served, '1', move('2019-02-01'));
    const { body } = await served.http.get('/api/v1/entries/3');
    await send(served, '1', 'corrections', { entry: body.id, fact: move('2019-02-08'), reason: 'facts-were-wrong' }).expect(201);
    const details = { provision: 'childrens-home', sector: 'private', places: 4 };
    await sendRecord(served, 'providers', 'SC000001', 'facts', { fact: { type: 'ProviderRegistered', effectiveOn: '2018-01-01', urn: 'SC000001', details } }).expect(201);
  }, 120_000);
  afterAll(() => served.close());

  test('look entries up on both axes, keep the question in the address, and tell it in chips that can be taken away', async () => {
    const page = await open('/entries?effectiveFrom=1+2+2019&effectiveTo=28+2+2019&kind=child&form=correction');
    expect(entriesOn(page)).toEqual([5]);
    expect([...page.querySelectorAll('.moj-filter__tag')].map(textOf)).toEqual([
      'Remove: Took effect from 1 February 2019', 'Remove: Took effect to 28 February 2019', 'Remove: Children', 'Remove: Corrections only',
    ]);
    const without = page.querySelectorAll('.moj-filter__tag')[3]?.getAttribute('href') as string;
    expect(entriesOn(await open(without))).toEqual([5, 3]);
    expect(entriesOn(await open(`${without}&order=oldest`))).toEqual([3, 5]);
    const csv = page.querySelector('.app-download a')?.getAttribute('href') as string;
    const rows = parse<{ entry: string }>((await served.as('ali.example').get(csv).expect(200)).text, { columns: true });
    expect(rows.map(({ entry }) => entry)).toEqual(['5']);
  });

  test('name whoever recorded by an entry of theirs, so that no account is in an address', async () => {
    const page = await open('/entries?form=change');
    const options = [...page.querySelectorAll('#by option')].map((option) => [option.getAttribute('value'), textOf(option)]);
    expect(options).toEqual([['', 'Any'], ['1', 'officer']]);
    expect(textOf((await open('/entries?by=1')).querySelector('.moj-filter__tag'))).toBe('Remove: Recorded by officer');
  });

  test('say of the field what is wrong with a question, keep what was typed, and answer nothing', async () => {
    const page = await open('/entries?recordedFrom=soon&lateBy=many&effectiveFrom=1+3+2019&effectiveTo=1+2+2019', 400);
    expect([...page.querySelectorAll('.govuk-error-summary a')].map((link) => [link.getAttribute('href'), textOf(link)])).toEqual([
      ['#recordedFrom', '“Recorded from” must be a real date, like 31 3 2019'],
      ['#effectiveTo', '“Took effect to” must be the same as or after “Took effect from”'],
      ['#lateBy', '“Late by at least” must be a whole number of days, like 14'],
    ]);
    expect(page.querySelector('#lateBy')?.getAttribute('value')).toBe('many');
    expect(page.querySelectorAll('table')).toHaveLength(0);
    expect(textOf((await open('/entries?kind=plan')).querySelector('#main-content'))).toContain('No entry is like that');
  });

  test('go back to the first page from past the last', async () => {
    const { headers } = await served.as('ali.example').get('/entries?page=9').expect(302);
    expect(headers['location']).toBe('/entries?upTo=6');
  });

  test('show an entry whole: its hash, the one before it that is the last entry’s own, what it puts right and what is stored, without names', async () => {
    const [page, before] = [await open('/entries/5'), await open('/entries/4')];
    const hashes = (of: Page) => [...of.querySelectorAll('.app-hash')].map(textOf);
    expect(hashes(page)[1]).toBe(hashes(before)[0]);
    expect(hashes(page)[0]).toMatch(/^[0-9a-f]{64}$/);
    const text = textOf(page.querySelector('#main-content'));
    expect(text).toContain('Puts right:entry 3');
    expect(text).toContain('Learned at once with it, by the same command: Entry 4');
    expect(JSON.parse(page.querySelector('pre')?.textContent ?? '')).toMatchObject({ effectiveOn: '2019-02-08' });
    expect(textOf((await open('/entries/3')).querySelector('#main-content'))).toContain('Put right by entry 5');
    const named = await served.as('ali.example').get('/entries/1').expect(200);
    expect(named.text).toContain('What names a person is kept apart');
    expect(named.text).not.toMatch(/Lovelace|&quot;identity&quot;/);
  });

  test('replay a child step by step, and say in words what each step changed', async () => {
    const stretches = (page: Page) => [...page.querySelectorAll('.app-steps > li')].map((one) => [textOf(one.querySelector('h3')).replace(/(New|Changed|No longer believed)$/, ': $1').replace(' :', ':'), textOf(one.querySelector('.app-steps__before'))]);
    expect(stretches(await open('/children/1/replay?step=2'))).toEqual([['1 December 2018 on: New', '']]);
    expect(stretches(await open('/children/1/replay?step=3'))).toEqual([
      ['1 December 2018 to 1 February 2019: Changed', 'It was believed to last before this step.'], ['1 February 2019 on: New', ''],
    ]);
    const corrected = await open('/children/1/replay');
    expect(textOf(corrected.querySelector('h1'))).toBe('Child 1 replayed');
    expect(textOf(corrected.querySelector('.govuk-caption-l'))).toMatch(/^Step 4 of 4, recorded .* by officer$/);
    expect(stretches(corrected)).toEqual([
      ['1 December 2018 to 8 February 2019: Changed', 'It was believed to end on 1 February 2019 before this step.'],
      ['1 February 2019 on: No longer believed', ''], ['8 February 2019 on: New', ''],
    ]);
    expect(corrected.querySelector('[rel=prev]')?.getAttribute('href')).toBe('/children/1/replay?step=3');
    expect(stretches(await open('/children/1/replay?entry=2'))).toHaveLength(1);
    await open('/children/none/replay', 404);
  });

  test('replay any other record, and answer 404 where there is none', async () => {
    const page = await open('/replay/provider/SC000001');
    expect(textOf(page.querySelector('h1'))).toBe('Provider SC000001 replayed');
    expect(page.querySelectorAll('.app-steps > li').length).toBeGreaterThan(0);
    await open('/replay/provider/none', 404);
    await open('/replay/nothing/1', 404);
  });

  test('tell lateness with numbers that lead to exactly so many entries', async () => {
    const page = await open('/lateness');
    const links = [...page.querySelectorAll('table td a')];
    expect(links.length).toBeGreaterThan(6);
    for (const link of links) {
      const [, count = ''] = /^([\d,]+) entr/.exec(textOf((await open(link.getAttribute('href') as string)).querySelector('h1 + p'))) ?? [];
      expect([link.getAttribute('href'), count]).toEqual([link.getAttribute('href'), textOf(link)]);
    }
    expect(textOf((await open('/lateness?from=x&to=1+1+2019', 400)).querySelector('.govuk-error-summary a'))).toBe('“Recorded from” must be a real date, like 1 4 2018');
    expect(textOf((await open('/lateness?to=1+1+2001')).querySelector('.govuk-body-l'))).toBe('Nothing was recorded by hand in this time.');
  });

  test('say that no edition was published while there is none', async () => {
    expect(textOf((await open('/published-changes')).querySelector('#main-content'))).toContain('No edition of the booklet has been published yet.');
    await open('/published-changes/1', 404);
  });

  test('verify and replay at a button, and tell the verdict, who asked and the hash to note', async () => {
    const verified = await begin('verify');
    expect(textOf(verified.querySelector('.govuk-panel'))).toMatch(/^Nothing wrong 6 entries verified in \d+\.\d seconds\. No changes found$/);
    expect(textOf(verified.querySelector('#main-content'))).toContain('asked for by ali.example');
    const note = textOf(verified.querySelector('.app-hash'));
    expect(note).toMatch(/^6:[0-9a-f]{64}$/);
    expect(textOf((await begin('verify', note)).querySelector('.govuk-panel__title'))).toBe('Nothing wrong');
    expect(textOf((await begin('replay')).querySelector('.govuk-panel'))).toMatch(/6 entries replayed in .* All \d+ rows are the same/);
    const refused = await served.as('ali.example').post('/checks').type('form').set('Sec-Fetch-Site', 'same-origin').send({ kind: 'verify', witness: 'abc' }).expect(400);
    expect(pageOf(refused.text).querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#witness');
    await open('/checks/99', 404);
  });

  test.each(['priya.example', 'morgan.example'])('offer no check to %s', async (account) => {
    await served.as(account).get('/checks').expect(403);
    await served.as(account).post('/checks').type('form').set('Sec-Fetch-Site', 'same-origin').send({ kind: 'verify' }).expect(403);
    expect((await served.as(account).get('/entries')).text).not.toContain('href="/checks"');
  });

  test('tell loudly that an entry was altered: which, and the last that is sound', async () => {
    tamper(join(served.config.data, 'ledger.db'), (database) => database.prepare("update entry set data = replace(data, '2019-02-08', '2019-02-09') where number = 5").run());
    const page = await begin('verify');
    const alarm = page.querySelector('[role=alert]');
    expect(textOf(alarm?.querySelector('h1'))).toBe('The ledger is not as it was written');
    expect(textOf(alarm)).toContain('Entry 5 is not as it was written.');
    expect(textOf(alarm)).toMatch(/first bad position is entry 5.*last good checkpoint is entry 4, with the hash ?4:[0-9a-f]{64}/);
    expect(textOf((await open('/checks')).querySelector('tbody tr'))).toContain('Something is wrong');
  });
});

describe('whatever an auditor can reach', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve({ TRACKER_EXAMPLE: 'yes' }, '2026-11-22' as CalendarDate);
    await exampleOf(25, served);
    await served.as('morgan.example').post('/api/v1/editions').send({ commandId: crypto.randomUUID(), by: 'officer', asAt: '2026-03-31', profile: 'internal' }).expect(201);
  }, 120_000);
  afterAll(() => served.close());

  /** Addresses of one page: those that differ in numbers and references alone. */
  const shapeOf = (path: string): string => path.replace(/\?(.*)$/, (_, query: string) => `?${[...new URLSearchParams(query).keys()].sort().join('&')}`).replaceAll(/\/[^/?]*\d[^/?]*/g, '/#');
  const MOST_ALIKE = 2;
  const MOST = 150;

  // What is looked up is sent, for a name has no place in an address; it is not kept.
  test('has nothing to write with, but for whom to act as and what to have checked', async () => {
    const [waiting, seen, shapes] = [['/'], new Set(['/']), new Map<string, number>()];
    const writing = new Set<string>();
    let opened = 0;
    for (let path = waiting.shift(); path !== undefined && opened < MOST; path = waiting.shift()) {
      const { status, text, headers } = await served.as('ali.example').get(path).redirects(1);
      if (!String(headers['content-type']).startsWith('text/html')) continue;
      opened += 1;
      // A return may name a home or a carer of which nothing is recorded.
      expect([path, status]).toEqual([path, /^\/(homes|carers)\//.test(path) && status === 404 ? 404 : 200]);
      const page = pageOf(text);
      for (const form of page.querySelectorAll('form')) if (form.getAttribute('method')?.toLowerCase() === 'post') writing.add(form.getAttribute('action') ?? '');
      for (const link of page.querySelectorAll('a[href^="/"]')) {
        const to = (link.getAttribute('href') as string).replace(/#.*$/, '');
        const alike = shapes.get(shapeOf(to)) ?? 0;
        if (seen.has(to) || alike >= MOST_ALIKE || /^\/(api|assets|booklet\/(files|made))\b/.test(to) || link.hasAttribute('download')) continue;
        shapes.set(shapeOf(to), alike + 1);
        seen.add(to);
        waiting.push(to);
      }
    }
    expect([...writing].sort()).toEqual(['/acting-as', '/checks', '/children/find']);
    for (const one of ['/entries', '/checks', '/lateness', '/published-changes', '/published-changes/1']) expect(seen).toContain(one);
    expect(opened).toBeGreaterThan(40);
  }, 180_000);
});

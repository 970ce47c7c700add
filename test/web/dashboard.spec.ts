import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import type { Figure } from '../../projections/figure.js';
import { HeadlinesAsked, headlineTold } from '../../src/asking/dashboard.js';
import { FAMILIES, HEADLINES, type HeadlineName } from '../../src/asking/dashboard-figures.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { serve, type Served } from '../support/served.js';
import { serveCommissioned } from '../support/served-commissioned.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/\s+/g, ' ');
const MOST_BYTES = 100_000;

describe('the overview of a council with a year of history', () => {
  let served: Served;
  const page = async (path: string, who = 'morgan.example') => (await served.as(who).get(path).expect(200)).text;
  beforeAll(async () => {
    served = await serveCommissioned();
  }, 120_000);
  afterAll(() => served.close());

  test('tells how many children are in care, and how much of the change the world made and how much was learned', async () => {
    const text = plain(await page('/'));
    expect(text).toContain('As at 30 June 2019, as known at entry');
    expect(text).toMatch(/Children in care 11 Short breaks not counted No change in all : the world changed −1, we learned \+1/);
    expect(text).toContain('Changes are since 30 May 2019, as it was known at entry');
  });

  test('tells what asks for attention, by the record of the day', async () => {
    const text = plain(await page('/', 'priya.example'));
    expect(text).toMatch(/1 child is missing or away without authorisation\. Record when each is found\. child 112 \(27 June 2019\)/);
    expect(text).toMatch(/1 placement has an agreed end within 7 days\. .*?child 105 \(4 July 2019\)/);
    expect(text).toMatch(/1 temporary approval ends within 28 days\. .*?carer household H2 \(15 July 2019\)/);
    expect(text).toMatch(/1 child in care turns 18 within 28 days\. .*?child 102 \(10 July 2019\)/);
    expect(text).toMatch(/bought placements have no fee/);
    expect(plain(await page('/?asAt=2019-06-20', 'priya.example'))).not.toContain('missing or away');
  });

  test('tells what was recorded this week, and leads to all of it', async () => {
    const text = await page('/', 'ali.example');
    expect(plain(text)).toMatch(/5 entries were recorded from 24 June 2019 to 30 June 2019, whenever they took effect\. Recorded 5 More than a week late 1 Corrections 1 Struck out 0/);
    expect(text).toContain('href="/changes?from=2019-06-24&amp;to=2019-06-30"');
  });

  test('shows a year of homes as a chart and as a table of the same numbers, which can be downloaded', async () => {
    const text = await page('/?asAt=2019-06-30');
    expect(text).toMatch(/<svg[^>]*role="img" aria-labelledby="chart-homes-by-month-title chart-homes-by-month-description"/);
    expect(plain(text)).toContain('June 2019 3 7 1 0 11');
    const { text: file } = await served.as('morgan.example').get('/homes-by-month.csv?asAt=2019-06-30').expect(200);
    const last = file.trim().split('\r\n').at(-1)?.split(',') ?? [];
    expect(last.slice(2)).toEqual(['June 2019', '3', '7', '1', '0', '11']);
    expect(text).toContain('Download these numbers');
  });

  test('puts first what each role comes for', async () => {
    const order = async (who: string) => [...(await page('/', who)).matchAll(/<h2[^>]*id="(figures|attention|week|homes-by-month)"/g)].map(([, id]) => id);
    expect(await order('priya.example')).toEqual(['attention', 'figures', 'week', 'homes-by-month']);
    expect(await order('morgan.example')).toEqual(['figures', 'homes-by-month', 'attention', 'week']);
    expect(await order('ali.example')).toEqual(['week', 'figures', 'attention', 'homes-by-month']);
    const cards = async (who: string) => ((await page('/', who)).match(/class="app-card"/g) ?? []).length;
    expect([await cards('priya.example'), await cards('morgan.example'), await cards('ali.example')]).toEqual([6, 8, 6]);
  });

  test('says whether later entries change a figure of it', async () => {
    const before = plain(await page('/?asAt=2019-06-30&knownAt=2019-06-20'));
    expect(before).toMatch(/You are looking at what was known at entry \d+ .*? later entries were recorded since, and \d of the 8 figures on this page (is|are) told otherwise now\./);
    expect(plain(await page('/?asAt=2018-07-01&knownAt=2019-06-26'))).toContain('and none of them changes a figure on this page.');
  });

  test('leads from every number to where it is told whole, and every page is small', async () => {
    for (const who of ['priya.example', 'morgan.example', 'ali.example']) {
      const text = await page('/', who);
      expect(Buffer.byteLength(text)).toBeLessThan(MOST_BYTES);
      const links = [...text.matchAll(/class="govuk-heading-s"><a class="govuk-link" href="([^"]+)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
      for (const href of links) await served.as(who).get(href).expect(200);
    }
  });

  test('marks a day to come as planned, and says what is wrong with a day that is none', async () => {
    expect(await page('/?asAt=2019-12-31')).toContain('Planned');
    const { text } = await served.as('morgan.example').get('/?asAt=x').expect(400);
    expect(plain(text)).toContain('“As at” must be a real date');
    expect(text).toContain('<title>Error: Overview – Placement Tracker');
  });

  test('says of a figure that cannot be told that it is not available, and tells the others', async () => {
    const families = FAMILIES as { places: unknown };
    const { places } = families;
    families.places = () => {
      throw new Error('the places cannot be read');
    };
    try {
      const text = plain(await page('/?asAt=2019-06-17'));
      expect(text).toContain('Places vacant with own carers This figure is not available. Try again');
      expect(text).toMatch(/Children in care 11 /);
    } finally {
      families.places = places;
    }
    expect(plain(await page('/?asAt=2019-06-17'))).not.toContain('not available');
  });

  test('tells every big number as the page of its family does', async () => {
    const about = { asAt: '2019-06-30' as CalendarDate, knownAt: 0 };
    for (const name of Object.keys(HEADLINES) as HeadlineName[]) {
      const { measure, figure } = HEADLINES[name];
      const { body } = await served.http.get(`/api/v1/measures/${measure}?asAt=2019-06-30`).expect(200);
      const whole = (body.figures as Figure[]).find(({ id }) => id === figure(about.asAt));
      const shown = await alone(served, name);
      expect([name, shown]).toEqual([name, { id: whole?.id, words: whole?.words, value: whole?.value, unit: whole?.unit }]);
    }
  });
});

const alone = async ({ serving, config }: Served, name: HeadlineName) => {
  const viewpoint = { asAt: '2019-06-30' };
  const { headlines } = await serving.app.get(QueryBus).execute(new HeadlinesAsked(config.authority, viewpoint, viewpoint, [name]));
  const { id, words, value, unit } = headlines[0].figure;
  return { id, words, value, unit };
};

describe('the overview of an empty store', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test('leads whoever records to the two ways to begin, and nobody else', async () => {
    const { text } = await served.http.get('/').expect(200);
    expect(text).toContain('No children are recorded yet');
    expect(text).toMatch(/href="\/import"/);
    expect(text).toMatch(/href="\/admission"/);
    expect((await served.as('ali.example').get('/').expect(200)).text).not.toContain('/admission"');
  });
});

describe('a headline', () => {
  const on = (asAt: string, knownAt: number) => ({ asAt: asAt as CalendarDate, knownAt: knownAt as never });
  const figures = (value: number | null) => new Map([['lac.total', { id: 'lac.total', words: 'Children in care', value, unit: 'children' as const }]]);

  test('goes through the day told before, as it is known now, so that its parts add up', async () => {
    const values: Readonly<Record<string, number>> = { '2019-05-30 5': 10, '2019-05-30 9': 12, '2019-06-30 9': 11 };
    const told = await headlineTold('inCare', on('2019-05-30', 5), on('2019-06-30', 9), async (_, { asAt, knownAt }) => figures(values[`${asAt} ${knownAt}`] ?? null));
    expect(told).toMatchObject({ change: { before: 10, learned: 2, world: -1 } });
  });

  test('has no change where there was nobody to count before', async () => {
    const told = await headlineTold('inCare', on('2019-05-30', 5), on('2019-06-30', 9), async (_, { asAt }) => figures(asAt === '2019-05-30' ? null : 3));
    expect(told).toMatchObject({ figure: { value: 3 }, change: null });
  });

  test('is not told where its family cannot be', async () => {
    await expect(headlineTold('inCare', on('2019-05-30', 5), on('2019-06-30', 9), async () => new Map())).rejects.toThrow('has no figure lac.total');
  });
});

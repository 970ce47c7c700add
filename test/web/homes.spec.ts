import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { givenSupply } from '../support/given-supply.js';
import { serve, type Served } from '../support/served.js';

const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;/g, ' ').replace(/\s+/g, ' ');
const rowsIn = (html: string) => [...(/<tbody[^>]*app-rows.*?<\/tbody>/s.exec(html)?.[0] ?? '').matchAll(/<a[^>]*href="\/homes\/([^"?]+)/g)].map((found) => found[1]);
const commandIdIn = (html: string): string => /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? '';

let served: Served;
beforeAll(async () => {
  served = await serve();
  await givenSupply(served);
}, 120_000);
afterAll(() => served.close());

const open = async (path: string, as = 'priya.example') => served.as(as).get(path);
const send = (path: string, answers: object) => served.http.post(path).type('form').set({ 'Sec-Fetch-Site': 'same-origin' }).send(answers);
const record = async (path: string, answers: object, step = 'record') => {
  const check = await send(path, answers);
  return { check, recorded: await send(path, { ...answers, commandId: commandIdIn(check.text), step }) };
};

describe('the list of homes', () => {
  test('never shows as good what was not inspected', async () => {
    const { text } = await open('/homes');
    expect(rowsIn(text)).toEqual(['SC000001', 'SC000002']);
    expect(text).toMatch(/govuk-tag--green">Good</);
    expect(text).toMatch(/govuk-tag--grey">Not inspected yet</);
  });

  test.each([
    ['/homes?judgement=not-inspected', ['SC000002']],
    ['/homes?judgement=below-good', []],
    ['/homes?area=authority', ['SC000002']],
    ['/homes?buying=framework', ['SC000001']],
    ['/homes?buying=booked', ['SC000002']],
    ['/homes?filtered=yes&status=ended', []],
    ['/homes?sort=-provider', ['SC000002', 'SC000001']],
    ['/homes?asAt=1+6+2015', ['SC000001']],
  ])('%s lists %j', async (path, homes) => {
    expect(rowsIn((await open(path)).text)).toEqual(homes);
  });

  test('names a home to whoever places or commissions, to nobody else, and in no file', async () => {
    for (const person of ['priya.example', 'morgan.example']) expect((await open('/homes', person)).text).toContain('Holly Lodge');
    expect((await open('/homes', 'ali.example')).text).not.toContain('Holly');
    const file = await open('/homes.csv');
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.text).not.toContain('Holly');
    expect(file.text.trim().split('\r\n')).toHaveLength(3);
  });
});

describe('a home’s page', () => {
  test('tells who lives there, how its places are bought and how far they are filled', async () => {
    const text = plain((await open('/homes/SC000002')).text);
    expect(text).toMatch(/Block booking B1 2 places at £3,000 a week each, from 1 April 2019 until 1 April 2020 Filled 50% of the time since 1 April: 91 of 182 nights/);
    expect(text).toMatch(/Booked places week by week, the last first Week Nights booked Nights filled How full Of them beyond what is booked 24 June 2019 to 30 June 2019 14 7 50% 0 /);
    expect(text).toMatch(/What is paid a week £3,000 Fees in force for 1 of 1 children/);
    expect(text).toContain('Child 303');
    expect(plain((await open('/homes/SC000001?asAt=1+1+2018')).text)).toContain('It was not inspected by that day');
  });

  test('warns of a judgement below good, and names the children it affects', async () => {
    const { check, recorded } = await record('/homes/SC000001/inspected', {
      effectiveOn: '1 6 2019', kind: 'full', overall: 'inadequate', protection: '', leadership: '', publishedOn: '', event: '',
    }, 'record-suspect');
    expect(plain(check.text)).toMatch(/Are you sure\? .* Child 302 lives there on that day/);
    expect(recorded.status).toBe(303);
    expect(plain((await open(String(recorded.headers['location']))).text)).toContain('Inspected by Ofsted, 1 June 2019');
    const { text } = await open('/homes/SC000001');
    expect(plain(text)).toContain('Judged inadequate on 1 June 2019, which is below good');
    expect(plain(text)).toContain('It was good before.');
    expect(text).toMatch(/Our children there:\s*<a class="govuk-link" href="\/children\/302"/);
    expect(plain((await open('/homes/SC000001?asAt=31+5+2019')).text)).not.toContain('below good');
    expect(rowsIn((await open('/homes?judgement=below-good')).text)).toEqual(['SC000001']);
  });

  test('keeps what the form does not ask for when details are changed', async () => {
    const form = await open('/homes/SC000002/details');
    expect(form.text).toMatch(/id="places"[^>]*value="4"/);
    const { recorded } = await record('/homes/SC000002/details', {
      effectiveOn: '1 6 2019', provision: 'childrens-home', sector: 'private', places: '6', ageFrom: '8', ageTo: '17', sex: '', owner: 'Tall Oaks Living',
      authority: '', own: '', name: '', postcode: '',
    });
    expect(recorded.status).toBe(303);
    expect(plain((await open('/homes/SC000002')).text)).toMatch(/Places 6 Ages 8 to 17/);
  });

  test('asks again before the registration ends with children and a block booking there', async () => {
    const check = await send('/homes/SC000002/closed', { effectiveOn: '20 6 2019', why: 'closed' });
    expect(plain(check.text)).toMatch(/Child 303 lives there on that day.*Block booking B1 would go on/);
  });

  test('refuses a booking that ends before it begins, at its field', async () => {
    const refused = await send('/homes/SC000001/booked', { booking: 'B7', effectiveOn: '1 6 2019', until: '1 5 2019', places: '1', weeklyPrice: '3,000' });
    expect([refused.status, refused.text.includes('href="#until"')]).toEqual([422, true]);
  });

  test('agrees and ends the fee of a child who is placed there', async () => {
    const answers = { effectiveOn: '1 2 2019', weekly: '4,100', tier: 'standard', purchase: 'framework', framework: 'FW1', booking: '', until: '' };
    expect((await open('/homes/SC000001/fee-agreed/302')).text).toMatch(/id="framework"[^>]*value="FW1"/);
    const { recorded } = await record('/homes/SC000001/fee-agreed/302', answers);
    expect(recorded.headers['location']).toMatch(/^\/homes\/SC000001\/fee-recorded\/\d+$/);
    expect(plain((await open(String(recorded.headers['location']))).text)).toMatch(/Fee agreed, 1 February 2019 .* A week: £4,100 Tier: Standard \(tier 1\) Bought: From a framework Framework: FW1/);
    expect(plain((await open('/homes/SC000001')).text)).toMatch(/Child 302 £4,100 From a framework FW1 1 February 2019 No end is recorded/);
    const early = await send('/homes/SC000001/fee-agreed/302', { ...answers, effectiveOn: '1 11 2018' });
    expect(plain(early.text)).toContain('Child 302 does not live in home SC000001 on that day');
    const unnamed = await send('/homes/SC000001/fee-agreed/302', { ...answers, effectiveOn: '1 3 2019', framework: '' });
    expect([unnamed.status, unnamed.text.includes('href="#framework"')]).toEqual([422, true]);
    expect((await record('/homes/SC000001/fee-ended/302', { effectiveOn: '1 6 2019' })).recorded.status).toBe(303);
    expect(plain((await open('/homes/SC000001')).text)).toContain('Child 302 No fee is recorded');
    expect((await open('/homes/SC000001/fee-agreed/301')).status).toBe(404);
    expect((await open('/homes/SC000001/fee-agreed/302', 'morgan.example')).status).toBe(403);
  });

  test('begins with a registration', async () => {
    const { recorded } = await record('/homes/new', {
      provider: 'SC000007', effectiveOn: '1 6 2019', provision: 'childrens-home', sector: '', places: '3', ageFrom: '', ageTo: '', sex: '', owner: '',
      authority: 'E08000018', own: 'no', name: 'Fern View', postcode: 's601aa',
    });
    expect(recorded.status).toBe(303);
    const { text } = await open('/homes/SC000007');
    expect(plain(text)).toMatch(/Name Fern View .* Ofsted number \(URN\) SC000007 Places 3/);
    expect((await open('/homes/SC000007', 'ali.example')).text).not.toContain('Fern View');
  });

  test('is not there for what nothing is recorded of', async () => {
    const answer = await open('/homes/SC999999');
    expect([answer.status, plain(answer.text).includes('Nothing is recorded of a home')]).toEqual([404, true]);
    expect((await open('/homes/SC000001/constructor')).status).toBe(404);
    for (const other of ['morgan.example', 'ali.example']) expect((await open('/homes/SC000001/booked', other)).status).toBe(403);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { givenSupply } from '../support/given-supply.js';
import { carriedIn, formsOf, plain, whileAppending } from '../support/recording.js';
import { sendRecord, serve, type Served } from '../support/served.js';

type Kind = 'carers' | 'providers' | 'fees';
type Told = { readonly number: number; readonly id: string; readonly type: string; readonly told: Record<string, unknown>; readonly struckOutBy: number | null };

describe('what was recorded of a household, a home or a fee, put right on a page', () => {
  let served: Served;
  let households = 0;
  const forms = () => formsOf(served);
  const entriesOf = async (kind: Kind, id: string) => (await served.http.get(`/api/v1/records/${kind}/${id}`)).body.entries as readonly Told[];
  const entryOf = async (kind: Kind, id: string, type: string) => (await entriesOf(kind, id)).find((one) => one.type === type)?.number ?? 0;
  const told = (kind: Kind, id: string, fact: object) => sendRecord(served, kind, id, 'facts', { fact }).expect(201);
  const valueIn = (html: string, name: string): string => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '';
  const linksIn = (html: string) => [...html.matchAll(/href="([^"]+\/(?:correct|strike-out))"/g)].map(([, href]) => href as string);

  const TERMS = { places: 2, ageFrom: 0, ageTo: 17, types: ['long-term-or-permanent', 'task-centred'] };
  const someHousehold = async () => {
    const carer = `C${(households += 1)}`;
    await told('carers', carer, { type: 'CarerApproved', effectiveOn: '2018-04-10', terms: TERMS, agency: 'An agency of old' });
    return { carer, entry: await entryOf('carers', carer, 'CarerApproved') };
  };
  const APPROVED = { effectiveOn: '10 4 2018', types: 'task-centred long-term-or-permanent', places: '2', ageFrom: '0', ageTo: '17', until: '', agency: 'An agency of old', transferredFrom: '' };
  const NOTED = { ...APPROVED, places: '3', note: 'The panel’s minutes say three' };

  beforeAll(async () => {
    served = await serve();
    await givenSupply(served);
  }, 120_000);
  afterAll(() => served.close());

  test('is offered beside each entry that still stands, to those who record, and as it is known now', async () => {
    const { carer, entry } = await someHousehold();
    await told('carers', carer, { type: 'CarerReviewed', effectiveOn: '2019-04-10', outcome: 'continue' });
    const review = await entryOf('carers', carer, 'CarerReviewed');
    await sendRecord(served, 'carers', carer, 'strikes', { entry: (await entriesOf('carers', carer))[1]?.id, reason: 'duplicate' }).expect(201);
    const { text } = await served.http.get(`/carers/${carer}`);
    expect(linksIn(text)).toEqual([`/carers/${carer}/entries/${entry}/correct`, `/carers/${carer}/entries/${entry}/strike-out`]);
    expect(plain(text)).toContain(`Correct entry ${entry}, Approved to foster`);
    expect(linksIn((await served.http.get(`/carers/${carer}?knownAt=${review}`)).text)).toEqual([]);
    for (const account of ['ali.example', 'morgan.example']) expect(linksIn((await served.as(account).get(`/carers/${carer}`)).text)).toEqual([]);
    expect(linksIn((await served.http.get('/homes/SC000001')).text)).toHaveLength(6);
  });

  test('asks on the form it was recorded on, with the answers as the entry gives them', async () => {
    const { carer, entry } = await someHousehold();
    const { status, text } = await served.http.get(`/carers/${carer}/entries/${entry}/correct`);
    expect(status).toBe(200);
    expect(text).toMatch(/name="effectiveOn"[^>]*value="10 4 2018"/);
    expect(text).toMatch(/name="types"[^>]*value="task-centred" checked/);
    expect(text).toMatch(/name="places"[^>]*value="2"/);
    expect(plain(text)).toMatch(new RegExp(`Entry ${entry}: Approved to foster, 10 April 2018\\. Recorded .* by officer`));
    const booking = await entryOf('providers', 'SC000002', 'BlockBooked');
    const booked = await served.http.get(`/homes/SC000002/entries/${booking}/correct`);
    expect(booked.text).toMatch(/name="weeklyPrice"[^>]*value="3000"/);
    expect(booked.text).toMatch(/name="until"[^>]*value="1 4 2020"/);
  });

  test('lays old and new side by side and writes nothing before it is confirmed; what the form would not take today may stand', async () => {
    const { carer, entry } = await someHousehold();
    const before = await forms().head();
    const { status, text } = await forms().post(`/carers/${carer}/entries/${entry}/correct`, NOTED);
    expect([status, await forms().head()]).toEqual([200, before]);
    expect(text).toMatch(/Places<\/th>\s*<td[^>]*><del>2<\/del><\/td>\s*<td[^>]*><ins>3<\/ins>/);
    expect(text).not.toMatch(/<del>An agency|<del>Task-centred/);
  });

  test('is recorded once, however often it is sent, and the wrong one stays', async () => {
    const { carer, entry } = await someHousehold();
    const path = `/carers/${carer}/entries/${entry}/correct`;
    const commandId = carriedIn(await forms().show(path), 'commandId');
    const sent = await forms().post(path, { ...NOTED, commandId, step: 'record' });
    expect([sent.status, sent.headers['location']]).toEqual([303, `/carers/recorded/${await forms().head()}`]);
    const confirmed = plain(await forms().show(sent.headers['location'] ?? ''));
    expect(confirmed).toContain(`Recorded Entry ${await forms().head()}`);
    expect(confirmed).toMatch(new RegExp(`Puts right:? entry ${entry}`));
    const again = await forms().post(path, { ...NOTED, commandId, step: 'record' });
    expect([again.status, again.headers['location']]).toEqual([303, sent.headers['location']]);
    expect((await entriesOf('carers', carer)).map(({ type, told: { terms, agency }, struckOutBy }) => [type, (terms as { places?: number } | undefined)?.places, agency, struckOutBy !== null])).toEqual([
      ['CarerApproved', 2, 'An agency of old', true], ['EntryStruckOut', undefined, undefined, false], ['CarerApproved', 3, 'An agency of old', false],
    ]);
    expect((await served.http.get(`/entries/${await forms().head()}`)).text).not.toContain('minutes');
  });

  test('keeps what the form does not ask for, and what names people', async () => {
    await told('providers', 'SC000031', { type: 'ProviderRegistered', effectiveOn: '2015-01-01', urn: 'SC000031', identity: { name: 'Holly Lodge', address: ['1 High Street'] },
      details: { provision: 'childrens-home', places: 4, lessAmbulantBedrooms: 1, region: 'Yorkshire and The Humber', authority: 'Rotherham', own: true } });
    const path = `/homes/SC000031/entries/${await entryOf('providers', 'SC000031', 'ProviderRegistered')}/correct`;
    const text = await forms().show(path);
    const answers = { effectiveOn: '1 1 2015', provision: 'childrens-home', sector: '', places: '5', ageFrom: '', ageTo: '', sex: '', owner: '', authority: 'E08000018', own: 'yes', name: 'Holly Lodge', postcode: '', note: 'Certificate', commandId: carriedIn(text, 'commandId') };
    expect(valueIn(text, 'name')).toBe('Holly Lodge');
    expect((await forms().post(path, { ...answers, step: 'record' })).status).toBe(303);
    const [, , right] = await entriesOf('providers', 'SC000031');
    expect(right?.told['details']).toEqual({ provision: 'childrens-home', places: 5, lessAmbulantBedrooms: 1, region: 'Yorkshire and The Humber', authority: 'Rotherham', own: true });
    expect(valueIn(await forms().show(`/homes/SC000031/entries/${right?.number}/correct`), 'name')).toBe('Holly Lodge');
  });

  test.each([
    ['nothing changed', { ...APPROVED, note: 'No' }, 400, 'Change what is wrong'],
    ['no reason given', { ...NOTED, note: '' }, 400, 'Give an answer to “Why, in your own words”'],
    ['more places than a record holds', { ...NOTED, places: '21' }, 400, 'from 1 to 20'],
    ['a reference that is none', { ...NOTED, transferredFrom: 'Another agency of old' }, 400, 'must be your own reference'],
    ['ages the wrong way round', { ...NOTED, ageFrom: '16', ageTo: '4' }, 422, 'the wrong way round'],
    ['a day to come', { ...NOTED, effectiveOn: '1 7 2019' }, 422, 'has not come yet'],
  ])('keeps the answers where it cannot be: %s', async (_, answers, expected, words) => {
    const { carer, entry } = await someHousehold();
    const { status, text } = await forms().post(`/carers/${carer}/entries/${entry}/correct`, answers);
    expect([status, plain(text)]).toEqual([expected, expect.stringContaining(words)]);
    expect(text).toContain('<title>Error: ');
    expect(valueIn(text, 'places')).toBe(answers.places);
  });

  test('strikes out what did not happen, and says why of what others rest on', async () => {
    const { carer, entry } = await someHousehold();
    await told('carers', carer, { type: 'CarerApprovalVaried', effectiveOn: '2018-06-01', terms: { ...TERMS, places: 1 } });
    const refused = await forms().post(`/carers/${carer}/entries/${entry}/strike-out`, { reason: 'duplicate', note: 'Twice' });
    expect([refused.status, plain(refused.text)]).toEqual([422, expect.stringMatching(/Other entries rest on what would no longer be so: The household is not approved to foster on 1 June 2018/)]);
    const varied = await entryOf('carers', carer, 'CarerApprovalVaried');
    expect(refused.text).toMatch(new RegExp(`<a[^>]*href="/carers/${carer}/entries/${varied}/correct">Put right entry ${varied} first`));
    const path = `/carers/${carer}/entries/${varied}/strike-out`;
    const form = await forms().show(path);
    expect(plain(form)).toContain('Places: 1');
    const answers = { reason: 'facts-were-wrong', note: 'It was another Miss Hopper', commandId: carriedIn(form, 'commandId') };
    expect(plain((await forms().post(path, answers)).text)).toContain('It did not happen, or not to this household');
    const sent = await forms().post(path, { ...answers, step: 'record' });
    expect(sent.status).toBe(303);
    expect(plain(await forms().show(sent.headers['location'] ?? ''))).toContain('An earlier entry was struck out');
    expect((await entriesOf('carers', carer)).find(({ type }) => type === 'CarerApprovalVaried')?.struckOutBy).toBe(await forms().head());
    expect(plain(await forms().show(path))).toContain('struck out already');
    expect((await forms().post(path, { reason: 'duplicate', note: 'Again' })).status).toBe(422);
  });

  test('asks again where children were placed on days that would no longer be approved or registered', async () => {
    const approval = await entryOf('carers', 'H1', 'CarerApproved');
    const struck = await forms().post(`/carers/H2/entries/${await entryOf('carers', 'H2', 'CarerApproved')}/strike-out`, { reason: 'duplicate', note: 'Twice' });
    expect(struck.status).toBe(422);
    const later = await forms().post(`/carers/H1/entries/${approval}/correct`, { ...APPROVED, agency: '', effectiveOn: '1 1 2019', note: 'Panel of January' });
    expect([later.status, plain(later.text)]).toEqual([200, expect.stringContaining('Child 301: placed with the household on days on which it would not have been approved')]);
    const booking = await forms().post(`/homes/SC000002/entries/${await entryOf('providers', 'SC000002', 'BlockBooked')}/strike-out`, { reason: 'facts-were-wrong', note: 'Never signed' });
    expect([booking.status, plain(booking.text)]).toEqual([200, expect.stringContaining('The fee of Child 303 names booking B1')]);
    const places = await forms().post(`/homes/SC000002/entries/${await entryOf('providers', 'SC000002', 'BlockBooked')}/correct`, { booking: 'B1', effectiveOn: '1 4 2019', until: '1 4 2020', places: '3', weeklyPrice: '3,000', note: 'Three were booked' });
    expect([places.status, plain(places.text).includes('Check that it is not the same booking twice')]).toEqual([200, false]);
  });

  test('of a fee is reached from the child’s timeline, and what has no form is struck out alone', async () => {
    await told('fees', '303', { type: 'OneOffCostIncurred', effectiveOn: '2019-05-01', kind: 'transport', amount: 12_345 });
    const [fee, once] = [await entryOf('fees', '303', 'FeeAgreed'), await entryOf('fees', '303', 'OneOffCostIncurred')];
    expect((await served.http.get('/homes/SC000002')).text).toContain('href="/children/303/timeline?type=FeeAgreed"');
    const links = linksIn((await served.http.get('/children/303/timeline')).text).filter((href) => href.includes('/fees/'));
    expect(links).toEqual([`/children/303/fees/entries/${once}/strike-out`, `/children/303/fees/entries/${fee}/correct`, `/children/303/fees/entries/${fee}/strike-out`]);
    expect(plain(await forms().show(`/children/303/fees/entries/${once}/strike-out`))).toContain('There is no form for what this entry says');
    expect((await served.http.get(`/children/303/fees/entries/${once}/correct`)).status).toBe(404);
    const path = `/children/303/fees/entries/${fee}/correct`;
    const answers = { effectiveOn: '1 4 2019', weekly: '3,100.50', tier: '', purchase: 'block', framework: '', booking: 'B1', until: '', note: 'Letter of 2 April', commandId: carriedIn(await forms().show(path), 'commandId') };
    const checked = await forms().post(path, answers);
    expect(checked.text).toMatch(/<del>£3,000<\/del>[^]*<ins>£3,100.50<\/ins>/);
    const sent = await forms().post(path, { ...answers, step: 'record' });
    expect([sent.status, sent.headers['location']]).toEqual([303, `/children/303/fees/recorded/${await forms().head()}`]);
    expect(plain(await forms().show(sent.headers['location'] ?? ''))).toContain('Fees of child 303');
    expect((await served.http.get(`/children/301/fees/recorded/${await forms().head()}`)).status).toBe(404);
    expect((await entriesOf('fees', '303')).at(-1)?.told['terms']).toEqual({ weekly: 310_050, purchase: 'block', booking: 'B1', payee: 'SC000002' });
  });

  test('of a fee that several pay asks who pays what, for it must come to the fee', async () => {
    await told('fees', '302', { type: 'FeeAgreed', effectiveOn: '2018-12-01', terms: { weekly: 1_000_00, purchase: 'spot', shares: { socialCare: 600_00, education: 400_00, health: 0 }, extras: [{ kind: 'therapy', weekly: 50_00 }] } });
    const path = `/children/302/fees/entries/${await entryOf('fees', '302', 'FeeAgreed')}/correct`;
    const text = await forms().show(path);
    expect(['socialCare', 'education', 'health'].map((name) => valueIn(text, name))).toEqual(['600', '400', '0']);
    const answers = { effectiveOn: '1 12 2018', weekly: '1,100', socialCare: '600', education: '400', health: '0', tier: '', purchase: 'spot', framework: '', booking: '', until: '', note: 'Letter' };
    expect((await forms().post(path, answers)).status).toBe(422);
    expect((await forms().post(path, { ...answers, health: '100', commandId: carriedIn(text, 'commandId'), step: 'record' })).status).toBe(303);
    expect((await entriesOf('fees', '302')).at(-1)?.told['terms']).toEqual({ weekly: 1_100_00, purchase: 'spot', shares: { socialCare: 600_00, education: 400_00, health: 100_00 }, extras: [{ kind: 'therapy', weekly: 50_00 }] });
  });

  test('tells which figures of a published evening will be otherwise, that the edition stays, and nothing where none are', async () => {
    const { carer, entry } = await someHousehold();
    await told('carers', carer, { type: 'CarerAddressRecorded', effectiveOn: '2018-04-10', authority: 'E08000018' });
    const path = `/carers/${carer}/entries/${entry}/correct`;
    expect(plain((await forms().post(path, NOTED)).text)).toContain('No edition of the booklet tells of a day from then on.');
    expect((await served.http.post('/api/v1/editions').send({ commandId: crypto.randomUUID(), by: 'officer', asAt: '2019-05-31', profile: 'operational' })).status).toBe(201);
    const { text } = await forms().post(path, { ...NOTED, agency: '' });
    expect(plain(text)).toMatch(/figures of 31 May 2019 will be otherwise than now\. Edition 1 , published 30 June 2019, stays as it came out/);
    expect(plain(text)).not.toContain('the child lived');
    const address = await forms().post(`/carers/${carer}/entries/${await entryOf('carers', carer, 'CarerAddressRecorded')}/strike-out`, { reason: 'duplicate', note: 'Twice' });
    expect(plain(address.text)).toContain('It changes no figure of a published edition’s evening.');
  }, 120_000);

  test('tells what somebody else put right meanwhile, and does not do it over again', async () => {
    const { carer, entry } = await someHousehold();
    const path = `/carers/${carer}/entries/${entry}/correct`;
    const text = await forms().show(path);
    const carried = { commandId: carriedIn(text, 'commandId'), seenTo: carriedIn(text, 'seenTo') };
    await told('carers', carer, { type: 'CarerReviewed', effectiveOn: '2019-04-10', outcome: 'continue' });
    const moved = await forms().post(path, { ...NOTED, ...carried, step: 'record' });
    expect([moved.status, plain(moved.text)]).toEqual([409, expect.stringContaining('Someone else changed this record')]);
    await sendRecord(served, 'carers', carer, 'corrections', { entry: (await entriesOf('carers', carer))[0]?.id, fact: { type: 'CarerApproved', effectiveOn: '2018-04-11', terms: TERMS }, reason: 'facts-were-wrong' }).expect(201);
    const before = await forms().head();
    const late = await forms().post(path, { ...NOTED, ...carried, step: 'record' });
    expect([late.status, await forms().head()]).toEqual([422, before]);
    expect(plain(late.text)).toMatch(/Someone else changed this record.*That entry has been struck out already|That entry has been struck out already.*Someone else changed this record/s);
    expect(valueIn(late.text, 'places')).toBe('3');
  });

  test('keeps the answers where the records cannot be written, and is written once when they can', async () => {
    const { carer, entry } = await someHousehold();
    const path = `/carers/${carer}/entries/${entry}/correct`;
    const commandId = carriedIn(await forms().show(path), 'commandId');
    const failed = await whileAppending(served, new LedgerUnavailable('the disk is full'), () => forms().post(path, { ...NOTED, commandId, step: 'record' }));
    expect([failed.status, plain(failed.text)]).toEqual([503, expect.stringContaining('NOT confirmed as saved')]);
    expect(valueIn(failed.text, 'places')).toBe('3');
    expect((await forms().post(path, { ...NOTED, commandId, step: 'record' })).status).toBe(303);
    expect(await entriesOf('carers', carer)).toHaveLength(3);
  });

  test('shows what was typed as text and nothing else', async () => {
    await told('providers', 'SC000032', { type: 'ProviderRegistered', effectiveOn: '2015-01-01', urn: 'SC000032', details: { provision: 'childrens-home', owner: '<script>alert(1)</script>' } });
    const path = `/homes/SC000032/entries/${await entryOf('providers', 'SC000032', 'ProviderRegistered')}/correct`;
    const evil = '"><img src=x onerror=alert(2)>';
    const { text } = await forms().post(path, { effectiveOn: '1 1 2015', provision: 'childrens-home', owner: evil, note: evil });
    for (const html of [await forms().show(path), text]) expect(html).not.toMatch(/<script>alert|<img/);
    expect(text).toContain('&lt;script&gt;alert(1)');
  });

  test('is there of a record’s own entries alone', async () => {
    const [one, other] = [await someHousehold(), await someHousehold()];
    const home = await entryOf('providers', 'SC000001', 'ProviderRegistered');
    for (const path of [`/carers/${one.carer}/entries/${other.entry}/correct`, `/carers/${one.carer}/entries/${home}/strike-out`, `/homes/SC000002/entries/${home}/correct`, `/homes/${one.carer}/entries/${one.entry}/correct`,
      `/children/303/entries/${one.entry}/correct`, `/carers/${one.carer}/entries/x/correct`, `/carers/${one.carer}/entries/${one.entry}/edit`, '/carers/-/entries/1/correct', '/children/303/fees/entries/1/strike-out'])
      expect([path, (await served.http.get(path)).status]).toEqual([path, 404]);
    expect((await forms().post(`/carers/${one.carer}/entries/${other.entry}/correct`, NOTED)).status).toBe(404);
  });

  test.each(['ali.example', 'morgan.example', ''])('is the placements team’s alone, not of “%s”', async (account) => {
    const { carer, entry } = await someHousehold();
    for (const path of [`/carers/${carer}/entries/${entry}/correct`, `/homes/SC000001/entries/${await entryOf('providers', 'SC000001', 'ProviderRegistered')}/strike-out`, '/children/303/fees/entries/1/strike-out']) {
      const { status } = await served.as(account).get(path);
      expect(account === '' ? [302, 303] : [403]).toContain(status);
      const before = await forms().head();
      await served.as(account).post(path).type('form').set({ 'Sec-Fetch-Site': 'same-origin' }).send({ ...NOTED, step: 'record' });
      expect(await forms().head()).toBe(before);
    }
  });
});

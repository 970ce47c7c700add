import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Ledger } from '../../src/ledger/ledger.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { childActions } from '../../src/web/layout/form/child-actions.js';
import type { ChildTold } from '../../src/asking/child.js';
import { carriedIn, childrenOf, fieldsIn, formsOf, plain } from '../support/recording.js';
import { admission, move, particulars, recordFact, serve, type Served } from '../support/served.js';

let served: Served;
const someChild = childrenOf(() => served);
const forms = () => formsOf(served);

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const told = async (child: string) => (await served.http.get(`/api/v1/children/${child}`)).body as ChildTold;
const offered = async (child: string) => childActions(await told(child)).map(({ href }) => href.split('/').at(-1));

describe('each form about a child', () => {
  test.each([
    ['legal-status', ['effectiveOn', 'legalStatus'], { legalStatus: 'C2' }, { type: 'LegalStatusChanged', told: { legalStatus: 'C2' } }],
    ['absence', ['effectiveOn', 'kind', 'urn'], { kind: 'T1', urn: '' }, { type: 'ChildTemporarilyAbsent', told: { kind: 'T1' } }],
    ['missing', ['effectiveOn', 'kind'], { kind: 'M' }, { type: 'ChildWentMissing', told: { kind: 'M' } }],
    ['review', ['effectiveOn', 'participation'], { participation: 'PN1' }, { type: 'ChildReviewed', told: { participation: 'PN1' } }],
    ['sibling-group', ['effectiveOn', 'group'], { group: 'G1' }, { type: 'SiblingGroupJoined', told: { group: 'G1' } }],
    ['siblings-apart', ['effectiveOn', 'reason'], { reason: 'court-direction' }, { type: 'SiblingsPlacedApart', told: { reason: 'court-direction' } }],
    ['asylum', ['effectiveOn', 'ceasedOn'], { ceasedOn: '20 6 2019' }, { type: 'AsylumStatusRecorded', told: { ceasedOn: '2019-06-20' } }],
    ['leave', ['effectiveOn', 'reason'], { reason: 'E4A' }, { type: 'ChildDischarged', told: { reason: 'E4A' } }],
    ['details', ['effectiveOn', 'type', 'carer', 'urn', 'provider', 'reason', 'legalStatus'], { type: 'U4', provider: 'PR1', reason: 'PLACE' },
      { type: 'PlacementDetailsChanged', told: { placement: { type: 'U4', provider: 'PR1' }, reason: 'PLACE' } }],
    ['move', ['effectiveOn', 'type', 'carer', 'urn', 'provider', 'reason', 'placementPostcode', 'legalStatus'], { type: 'K2', reason: 'CARPL' },
      { type: 'ChildMoved', told: { placement: { type: 'K2' }, reason: 'CARPL' } }],
  ] as const)('%s asks for %j and records the fact they tell', async (form, fields, answers, entry) => {
    const child = await someChild();
    const path = `/children/${child}/${form}`;
    expect(fieldsIn(await forms().show(path)).filter((id) => !/-\d$/.test(id))).toEqual(fields);
    const { status, headers } = await forms().record(path, { effectiveOn: '10 6 2019', ...answers });
    expect([form, status]).toEqual([form, 303]);
    expect((await told(child)).entries.at(-1)).toMatchObject({ ...entry, effectiveOn: '2019-06-10', recordedBy: 'priya.example' });
    expect((await served.http.get(headers['location'] as string)).status).toBe(200);
  });

  test('that ends something is refused where there is nothing to end, and records where there is', async () => {
    const child = await someChild();
    const notAway = await forms().check(`/children/${child}/return`, { effectiveOn: '20 6 2019' });
    expect([notAway.status, plain(notAway.text)]).toEqual([422, expect.stringContaining('The child is not away from the placement on 20 June 2019')]);
    await forms().record(`/children/${child}/absence`, { effectiveOn: '10 6 2019', kind: 'T2' });
    expect(plain(await forms().show(`/children/${child}/return`))).toContain('Away since 10 June 2019: Temporarily on holiday.');
    expect((await forms().record(`/children/${child}/return`, { effectiveOn: '17 6 2019' })).status).toBe(303);
    await forms().record(`/children/${child}/missing`, { effectiveOn: '18 6 2019', kind: 'A' });
    expect(plain(await forms().show(`/children/${child}/found`))).toContain('Missing since 18 June 2019.');
    expect((await forms().record(`/children/${child}/found`, { effectiveOn: '19 6 2019' })).status).toBe(303);
  });

  test('about the placement holds what is recorded now', async () => {
    const child = await someChild({ placement: { type: 'U6', provider: 'PR1', carer: 'FH-1' } });
    const text = await forms().show(`/children/${child}/details`);
    expect(text).toMatch(/value="U6" selected/);
    expect(text).toMatch(/value="PR1" selected/);
    expect(text).toContain('value="FH-1"');
    expect(text).toMatch(/value="PLACE" selected/);
  });

  test('keeps the home postcode that is recorded, so that the return tells it of every episode', async () => {
    const child = await someChild({ identity: { homePostcode: 'S60 1AA', placementPostcode: 'S61 1AA' } });
    await forms().record(`/children/${child}/move`, { effectiveOn: '10 6 2019', type: 'K2', reason: 'CARPL', placementPostcode: 'S62 1AA' });
    const stored = await served.serving.app.get<Ledger>(LEDGER, { strict: false }).read(`child-${served.config.authority}-${child}`);
    expect(stored.at(-1)?.data['identity']).toEqual({ homePostcode: 'S60 1AA', placementPostcode: 'S62 1AA' });
  });

  test('of who a child is records it where nobody did, and sends whoever would say it again to the correction', async () => {
    await recordFact(served, '900', admission('2018-12-01'));
    const answers = { dateOfBirth: '30 6 2008', sex: '2', ethnicity: 'WBRI', disability: 'no', name: 'Ada Example', upn: 'a123456789012' };
    expect((await forms().record('/children/900/particulars', answers)).status).toBe(303);
    expect((await told('900')).particulars).toMatchObject({ dateOfBirth: '2008-06-30', sex: '2', ethnicity: 'WBRI', disability: 'NONE' });
    const again = await forms().check('/children/900/particulars', { ...answers, sex: '1' });
    expect([again.status, plain(again.text)]).toEqual([422, expect.stringContaining('This has been recorded already')]);
  });

  test.each([
    [{ upn: 'B12' }, 'upn', 'The unique pupil number must be'],
    [{ dateOfBirth: '1 7 2019' }, 'dateOfBirth', 'must be today or in the past'],
    [{ sex: 'M' }, 'sex', '“Sex” must be one of the list'],
  ])('of who a child is does not take %j', async (wrong, field, said) => {
    const child = String(910 + field.length);
    await recordFact(served, child, admission('2018-12-01'));
    const { status, text } = await forms().check(`/children/${child}/particulars`, { dateOfBirth: '30 6 2008', sex: '2', ethnicity: 'WBRI', ...wrong });
    expect([status, plain(text)]).toEqual([400, expect.stringContaining(said)]);
    expect(text).toContain(`href="#${field}"`);
  });

  test('answers the placements team and nobody else', async () => {
    const child = await someChild();
    for (const form of ['move', 'details', 'legal-status', 'absence', 'return', 'missing', 'found', 'review', 'leave', 'particulars', 'admit', 'sibling-group', 'siblings-apart', 'asylum'])
      for (const who of ['morgan.example', 'ali.example'])
        expect([form, who, (await served.as(who).get(`/children/${child}/${form}`)).status]).toEqual([form, who, 403]);
    expect((await served.as('ali.example').get('/admission')).status).toBe(403);
  });

  test('shows what was typed as text, never as markup', async () => {
    const child = await someChild();
    const typed = '"><script>alert(1)</script>';
    for (const form of ['details', 'absence', 'missing', 'review', 'particulars', 'admit', 'sibling-group', 'siblings-apart', 'asylum']) {
      const { text } = await forms().post(`/children/${child}/${form}`, { effectiveOn: typed, type: typed, kind: typed, name: typed, group: typed, reason: typed, ceasedOn: typed, seenTo: typed, choose: typed });
      expect([form, text.includes('<script>alert')]).toEqual([form, false]);
    }
  });
});

describe('brothers and sisters', () => {
  test('are recorded from the day the child came into care on, unless another is given, and stand on the record then', async () => {
    const [one, other] = [await someChild({ placement: { type: 'U6', provider: 'PR1', carer: 'FH-1' } }), await someChild({ placement: { type: 'U6', provider: 'PR1', carer: 'FH-2' } })];
    expect(await forms().show(`/children/${one}/sibling-group`)).toContain('value="2018-12-01"');
    const first = await forms().check(`/children/${one}/sibling-group`, { effectiveOn: '2018-12-01', group: 'G7' });
    expect(plain(first.text)).toContain('Nobody else is recorded in the group of siblings G7 on that day.');
    expect((await forms().record(`/children/${one}/sibling-group`, { effectiveOn: '2018-12-01', group: 'G7' })).status).toBe(303);
    const second = await forms().check(`/children/${other}/sibling-group`, { effectiveOn: '10 6 2019', group: 'G7' });
    expect(plain(second.text)).not.toContain('Nobody else');
    await forms().record(`/children/${other}/sibling-group`, { effectiveOn: '2018-12-01', group: 'G7' });
    expect((await forms().record(`/children/${one}/siblings-apart`, { effectiveOn: '10 6 2019', reason: 'safeguarding' })).status).toBe(303);
    expect(plain(await forms().show(`/children/${one}/siblings-apart`))).toContain(`In the group of siblings G7, with child ${other}, who lives elsewhere.`);
    const page = await forms().show(`/children/${one}`);
    expect(plain(page)).toMatch(/Group of siblings G7 Child \d+ .*Lives elsewhere.*Apart because It would not be safe/);
    const again = await forms().check(`/children/${one}/sibling-group`, { effectiveOn: '11 6 2019', group: 'G7' });
    expect(plain(again.text)).toContain('apart from brothers and sisters for a reason: it would not be safe. That reason would no longer hold');
  });

  test('are asked about where the child is in no group', async () => {
    const child = await someChild();
    expect(await offered(child)).not.toContain('siblings-apart');
    expect(plain(await forms().show(`/children/${child}/sibling-group`))).toContain('In no group of siblings today, by the record.');
    const { text } = await forms().check(`/children/${child}/siblings-apart`, { effectiveOn: '10 6 2019', reason: 'safeguarding' });
    expect(plain(text)).toContain('The child is in no group of siblings on that day');
    await forms().record(`/children/${child}/sibling-group`, { effectiveOn: '10 6 2019', group: 'G8' });
    expect(await offered(child)).toContain('siblings-apart');
  });

  test('are a group by the authority’s own reference, never by a name', async () => {
    const child = await someChild();
    const { status, text } = await forms().check(`/children/${child}/sibling-group`, { effectiveOn: '10 6 2019', group: 'The Example family' });
    expect([status, plain(text)]).toEqual([400, expect.stringContaining('“Group of siblings” must be your own reference')]);
  });
});

describe('seeking asylum without family', () => {
  test.each([
    [{ ceasedOn: '1 5 2019' }, 'must be the same as or after the day from which the child has the status'],
    [{ ceasedOn: '1 7 2019' }, 'The day on which it ceased must be today or in the past'],
    [{ effectiveOn: '', ceasedOn: '' }, 'Give an answer to “Day from which the child has the status”'],
  ])('is not taken with %j', async (wrong, said) => {
    const child = await someChild();
    const { status, text } = await forms().check(`/children/${child}/asylum`, { effectiveOn: '10 6 2019', ...wrong });
    expect([status, plain(text)]).toEqual([400, expect.stringContaining(said)]);
  });

  test('is recorded once; that it ceased is put right in that entry', async () => {
    const child = await someChild();
    expect((await forms().record(`/children/${child}/asylum`, { effectiveOn: '10 6 2019', ceasedOn: '' })).status).toBe(303);
    const entry = (await told(child)).entries.at(-1)?.number;
    expect(await offered(child)).not.toContain('asylum');
    expect(childActions(await told(child)).at(-1)).toEqual({ href: `/children/${child}/entries/${entry}/correct`, text: 'Record that the asylum-seeking status ceased' });
    const again = await forms().check(`/children/${child}/asylum`, { effectiveOn: '11 6 2019', ceasedOn: '' });
    expect([again.status, plain(again.text)]).toEqual([422, expect.stringContaining('This has been recorded already')]);
    expect((await forms().record(`/children/${child}/entries/${entry}/correct`, { effectiveOn: '10 6 2019', ceasedOn: '20 6 2019', note: 'The decision came' })).status).toBe(303);
    expect((await told(child)).entries.at(-1)).toMatchObject({ type: 'AsylumStatusRecorded', told: { ceasedOn: '2019-06-20' } });
    expect(childActions(await told(child)).map(({ text }) => text)).not.toContain('Record that the asylum-seeking status ceased');
  });

  test('is not put right so that it ceased before it began, whichever of the days is changed', async () => {
    const child = await someChild();
    await forms().record(`/children/${child}/asylum`, { effectiveOn: '10 6 2019', ceasedOn: '20 6 2019' });
    const entry = (await told(child)).entries.at(-1)?.number;
    for (const wrong of [{ effectiveOn: '10 6 2019', ceasedOn: '9 6 2019' }, { effectiveOn: '21 6 2019', ceasedOn: '20 6 2019' }]) {
      const { status, text } = await forms().check(`/children/${child}/entries/${entry}/correct`, { ...wrong, note: 'Misread' });
      expect([status, plain(text)]).toEqual([400, expect.stringContaining('The day the status ceased must be the same as or after the day it began')]);
    }
    expect((await forms().check(`/children/${child}/entries/${entry}/correct`, { effectiveOn: '20 6 2019', ceasedOn: '20 6 2019', note: 'Misread' })).status).toBe(200);
  });

  test('is told on the child’s record from its day on, and until when once it ceased', async () => {
    const child = '900';
    await recordFact(served, child, { ...particulars('2008-06-30'), disability: 'NONE' });
    await recordFact(served, child, admission('2018-12-01'));
    await forms().record(`/children/${child}/asylum`, { effectiveOn: '10 6 2019', ceasedOn: '20 6 2019' });
    const page = async (asAt: string) => plain((await served.http.get(`/children/${child}?asAt=${asAt}`)).text);
    expect(await page('2019-06-09')).not.toContain('Unaccompanied asylum-seeking Since');
    expect(await page('2019-06-09')).toContain('Disability Not disabled');
    expect(await page('2019-06-19')).toContain('Unaccompanied asylum-seeking Since 10 June 2019');
    expect(await page('2019-06-20')).toContain('Unaccompanied asylum-seeking From 10 June 2019 to 20 June 2019');
  });
});

describe('what is offered to be recorded of a child', () => {
  test('is what can be so now', async () => {
    const child = await someChild();
    expect(await offered(child)).toEqual(['move', 'details', 'absence', 'legal-status', 'missing', 'review', 'leave', 'sibling-group', 'asylum']);
    await forms().record(`/children/${child}/absence`, { effectiveOn: '10 6 2019', kind: 'T2' });
    await forms().record(`/children/${child}/missing`, { effectiveOn: '11 6 2019', kind: 'A' });
    expect(await offered(child)).toEqual(['move', 'return', 'legal-status', 'found', 'review', 'leave', 'sibling-group', 'asylum']);
    await forms().record(`/children/${child}/leave`, { effectiveOn: '12 6 2019', reason: 'E4A' });
    expect(await offered(child)).toEqual(['admit']);
    expect((await forms().record(`/children/${child}/admit`, { effectiveOn: '13 6 2019', type: 'K2', legalStatus: 'C2', categoryOfNeed: 'N1' })).status).toBe(303);
    expect(await offered(child)).toEqual(['move', 'details', 'absence', 'legal-status', 'missing', 'review', 'leave', 'sibling-group', 'asylum']);
  });

  test('is who the child is, where nobody said; and nothing more of a child who died', async () => {
    await recordFact(served, '950', admission('2018-12-01'));
    expect(await offered('950')).toContain('particulars');
    const died = await someChild();
    await forms().record(`/children/${died}/leave`, { effectiveOn: '12 6 2019', reason: 'E2' });
    expect(await offered(died)).toEqual([]);
  });

  test('is not swayed by an entry that was struck out', async () => {
    const child = await someChild();
    await forms().record(`/children/${child}/missing`, { effectiveOn: '11 6 2019', kind: 'M' });
    const entry = (await told(child)).entries.at(-1)?.number;
    await served.http.post(`/api/v1/children/${child}/strikes`).send({ commandId: '0198a000-0000-7000-8000-000000000001', by: 'officer', entry, reason: 'duplicate' }).expect(201);
    expect(await offered(child)).toContain('missing');
  });
});

describe('a confirmation', () => {
  test('tells the entry, its reference and what else can be recorded', async () => {
    const child = await someChild();
    const { headers } = await forms().record(`/children/${child}/missing`, { effectiveOn: '11 6 2019', kind: 'M' });
    const { text } = await served.http.get(headers['location'] as string);
    expect(plain(text)).toMatch(/Recorded Entry \d+ .*Went missing or away without authorisation, 11 June 2019 .*Reference [0-9a-f-]{36}/);
    expect(text).toContain(`href="/children/${child}/found"`);
    expect(text).not.toContain(`href="/children/${child}/missing"`);
  });

  test('asks about what is recorded late, and about what the child’s record makes unlikely', async () => {
    const child = await someChild();
    await recordFact(served, child, move('2019-06-10'));
    const late = await forms().check(`/children/${child}/move`, { effectiveOn: '1 2 2019', type: 'U6', carer: 'FH-1', reason: 'CARPL' });
    expect(plain(late.text)).toMatch(/Are you sure\?.*recorded 149 days after it happened.*What happened on 10 June 2019 is recorded already/);
    expect(carriedIn(late.text, 'commandId')).not.toBe('');
  });

  test('asks about a birthday passed', async () => {
    await recordFact(served, '960', particulars('2001-06-20'));
    await recordFact(served, '960', admission('2018-12-01'));
    const { text } = await forms().check('/children/960/move', { effectiveOn: '25 6 2019', type: 'U6', carer: 'FH-1', reason: 'CARPL' });
    expect(plain(text)).toContain('The child turned 18 on 20 June 2019, and care ends then at the latest.');
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadDirectory } from '../../src/postcodes/directory.js';
import { carriedIn, childrenOf, formsOf, plain } from '../support/recording.js';
import { sendRecord, serve, type Served } from '../support/served.js';

let served: Served;
const someChild = childrenOf(() => served);
const forms = () => formsOf(served);
const MOVE = { effectiveOn: '10 6 2019', type: 'U6', reason: 'CARPL' };

beforeAll(async () => {
  served = await serve();
  const carer = (id: string, terms: object = {}, more: object = {}) =>
    sendRecord(served, 'carers', id, 'facts', { fact: { type: 'CarerApproved', effectiveOn: '2018-01-01', terms: { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred'], ...terms }, ...more } }).expect(201);
  const provider = (urn: string, details: object) =>
    sendRecord(served, 'providers', urn, 'facts', { fact: { type: 'ProviderRegistered', effectiveOn: '2018-01-01', urn, details } }).expect(201);
  await carer('FH-1');
  await carer('FH-2', { ageTo: 5 });
  await carer('FH-3', { places: 1 });
  await carer('FH-9', {}, { agency: 'SC000009' });
  await provider('SC000001', { provision: 'childrens-home', sector: 'private', places: 4 });
  await provider('SC000002', { provision: 'childrens-home', sector: 'voluntary' });
  await provider('SC000009', { provision: 'independent-fostering-agency', sector: 'voluntary' });
  await sendRecord(served, 'providers', 'SC000002', 'facts', { fact: { type: 'ProviderInspected', effectiveOn: '2018-06-01', kind: 'full', overall: 'inadequate' } }).expect(201);
}, 120_000);
afterAll(() => served.close());

describe('where a child may move to', () => {
  test('is offered beneath the form: households with room for the child’s age first, and homes not judged below good', async () => {
    const full = await someChild({ placement: { type: 'U6', provider: 'PR1', carer: 'FH-3' } });
    const text = await forms().show(`/children/${full}/move`);
    expect([...text.matchAll(/name="choose" value="([^"]+)"/g)].map(([, value]) => value)).toEqual(['carer FH-1', 'carer FH-2', 'urn SC000001']);
    expect(plain(text)).toMatch(/Our own foster carers with a vacancy: 2 households .*FH-1 2 of 2 0 to 17 .*FH-2 2 of 2 0 to 5 Not approved for the child’s age/);
    expect(plain(text)).toMatch(/Registered homes, none judged below good: 1 home .*SC000001 Children’s home Not inspected yet 4 0 /);
    expect(text).toContain(`href="/vacancies?child=${full}"`);
  });

  test('is chosen with every other answer kept, and nothing written', async () => {
    const child = await someChild();
    const path = `/children/${child}/move`;
    const before = await forms().head();
    const commandId = carriedIn(await forms().show(path), 'commandId');
    const household = await forms().post(path, { ...MOVE, effectiveOn: '10 6', commandId, choose: 'carer FH-9' });
    expect([household.status, carriedIn(household.text, 'commandId')]).toEqual([200, commandId]);
    expect(household.text).not.toContain('There is a problem');
    for (const kept of ['value="10 6"', 'value="FH-9"', 'value="SC000009"', 'value="PR5" selected', 'value="U6" selected', 'value="CARPL" selected']) expect(household.text).toContain(kept);
    const home = await forms().post(path, { ...MOVE, carer: 'FH-9', commandId, choose: 'urn SC000001' });
    for (const filled of ['value="SC000001"', 'value="K2" selected', 'value="PR4" selected']) expect(home.text).toContain(filled);
    expect(home.text).not.toContain('value="FH-9"');
    expect(await forms().head()).toBe(before);
  });

  test.each(['carer', 'carer ', 'urn <script>', 'elsewhere X', 'carer no such'])('chosen as “%s” changes nothing', async (choose) => {
    const child = await someChild();
    const { status, text } = await forms().post(`/children/${child}/move`, { ...MOVE, carer: 'FH-1', choose });
    expect(status).toBe(200);
    expect(text).not.toContain('<script>X');
    expect(text).toMatch(/value="(FH-1|no)"/);
  });

  test('may be brought along in the address, from the search of vacancies', async () => {
    const child = await someChild();
    const text = await forms().show(`/children/${child}/move?carer=FH-1`);
    expect([text.includes('value="FH-1"'), text.includes('value="PR1" selected')]).toEqual([true, true]);
    const home = await forms().show(`/children/${child}/move?urn=SC000001`);
    expect([home.includes('value="SC000001"'), home.includes('value="K2" selected')]).toEqual([true, true]);
    expect(await forms().show('/admission?carer=FH-1')).toContain('value="FH-1"');
    expect(await forms().show(`/children/${child}/move?carer=%3Cb%3E`)).not.toContain('<b>');
  });
});

describe('fields left empty that the household or home tells of', () => {
  test.each([
    [{ carer: 'FH-1' }, 'Private', 'Who provides it: The authority’s own provision (PR1), because household FH-1 is approved by the authority itself.', { provider: 'PR1' }],
    [{ carer: 'FH-9' }, '', 'Ofsted number (URN): SC000009, because household FH-9 is approved by that agency.', { provider: 'PR5', urn: 'SC000009' }],
    [{ urn: 'SC000001', type: 'K2' }, '', 'Who provides it: Private provision (PR4), because that is how SC000001 is registered.', { provider: 'PR4' }],
  ] as const)('given %j are filled in, shown with the reason, and recorded as they were shown', async (place, _, said, filled) => {
    const child = await someChild();
    const path = `/children/${child}/move`;
    const commandId = carriedIn(await forms().show(path), 'commandId');
    const { status, text } = await forms().post(path, { ...MOVE, ...place, commandId, step: 'check' });
    expect([status, plain(text)]).toEqual([200, expect.stringContaining(said)]);
    for (const [name, value] of Object.entries(filled)) expect([name, carriedIn(text, name)]).toEqual([name, value]);
    expect((await forms().post(path, { ...MOVE, ...place, ...filled, commandId, step: 'record-suspect' })).status).toBe(303);
    const { body } = await served.http.get(`/api/v1/children/${child}`);
    expect(body.entries.at(-1).told.placement).toMatchObject({ ...place, ...filled });
  });

  test('are never recorded without having been shown', async () => {
    const child = await someChild();
    const path = `/children/${child}/move`;
    const commandId = carriedIn(await forms().show(path), 'commandId');
    const before = await forms().head();
    const { status, text } = await forms().post(path, { ...MOVE, carer: 'FH-1', commandId, step: 'record' });
    expect([status, plain(text), await forms().head()]).toEqual([200, expect.stringContaining('Filled in for you'), before]);
  });

  test('stay as somebody answered them', async () => {
    const child = await someChild();
    const { text } = await forms().check(`/children/${child}/move`, { ...MOVE, carer: 'FH-1', provider: 'PR4' });
    expect(plain(text)).not.toContain('Filled in for you');
    expect(carriedIn(text, 'provider')).toBe('PR4');
  });
});

describe('a household or home that does not fit', () => {
  test.each([
    [{ carer: 'FH-2' }, 'The child is 10 and the household is approved for children aged 0 to 5.'],
    [{ carer: 'FH-77' }, 'The child is placed with a household that is not approved to foster that day.'],
    [{ carer: 'FH-1', type: 'U4' }, 'The household is approved for task-centred, and not for this: foster carer who is not a relative or friend, long term.'],
    [{ urn: 'SC000002', type: 'K2' }, 'The provider was judged inadequate when the child was placed'],
    [{ urn: 'SC000077', type: 'K2' }, 'The child is placed with a provider of whom no registration is recorded for that day.'],
  ] as const)('%j is asked about before it is recorded', async (place, said) => {
    const child = await someChild();
    const { status, text } = await forms().check(`/children/${child}/move`, { ...MOVE, ...place });
    expect([status, plain(text)]).toEqual([200, expect.stringContaining(said)]);
    expect(text).toContain('value="record-suspect"');
  });
});

describe('a placement far from home', () => {
  const identity = { homePostcode: 'ZZ1 1ZZ', placementPostcode: 'ZZ1 1ZZ' };

  test('is not asked about while no directory of postcodes tells how far it is', async () => {
    const child = await someChild({ identity });
    const { text } = await forms().check(`/children/${child}/move`, { ...MOVE, carer: 'FH-1', placementPostcode: 'ZZ2 2ZZ' });
    expect(plain(text)).not.toContain('miles');
  });

  test('is asked about beyond 20 miles of the home recorded before, with whether it is outside the authority', async () => {
    const file = join(served.config.data, 'ONSPD_NOV_2018_UK.csv');
    writeFileSync(file, ['pcd,oslaua,oseast1m,osnrth1m', 'ZZ1 1ZZ,E08000018,0,0', 'ZZ2 2ZZ,E08000019,30000,40000', 'ZZ3 3ZZ,E08000018,3000,4000'].join('\n'));
    await loadDirectory(served.config.data, file);
    const child = await someChild({ identity });
    const to = async (placementPostcode: string) => plain((await forms().check(`/children/${child}/move`, { ...MOVE, carer: 'FH-1', placementPostcode })).text);
    expect(await to('ZZ2 2ZZ')).toContain('The placement is 31.1 miles from home, outside the authority. More than 20 miles is far');
    expect(await to('ZZ3 3ZZ')).not.toContain('miles from home');
    expect(await to('ZZ9 9ZZ')).not.toContain('miles from home');
  });
});

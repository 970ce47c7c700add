import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seriesAndPlanRefusals } from '../../src/words/series-refusals.js';
import { admission, recordFact, sendRecord, serve, type Served } from '../support/served.js';

const target = (more: object = {}) => ({
  type: 'TargetSet', effectiveOn: '2019-02-18', target: 'in-care', measure: 'sufficiency', figure: 'lac.total', words: 'Fewer children in care',
  baseline: { tenths: 30, asAt: '2018-12-31' }, tenths: 10, direction: 'lower', due: '2019-12-31', owner: 'Director of children’s services', ...more,
});

describe('targets and published series through the API', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
    for (const child of ['1', '2']) await recordFact(served, child, admission('2018-04-01')).expect(201);
    await sendRecord(served, 'plans', 'strategy', 'facts', { fact: { type: 'PlanAdopted', effectiveOn: '2019-02-18', title: 'A strategy' } }).expect(201);
    for (const fact of [target({ identity: { owner: 'Nobody Invented' } }), target({ target: 'unknown', figure: 'lac.nothing' }), target({ target: 'strange', measure: 'dragons' })])
      await sendRecord(served, 'plans', 'strategy', 'facts', { fact }).expect(201);
    const described = { type: 'SeriesDescribed', effectiveOn: '2014-03-31', measure: 'cla', area: 'E92000001', areaKind: 'country', areaName: 'England', publisher: 'DfE' };
    await sendRecord(served, 'series', 'cla.E92000001', 'facts', { fact: described }).expect(201);
    for (const [release, released, tenths] of [['2017', '2017-11-16', 726_700], ['2018', '2018-11-15', 725_900]])
      await sendRecord(served, 'series', 'cla.E92000001', 'facts', { fact: { type: 'ValueReleased', effectiveOn: '2017-03-31', release, released, tenths, roundedTo: 10 } }).expect(201);
  });
  afterAll(() => served.close());

  test('a target is told with its figure from the same viewpoint, and what is to be said of it', async () => {
    const { body } = await served.http.get('/api/v1/targets?asAt=2019-06-30').expect(200);
    expect(body.targets).toMatchObject([
      { plan: 'strategy', planTitle: 'A strategy', target: 'in-care', unit: 'children', baseline: { value: 3, asAt: '2018-12-31' }, value: 1, now: 2, expected: 2, percent: 50, verdict: 'on-track', due: '2019-12-31' },
      { target: 'unknown', unit: null, now: null, verdict: 'not-known' },
      { target: 'strange', unit: null, now: null, verdict: 'not-known' },
    ]);
    expect(body.targets[0].behind).toEqual([{ kind: 'child', id: '1' }, { kind: 'child', id: '2' }, { kind: 'plan', id: 'strategy', adds: 0 }]);
    const before = (await served.http.get('/api/v1/targets?asAt=2019-06-30&knownAt=1').expect(200)).body;
    expect(before.targets).toEqual([]);
  });

  test('its owner is a role, and the person’s name is told to nobody', async () => {
    const { text } = await served.http.get('/api/v1/targets?format=csv').expect(200);
    expect(text).toMatch(/Director of children’s services.*On track/);
    const record = await served.http.get('/api/v1/records/plans/strategy').expect(200);
    const entries = await served.http.get('/api/v1/entries').expect(200);
    expect(text + record.text + entries.text).not.toContain('Nobody');
  });

  test('a series is told release by release, and by what was out by a day', async () => {
    const { body } = await served.http.get('/api/v1/series/cla.E92000001').expect(200);
    expect(body).toMatchObject({ areaName: 'England', facts: [{ asAt: '2017-03-31', value: 72_590, releases: [{ release: '2017', value: 72_670 }, { release: '2018', value: 72_590, change: -80 }] }] });
    const first = (await served.http.get('/api/v1/series/cla.E92000001?releasedBy=2018-11-14').expect(200)).body;
    expect(first.facts[0].value).toBe(72_670);
    expect((await served.http.get('/api/v1/series/cla.E92000001?format=csv').expect(200)).text).toContain(',2017-03-31,,2018,2018-11-15,72590,,-80');
    await served.http.get('/api/v1/series/cla.E92000001?releasedBy=soon').expect(400);
    await served.http.get('/api/v1/series/cla.E99999999').expect(404);
    await served.http.get('/api/v1/measures/benchmarks?releasedBy=soon').expect(400);
  });

  test('what cannot be so is refused in words', async () => {
    const { body } = await sendRecord(served, 'plans', 'strategy', 'facts', { fact: target({ target: 'up', tenths: 40 }) }).expect(422);
    expect(body).toMatchObject({ code: 'target-the-wrong-way', detail: expect.stringMatching(/^Lower was given/) });
    const again = await sendRecord(served, 'series', 'cla.E92000001', 'facts', { fact: { type: 'ValueReleased', effectiveOn: '2017-03-31', release: '2017', released: '2017-11-16', tenths: 1 } }).expect(422);
    expect(again.body.detail).toMatch(/gives 72670 for 31 March 2017 already/);
  });
});

describe('the words of refusals', () => {
  const facts = {
    on: '2019-03-03', asAt: '2019-03-03', since: '2019-03-03', from: '2019-03-03', to: '2019-03-02', due: '2019-03-03', released: '2019-03-03',
    release: '2019', tenths: null, measure: 'cla', area: 'SN01', target: 'T1', action: 'A1', direction: 'raise',
  };

  test.each(Object.entries(seriesAndPlanRefusals))('for %s are whole sentences that show no code', (code, wordsFor) => {
    const words = (wordsFor as (facts: object) => string)({ code, ...facts });
    expect(words).toMatch(/^[A-Z0-9“].*\.$/);
    expect(words).not.toContain(code);
    expect(words).not.toMatch(/\d{4}-\d{2}|undefined|\[object/);
  });
});

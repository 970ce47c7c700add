import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MEASURES } from '../../projections/measures.js';
import { admission, move, particulars, recordFact, send, sendRecord, serve, type Served } from '../support/served.js';

type Figure = { id: string; value: number | null; unit: string; behind: { kind: string; id: string }[] };

describe('figures through the API', () => {
  let served: Served;
  const get = (path: string) => served.http.get(`/api/v1/measures${path}`);
  const figure = async (measure: string, id: string, query: string): Promise<Figure | undefined> =>
    ((await get(`/${measure}?${query}`).expect(200)).body.figures as Figure[]).find((one) => one.id === id);

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '1', particulars('2005-06-30'));
    await recordFact(served, '1', admission('2018-12-01', { placement: { type: 'U6', provider: 'PR1', carer: 'H1' } }));
    await recordFact(served, '2', admission('2019-01-10', { placement: { type: 'U6', provider: 'PR4', carer: 'H2' } }));
    await recordFact(served, '2', move('2019-03-10'));
    await sendRecord(served, 'carers', 'H1', 'facts', {
      fact: { type: 'CarerApproved', effectiveOn: '2018-04-01', terms: { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred'] } },
    });
    await sendRecord(served, 'fees', '2', 'facts', { fact: { type: 'FeeAgreed', effectiveOn: '2019-01-10', terms: { weekly: 70_000, purchase: 'spot' } } });
    await sendRecord(served, 'budgets', '2018-19', 'facts', {
      fact: { type: 'BudgetSet', effectiveOn: '2018-03-01', category: 'independent-fostering', amount: 50_000_000 },
    });
  });
  afterAll(() => served.close());

  test('every family there is can be asked for, with nothing recorded and with something, and says its viewpoint', async () => {
    const { measures } = (await get('').expect(200)).body as { measures: { name: string }[] };
    expect(measures.map(({ name }) => name)).toEqual(MEASURES.map(({ name }) => name));
    for (const { name } of measures) {
      for (const query of ['asAt=2019-03-31', 'asAt=2019-03-31&knownAt=0', 'asAt=1995-01-01']) {
        const { body } = await get(`/${name}?${query}`).expect(200);
        expect(body).toMatchObject({ measure: name, asAt: query.slice(5, 15) });
        const ids = (body.figures as Figure[]).map(({ id }) => id);
        expect({ name, query, twice: ids.filter((id, place) => ids.indexOf(id) !== place) }).toEqual({ name, query, twice: [] });
      }
    }
  });

  test('a figure names the records behind it and, behind them, the entries that decide what each adds', async () => {
    const told = (await get('/sufficiency/figures/lac.total?asAt=2019-03-31').expect(200)).body;
    expect(told).toMatchObject({
      figure: { id: 'lac.total', value: 2, unit: 'children' },
      behind: [{ kind: 'child', id: '1', entries: [2], others: [1] }, { kind: 'child', id: '2', entries: [3], others: [4] }],
    });
    const women = (await get('/sufficiency/figures/lac.sex.female?asAt=2019-03-31').expect(200)).body;
    expect(women.behind).toEqual([{ kind: 'child', id: '1', entries: [1, 2], others: [] }]);
    const homes = (await get('/sufficiency/figures/residential.total?asAt=2019-03-31').expect(200)).body;
    expect(homes.behind).toEqual([{ kind: 'child', id: '2', entries: [3, 4], others: [] }]);
    const spent = (await get('/cost/figures/cost.forecast.2018-19.independentFostering?asAt=2019-03-31').expect(200)).body;
    expect(spent.behind.map(({ kind, entries }: { kind: string; entries: number[] }) => [kind, entries])).toEqual([['fee', [6]]]);
    const csv = await get('/sufficiency/figures/lac.total?asAt=2019-03-31&format=csv').expect(200);
    expect(csv.text.trim().split('\r\n')).toHaveLength(3);
    await get('/sufficiency/figures/lac.dragons').expect(404);
  });

  test('the same question from the same entry has the same answer, whatever is recorded later', async () => {
    const { body: then } = await get('/sufficiency?asAt=2019-03-31&knownAt=7').expect(200);
    const { body: written } = await send(served, '1', 'strikes', { entry: 2, reason: 'facts-were-wrong' }).expect(201);
    const { body: again } = await get('/sufficiency?asAt=2019-03-31&knownAt=7').expect(200);
    expect({ ...again, laterEntries: 0 }).toEqual({ ...then, laterEntries: 0 });
    expect(again.laterEntries).toBe(written.entries.length);
    expect(await figure('sufficiency', 'lac.total', 'asAt=2019-03-31')).toMatchObject({ value: 1 });
    const { number } = written.entries[0];
    await recordFact(served, '1', admission('2018-12-01', { placement: { type: 'U6', provider: 'PR1', carer: 'H1' } })).expect(201);
    expect((await figure('sufficiency', 'lac.total', `asAt=2019-03-31&knownAt=${number}`))?.value).toBe(1);
    expect((await figure('sufficiency', 'lac.total', 'asAt=2019-03-31'))?.value).toBe(2);
  });

  test('as CSV each row says its viewpoint and period', async () => {
    const { text, headers } = await get('/carers?asAt=2019-03-31&from=2018-04-01&format=csv').expect(200);
    expect(headers['content-disposition']).toMatch(/carers-2019-03-31-entry-\d+\.csv/);
    expect(text).toMatch(/^as_at,known_at,from,to,figure,what,value,unit,of,records_behind\r\n2019-03-31,\d+,2018-04-01,2019-03-31,/);
  });

  test('flows reconcile, and name what was known only after the month', async () => {
    const { body } = await served.http.get('/api/v1/flows?from=2018-12-01&to=2019-01-31').expect(200);
    for (const { opening, started, ceased, closing } of body.months) expect(closing).toBe(opening + started.length - ceased.length);
    expect(body.months.map(({ startedKnownLate }: { startedKnownLate: string[] }) => startedKnownLate)).toEqual([['1'], ['2']]);
    expect((await served.http.get('/api/v1/flows?from=2018-12-01&to=x').expect(400)).body.errors[0].field).toBe('from');
    expect((await served.http.get('/api/v1/flows?from=2018-12-01').expect(400)).body.errors[0].field).toBe('to');
  });

  test('is defined in the words of its own source', async () => {
    const { body } = await get('/stability/definition').expect(200);
    expect(body.definitions.map(({ text }: { text: string }) => text).join(' ')).toContain('three or more placements');
    await get('/dragons/definition').expect(404);
  });

  test('what cannot be answered is refused by name', async () => {
    await get('/dragons').expect(404);
    expect((await get('/cost?from=2019-04-01&to=2019-03-01').expect(400)).body.errors[0].field).toBe('from');
    expect((await get('/cost?population=lots').expect(400)).body.errors[0].field).toBe('population');
    expect((await get('/cost?dragon=1').expect(400)).body.errors[0].field).toBe('dragon');
  });
});

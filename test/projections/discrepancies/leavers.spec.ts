import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { particulars, recordFact, sendRecord, serve, type Served } from '../../support/served.js';

describe('a leaving care record and the child’s own', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  const leaver = (id: string, fact: object) => sendRecord(served, 'leavers', id, 'facts', { fact }).expect(201);
  const said = async (code: string, asAt: string) =>
    ((await served.http.get(`/api/v1/discrepancies?code=${code}&asAt=${asAt}`).expect(200)).body as {
      discrepancies: readonly { between: readonly { kind: string; id: string }[]; since: string; mustAct: string; inWords: string }[];
    }).discrepancies.map(({ between, since, mustAct }) => ({ between: between.map(({ kind, id }) => `${kind} ${id}`).join(', '), since, mustAct }));
  const found = (id: string, since: string) => [{ between: `child ${id}, leaver ${id}`, since, mustAct: 'leaving care team' }];

  test('do not agree where somebody stays put before 18, or from the 21st birthday on', async () => {
    await recordFact(served, 'P1', particulars('1998-06-15')).expect(201);
    await leaver('P1', { type: 'StayingPutBegan', effectiveOn: '2016-06-10' });
    expect(await said('staying-put-outside-ages', '2016-06-14')).toEqual(found('P1', '2016-06-10'));
    expect(await said('staying-put-outside-ages', '2016-06-15')).toEqual([]);
    expect(await said('staying-put-outside-ages', '2019-06-14')).toEqual([]);
    expect(await said('staying-put-outside-ages', '2019-06-20')).toEqual(found('P1', '2019-06-15'));
    await leaver('P1', { type: 'StayingPutEnded', effectiveOn: '2019-06-15' });
    expect(await said('staying-put-outside-ages', '2019-06-20')).toEqual([]);
  });

  test('do not agree where somebody under 18 lives with former foster carers or in a foyer', async () => {
    await recordFact(served, 'P2', particulars('2000-06-15')).expect(201);
    await leaver('P2', { type: 'LeaverAccommodated', effectiveOn: '2018-01-10', accommodation: 'Z', suitable: true });
    expect(await said('accommodation-before-its-age', '2018-06-14')).toEqual(found('P2', '2018-01-10'));
    expect(await said('accommodation-before-its-age', '2018-06-15')).toEqual([]);
    await leaver('P2', { type: 'LeaverAccommodated', effectiveOn: '2018-02-10', accommodation: 'U', suitable: true });
    expect(await said('accommodation-before-its-age', '2018-03-01')).toEqual([]);
  });

  test('are told and answered by address, as every record is', async () => {
    const told = await served.http.get('/api/v1/records/leavers/P2').expect(200);
    expect(told.body).toMatchObject({ id: 'P2', entries: [{ type: 'LeaverAccommodated' }, { type: 'LeaverAccommodated' }] });
    const refused = await sendRecord(served, 'leavers', 'P2', 'facts', {
      fact: { type: 'LeaverAccommodated', effectiveOn: '2018-03-10', accommodation: 'S', suitable: true },
    }).expect(422);
    expect(JSON.stringify(refused.body)).toContain('No fixed abode is never suitable accommodation');
  });
});

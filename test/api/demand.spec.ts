import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, recordFact, sendRecord, serve, type Served } from '../support/served.js';

describe('demand management through the API', () => {
  let served: Served;
  const sent = (kind: 'support' | 'cohorts', id: string, fact: object) => sendRecord(served, kind, id, 'facts', { fact });
  const figure = async (id: string, query: string) =>
    (await served.http.get(`/api/v1/measures/demand-management/figures/${encodeURIComponent(id)}?${query}`).expect(200)).body;

  beforeAll(async () => {
    served = await serve();
    await recordFact(served, '1', admission('2018-01-01')).expect(201);
    await recordFact(served, '2', admission('2018-01-01')).expect(201);
    await sent('cohorts', 'h', { type: 'CohortBaselined', effectiveOn: '2018-02-01', title: 'Homeward' }).expect(201);
    await sent('cohorts', 'h', { type: 'CohortJoined', effectiveOn: '2018-02-01', child: '1' }).expect(201);
    await sent('cohorts', 'h', { type: 'CohortTracked', effectiveOn: '2018-02-28', child: '1', progress: 'on-track' }).expect(201);
    await recordFact(served, '1', { type: 'ChildDischarged', effectiveOn: '2018-05-01', reason: 'E4A' }).expect(201);
    await recordFact(served, '2', { type: 'ChildDischarged', effectiveOn: '2018-06-01', reason: 'E4A' }).expect(201);
    await sent('cohorts', 'h', { type: 'CohortLeft', effectiveOn: '2018-05-01', child: '1', how: 'reunified' }).expect(201);
    await sent('support', '3', { type: 'ReferralMade', effectiveOn: '2018-04-03', referral: 'EC-1', service: 'edge-of-care' }).expect(201);
    await sent('support', '3', { type: 'ReferralOutcomeTold', effectiveOn: '2018-06-03', referral: 'EC-1', outcome: 'increased' }).expect(201);
    await sent('support', '3', { type: 'ReferralOutcomeTold', effectiveOn: '2018-09-03', referral: 'EC-1', outcome: 'reduced' }).expect(201);
  });
  afterAll(() => served.close());

  test('is recorded of a child and of a cohort, and shown with its timelines', async () => {
    const { body } = await served.http.get('/api/v1/records/cohorts/h').expect(200);
    expect(body).toMatchObject({
      kind: 'cohort', timelines: { cohort_member: [{ child: '1', howLeft: 'reunified', atBaseline: 1 }], cohort_tracking: [{ progress: 'on-track' }] },
    });
    expect((await served.http.get('/api/v1/records/support/3').expect(200)).body.timelines.referral_outcome).toHaveLength(2);
  });

  test('refuses in words what cannot be so, and keeps a panel’s note to itself', async () => {
    const { body } = await sent('cohorts', 'h', { type: 'CohortTracked', effectiveOn: '2018-03-01', child: '9', progress: 'delayed' }).expect(422);
    expect(body).toMatchObject({ code: 'not-in-cohort', detail: expect.stringContaining('Child 9 is not in the cohort on 1 March 2018') });
    await sent('support', '3', { type: 'ReferralOutcomeTold', effectiveOn: '2018-06-03', referral: 'EC-2', outcome: 'reduced' }).expect(422);
    await sent('support', '3', {
      type: 'PanelDecided', effectiveOn: '2018-06-03', panel: 'edge-of-care', decision: 'agreed', identity: { note: 'Nobody Invented spoke' },
    }).expect(201);
    expect(JSON.stringify((await served.http.get('/api/v1/records/support/3').expect(200)).body)).not.toContain('Invented');
  });

  test('has figures, and behind each the entries that decide it and no others', async () => {
    expect(await figure('edgeOfCare.reduced', 'asAt=2018-12-31')).toMatchObject({
      figure: { value: 1 }, behind: [{ kind: 'support', id: '3', entries: [9, 11], others: expect.arrayContaining([10]) }],
    });
    expect(await figure('edgeOfCare.increased', 'asAt=2018-08-31')).toMatchObject({ figure: { value: 1 } });
    expect(await figure('cohort.h.joinedAtBaseline', 'asAt=2018-12-31')).toMatchObject({
      figure: { value: 1 }, behind: [{ kind: 'cohort', id: 'h', adds: 1, entries: [3, 4], others: [5, 8] }],
    });
  });

  test('parts who ceased to be looked after by whether they were in the cohort, as known at an entry', async () => {
    const parted = async (query: string) =>
      [(await figure('cohort.h.ceased.inCohort', query)).figure.value, (await figure('cohort.h.ceased.notInCohort', query)).figure.value];
    expect(await parted('asAt=2018-12-31')).toEqual([1, 1]);
    expect(await parted('asAt=2018-05-31')).toEqual([1, 0]);
    expect(await parted('asAt=2018-12-31&knownAt=6')).toEqual([1, 0]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { admission, move, particulars, recordFact, send, sendRecord, serve, type Served } from '../../support/served.js';

type Kind = Parameters<typeof sendRecord>[1];

/** A tracker, what is recorded in it, and what cannot all be right. */
const tracker = () => {
  let served: Served;
  let last = 0;
  const noted = (body: { entries?: readonly { number: number }[] }): number => (last = body.entries?.at(-1)?.number ?? last);
  return {
    open: async () => {
      served = await serve();
    },
    close: () => served.close(),
    child: async (id: string, fact: object): Promise<number> => noted((await recordFact(served, id, fact).expect(201)).body),
    strikeChild: async (id: string, entry: number): Promise<number> =>
      noted((await send(served, id, 'strikes', { entry, reason: 'facts-were-wrong' }).expect(201)).body),
    record: async (kind: Kind, id: string, fact: object): Promise<number> =>
      noted((await sendRecord(served, kind, id, 'facts', { fact }).expect(201)).body),
    correct: async (kind: Kind, id: string, entry: number, fact: object): Promise<number> =>
      noted((await sendRecord(served, kind, id, 'corrections', { entry, fact, reason: 'facts-were-wrong' }).expect(201)).body),
    said: async (code: string, asAt: string, knownAt: number = last) =>
      ((await served.http.get(`/api/v1/discrepancies?code=${code}&asAt=${asAt}&knownAt=${knownAt}`).expect(200)).body as {
        discrepancies: readonly { between: readonly { kind: string; id: string }[]; since: string; knownSince: number; mustAct: string; inWords: string; facts: object }[];
      }).discrepancies.map(({ between, since, knownSince, facts }) => ({
        between: between.map(({ kind, id }) => `${kind} ${id}`).join(', '), since, knownSince, facts,
      })),
  };
};

const fostered = (carer: string) => ({ type: 'U6', provider: 'PR1', carer });
const home = (urn: string, provider = 'PR4') => ({ type: 'K2', provider, urn });
const terms = (more: object = {}) => ({ places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred'], ...more });

const it = tracker();

beforeAll(it.open);
afterAll(it.close);

describe('a foster carer household and the children placed with it', () => {
  test('do not agree where the household is not approved, from the day and the entry that made it so', async () => {
    await it.record('carers', 'H1', { type: 'CarerApproved', effectiveOn: '2018-01-01', terms: terms() });
    await it.child('A1', admission('2018-02-01', { placement: fostered('H1') }));
    expect(await it.said('carer-not-approved', '2018-06-01')).toEqual([]);
    const ended = await it.record('carers', 'H1', { type: 'CarerDeregistered', effectiveOn: '2018-05-01', reason: 'carers-wish' });
    const found = { between: 'child A1, carer H1', since: '2018-05-01', knownSince: ended, facts: {} };
    expect(await it.said('carer-not-approved', '2018-06-01')).toEqual([found]);
    expect(await it.said('carer-not-approved', '2018-04-30')).toEqual([]);
    await it.child('X', particulars('2010-01-01'));
    expect(await it.said('carer-not-approved', '2018-06-01')).toEqual([found]);
    expect(await it.said('carer-not-approved', '2018-06-01', ended - 1)).toEqual([]);
  });

  test('do not agree where more are placed than it may have, unless it was exempted', async () => {
    await it.record('carers', 'H2', { type: 'CarerApproved', effectiveOn: '2018-01-01', terms: terms({ places: 1 }) });
    await it.child('B1', admission('2018-02-01', { placement: fostered('H2') }));
    const second = await it.child('B2', admission('2018-03-01', { placement: fostered('H2') }));
    expect(await it.said('carer-over-places', '2018-03-05')).toEqual([
      { between: 'carer H2', since: '2018-03-01', knownSince: second, facts: { placed: 2, places: 1 } },
    ]);
    await it.record('carers', 'H2', { type: 'UsualLimitExempted', effectiveOn: '2018-03-01', places: 2, until: '2018-04-01' });
    expect(await it.said('carer-over-places', '2018-03-05')).toEqual([]);
    expect(await it.said('carer-over-places', '2018-04-02')).toMatchObject([{ since: '2018-04-01' }]);
  });

  test('do not agree where a place said not to be available is filled', async () => {
    await it.record('carers', 'H3', { type: 'CarerApproved', effectiveOn: '2018-01-01', terms: terms() });
    await it.child('B3', admission('2018-02-01', { placement: fostered('H3') }));
    await it.record('carers', 'H3', { type: 'PlacesUnavailable', effectiveOn: '2018-03-01', places: 2, reason: 'other' });
    expect(await it.said('places-not-available', '2018-03-02')).toMatchObject([{ between: 'carer H3', since: '2018-03-01', facts: { placed: 1, available: 0 } }]);
    await it.record('carers', 'H3', { type: 'PlacesAvailableAgain', effectiveOn: '2018-04-01' });
    expect(await it.said('places-not-available', '2018-04-01')).toEqual([]);
  });

  test('do not agree from the birthday on which a child is older than the household is approved for', async () => {
    await it.record('carers', 'H4', { type: 'CarerApproved', effectiveOn: '2018-01-01', terms: terms({ ageFrom: 0, ageTo: 5 }) });
    await it.child('C1', particulars('2012-06-15'));
    await it.child('C1', admission('2018-02-01', { placement: fostered('H4') }));
    expect(await it.said('outside-approved-ages', '2018-06-14')).toEqual([]);
    expect(await it.said('outside-approved-ages', '2018-06-20')).toMatchObject([
      { between: 'child C1, carer H4', since: '2018-06-15', facts: { age: 6, ageFrom: 0, ageTo: 5 } },
    ]);
  });
});

describe('a provider and the children placed there', () => {
  const registered = (day: string) => ({ type: 'ProviderRegistered', effectiveOn: day, urn: 'SC100001', details: { provision: 'childrens-home', places: 4 } });
  const inspected = (day: string, overall: string) => ({ type: 'ProviderInspected', effectiveOn: day, kind: 'full', overall });

  test('do not agree where it is not on record, or is suspended', async () => {
    await it.child('D1', admission('2018-02-01', { placement: home('SC100009') }));
    expect(await it.said('provider-not-on-record', '2018-03-01')).toMatchObject([{ between: 'child D1, provider SC100009', since: '2018-02-01' }]);
    await it.record('providers', 'SC100009', { ...registered('2015-01-01'), urn: 'SC100009' });
    expect(await it.said('provider-not-on-record', '2018-03-01')).toEqual([]);
    await it.record('providers', 'SC100009', { type: 'RegistrationSuspended', effectiveOn: '2018-03-10' });
    expect(await it.said('provider-not-registered', '2018-03-11')).toMatchObject([{ since: '2018-03-10', facts: { status: 'suspended' } }]);
  });

  test('do not agree where it was below good when the child was placed, or has fallen below good since', async () => {
    await it.record('providers', 'SC100001', registered('2015-01-01'));
    await it.child('E1', admission('2018-02-01', { placement: home('SC100001') }));
    expect(await it.said('below-good-since', '2018-02-02')).toEqual([]);
    await it.record('providers', 'SC100001', inspected('2017-01-01', 'good'));
    const fell = await it.record('providers', 'SC100001', inspected('2018-05-01', 'inadequate'));
    expect(await it.said('below-good-since', '2018-06-01')).toMatchObject([
      { between: 'child E1, provider SC100001', since: '2018-05-01', knownSince: fell, facts: { whenPlaced: 'good', now: 'inadequate' } },
    ]);
    await it.child('E2', admission('2018-05-10', { placement: home('SC100001') }));
    expect(await it.said('below-good-when-placed', '2018-06-01')).toMatchObject([{ between: 'child E2, provider SC100001', since: '2018-05-10' }]);
  });

  test('block bookings of one provider at the same time are told', async () => {
    const booked = (booking: string, from: string) => ({ type: 'BlockBooked', effectiveOn: from, booking, places: 3, weeklyPrice: 300_000, until: '2019-04-01' });
    await it.record('providers', 'SC100001', booked('BB1', '2018-04-01'));
    expect(await it.said('bookings-overlap', '2018-07-01')).toEqual([]);
    await it.record('providers', 'SC100001', booked('BB2', '2018-06-01'));
    expect(await it.said('bookings-overlap', '2018-07-01')).toMatchObject([
      { between: 'provider SC100001', since: '2018-06-01', facts: { bookings: 2, booked: 6, registered: 4 } },
    ]);
  });
});

describe('siblings in care', () => {
  test('living apart without a reason are told until a reason is recorded', async () => {
    for (const [child, carer] of [['S1', 'H8'], ['S2', 'H9']] as const) {
      await it.child(child, { type: 'SiblingGroupJoined', effectiveOn: '2018-01-01', group: 'SG1' });
      await it.child(child, admission('2018-02-01', { placement: fostered(carer) }));
    }
    expect(await it.said('siblings-parted', '2018-03-01')).toMatchObject([
      { between: 'child S1, child S2', since: '2018-02-01', facts: { group: 'SG1', homes: 2, withoutReason: 'S1 S2' } },
    ]);
    await it.child('S1', { type: 'SiblingsPlacedApart', effectiveOn: '2018-02-01', reason: 'assessed-needs' });
    expect(await it.said('siblings-parted', '2018-03-01')).toMatchObject([{ facts: { withoutReason: 'S2' } }]);
    await it.child('S2', { type: 'SiblingsPlacedApart', effectiveOn: '2018-02-01', reason: 'assessed-needs' });
    expect(await it.said('siblings-parted', '2018-03-01')).toEqual([]);
  });

  test('living together are not told', async () => {
    for (const child of ['S3', 'S4']) {
      await it.child(child, { type: 'SiblingGroupJoined', effectiveOn: '2018-01-01', group: 'SG2' });
      await it.child(child, admission('2018-02-01', { placement: fostered('H10') }));
    }
    expect(await it.said('siblings-parted', '2018-03-01')).toEqual([]);
  });
});

describe('a fee and the placement it is for', () => {
  const fee = (day: string, more: object = {}) => ({ type: 'FeeAgreed', effectiveOn: day, terms: { weekly: 350_000, purchase: 'spot' }, ...more });

  test('a bought placement without a fee is told, and one with the authority’s own carers is not', async () => {
    const placed = await it.child('F1', admission('2018-02-01', { placement: home('SC100001') }));
    expect(await it.said('no-fee', '2018-02-10')).toContainEqual({ between: 'child F1', since: '2018-02-01', knownSince: placed, facts: {} });
    await it.record('fees', 'F1', fee('2018-02-01'));
    expect((await it.said('no-fee', '2018-02-10')).map(({ between }) => between)).not.toContain('child F1');
    expect((await it.said('no-fee', '2018-02-10')).map(({ between }) => between)).not.toContain('child A1');
  });

  test('a fee that goes on after the placement ended is told, from the day of the move', async () => {
    const moved = await it.child('F1', move('2018-03-01', { placement: fostered('H3') }));
    expect(await it.said('fee-without-placement', '2018-03-05')).toEqual([
      { between: 'fee F1', since: '2018-03-01', knownSince: moved, facts: { weeklyPence: 350_000, inCare: 1 } },
    ]);
    await it.strikeChild('F1', moved);
    expect(await it.said('fee-without-placement', '2018-03-05')).toEqual([]);
    expect(await it.said('fee-without-placement', '2018-03-05', moved)).toHaveLength(1);
  });

  test('a fee in a block booking that is not in force is told', async () => {
    await it.child('F2', admission('2018-04-02', { placement: home('SC100001') }));
    const agreed = await it.record('fees', 'F2', fee('2018-04-02', { terms: { weekly: 300_000, purchase: 'block', booking: 'BB9' } }));
    expect(await it.said('booking-not-in-force', '2018-05-01')).toMatchObject([{ between: 'fee F2', facts: { booking: 'BB9' } }]);
    await it.correct('fees', 'F2', agreed, fee('2018-04-02', { terms: { weekly: 300_000, purchase: 'block', booking: 'BB1' } }));
    expect(await it.said('booking-not-in-force', '2018-05-01')).toEqual([]);
  });
});

describe('a short break', () => {
  const stay = (type: string, reference: string, day: string, until: string) => ({ type, effectiveOn: day, stay: reference, until, unit: 'SC900001' });

  test('that is longer than 17 nights is told while it lasts, also when it is only booked', async () => {
    const booked = await it.record('short-breaks', 'K1', stay('StayBooked', 'S1', '2018-07-01', '2018-07-19'));
    const found = { between: 'short-break K1', since: '2018-07-01', knownSince: booked, facts: { stay: 'S1', nights: 18 } };
    expect(await it.said('short-break-too-long', '2018-07-18')).toEqual([found]);
    expect(await it.said('short-break-too-long', '2018-07-19')).toEqual([]);
    await it.record('short-breaks', 'K1', { type: 'StayCancelled', effectiveOn: '2018-07-01', stay: 'S1', by: 'family' });
    expect(await it.said('short-break-too-long', '2018-07-18')).toEqual([]);
  });

  test('that comes to more than 75 nights in 12 months is told, of the stay that does so', async () => {
    for (let month = 1; month <= 5; month += 1)
      await it.record('short-breaks', 'K2', stay('StayTaken', `S${month}`, `2018-0${month}-10`, `2018-0${month}-25`));
    const over = await it.record('short-breaks', 'K2', stay('StayTaken', 'S6', '2018-06-10', '2018-06-11'));
    await it.record('short-breaks', 'K2', stay('StayTaken', 'S7', '2019-02-01', '2019-02-03'));
    expect(await it.said('short-breaks-too-many', '2018-05-24')).toEqual([]);
    expect(await it.said('short-breaks-too-many', '2018-06-10')).toEqual([
      { between: 'short-break K2', since: '2018-06-10', knownSince: over, facts: { stay: 'S6', nights: 76 } },
    ]);
    expect(await it.said('short-breaks-too-many', '2019-02-01')).toEqual([]);
  });
});

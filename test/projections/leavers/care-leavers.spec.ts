import { describe, expect, test } from '@jest/globals';
import { figuresOf, livesIn, told, type Given } from '../../support/given-leavers.js';

const AT = '2018-12-31';
const valuesOf = (people: Readonly<Record<string, Given>>, asAt = AT) =>
  Object.fromEntries([...figuresOf(people, asAt)].map(([id, { value }]) => [id, value]));
const status = (given: Given, asAt = AT): string | undefined =>
  [...figuresOf({ one: given }, asAt)].find(([id, { value }]) => id.startsWith('careLeavers.status.') && value === 1)?.[0].slice('careLeavers.status.'.length);

const contact = (inTouch: 'YES' | 'NO' | 'RHOM' | 'DIED', on = '2018-12-01') => told('LeaverContacted', on, { inTouch });
const adviser = told('PersonalAdviserAllocated', '2018-04-02');

describe('a young person is', () => {
  const at17 = '2001-12-31';
  test.each([
    ['eligible, in care for 91 days', { born: at17, care: [{ from: '2018-10-02' }] }, 'eligible'],
    ['nothing yet, in care for 90 days', { born: at17, care: [{ from: '2018-10-03' }], record: [adviser] }, undefined],
    ['eligible, by two times in care since 14', { born: at17, care: [{ from: '2016-01-01', to: '2016-03-01' }, { from: '2018-12-01' }] }, 'eligible'],
    ['not eligible by days before 14', { born: at17, care: [{ from: '2014-01-01', to: '2015-12-31' }, { from: '2018-12-01' }] }, undefined],
    ['not eligible by short breaks', { born: at17, care: [{ from: '2016-01-01', to: '2017-01-01', status: 'V4' as const }, { from: '2018-12-01' }] }, undefined],
    ['relevant, having left at 17', { born: at17, care: [{ from: '2010-01-01', to: AT }] }, 'relevant'],
    ['nothing, having left before 16', { born: at17, care: [{ from: '2010-01-01', to: '2017-12-31' }], record: [adviser] }, undefined],
    ['relevant, having left on the day after 16', { born: at17, care: [{ from: '2010-01-01', to: '2018-01-01' }] }, 'relevant'],
    ['not relevant, returned home for six months', { born: at17, care: [{ from: '2010-01-01', to: '2018-03-01' }], record: [contact('RHOM')] }, 'qualifying'],
    ['relevant again, when that broke down', { born: at17, care: [{ from: '2010-01-01', to: '2018-03-01' }], record: [contact('RHOM'), contact('YES', '2018-12-20')] }, 'relevant'],
    ['nothing of ours, taken over by another authority', { born: at17, care: [{ from: '2010-01-01', to: '2018-03-01', reason: 'E3' as const }], record: [adviser] }, undefined],
    ['nothing any more, having died', { born: at17, care: [{ from: '2010-01-01', to: '2018-03-01' }], record: [contact('DIED')] }, undefined],
    ['qualifying, with a record, having been in care too short', { born: at17, care: [{ from: '2018-10-01', to: '2018-10-20' }], record: [adviser] }, 'qualifying'],
    ['nothing that is counted, having been in care too short without a record', { born: at17, care: [{ from: '2018-10-01', to: '2018-10-20' }] }, undefined],
  ])('%s', (_, given, expected) => expect(status(given)).toBe(expected));
});

describe('past 18 a young person', () => {
  const inCareTo18 = (born: string) => ({ born, care: [{ from: '2008-01-01', to: `${Number(born.slice(0, 4)) + 18}${born.slice(4)}` }] });

  test('is former relevant from the 18th birthday', () => {
    expect(status(inCareTo18('2000-12-31'))).toBe('formerRelevant');
    expect(status(inCareTo18('2001-01-01'))).toBe('eligible');
  });

  test('is so to the day before the 21st without asking', () => {
    expect(status(inCareTo18('1998-01-01'))).toBe('formerRelevant');
    expect(status(inCareTo18('1997-12-31'))).toBeUndefined();
  });

  test.each([
    ['with a personal adviser', [adviser]],
    ['having asked for support', [told('SupportRequested', '2018-05-01')]],
    ['in education', [told('LeaverActivityTold', '2018-09-01', { activity: 'F1' })]],
  ])('is so to 25 %s', (_, record) => {
    expect(status({ ...inCareTo18('1994-01-01'), record })).toBe('formerRelevant');
    expect(status({ ...inCareTo18('1993-12-31'), record })).toBeUndefined();
  });

  test('is not so at 21 for work, nor once support ended', () => {
    expect(status({ ...inCareTo18('1995-01-01'), record: [told('LeaverActivityTold', '2018-09-01', { activity: 'F3' })] })).toBeUndefined();
    const ended = told('LeavingCareSupportEnded', '2018-12-31', { why: 'no-longer-wanted' });
    expect(status({ ...inCareTo18('1995-01-01'), record: [adviser, ended] })).toBeUndefined();
  });

  test('is so by asking only since the law of April 2018', () => {
    const given = { ...inCareTo18('1995-01-01'), record: [told('SupportRequested', '2018-01-10')] };
    expect([status(given, '2018-03-31'), status(given, '2018-04-01')]).toEqual([undefined, 'formerRelevant']);
  });
});

describe('figures about care leavers', () => {
  const inCare = { born: '2002-01-01', care: [{ from: '2010-01-01' }] };
  const short = { born: '2000-01-01', care: [{ from: '2016-02-01', to: '2016-02-20' }] };
  const people: Readonly<Record<string, Given>> = {
    a: { ...inCare, record: [adviser, told('PathwayPlanMade', '2018-07-01'), contact('YES'), livesIn('2018-06-01', 'C'), told('LeaverActivityTold', '2018-09-01', { activity: 'F2' })] },
    b: { ...inCare, record: [told('PathwayPlanMade', '2018-01-01'), told('PathwayPlanReviewed', '2018-06-30'), contact('NO')] },
    c: { ...inCare, record: [told('PathwayPlanMade', '2017-01-01'), told('PathwayPlanReviewed', '2018-08-01'), livesIn('2018-06-01', 'X', false), told('LeaverActivityTold', '2018-09-01', { activity: 'G5' })] },
    d: { ...inCare },
    e: { ...short, record: [adviser, contact('YES'), told('LeaverAccommodated', '2018-05-01', { accommodation: 'D', suitable: true, commissioned: { framework: 'FW', provider: 'P' } })] },
    f: { born: '1980-01-01', record: [adviser] },
  };
  const values = valuesOf(people);

  test('count those by the statutory test, and of them those with a right to an adviser and a plan', () =>
    expect(values).toMatchObject({
      'careLeavers.total': 5, 'careLeavers.eligible': 4, 'careLeavers.status.eligible': 4, 'careLeavers.status.qualifying': 1,
      'careLeavers.age.16': 4, 'careLeavers.age.18': 1, 'careLeavers.otherRecords': 1,
    }));

  test('take a plan for up to date on the day it is due for review, and not on the day after', () => {
    const upToDate = (asAt: string) => valuesOf({ b: people['b'] as Given }, asAt)['careLeavers.upToDatePathwayPlan'];
    expect(['2018-06-30', '2018-12-30', '2018-12-31'].map(upToDate)).toEqual([1, 1, 0]);
  });

  test('tell of plans made, up to date, overdue and lacking', () =>
    expect(values).toMatchObject({
      'careLeavers.pathwayPlan': 3, 'careLeavers.pathwayPlan.percent': 75, 'careLeavers.upToDatePathwayPlan': 2,
      'careLeavers.pathwayPlan.none': 1, 'careLeavers.pathwayPlan.overdue': 1,
    }));

  test('share by the base of the strategy: plans and contact of those with a right to them, the rest of all', () => {
    const figures = figuresOf(people);
    expect(Object.fromEntries(['pathwayPlan', 'upToDatePathwayPlan', 'inTouch', 'suitableAccommodation', 'inEducationEmploymentTraining', 'personalAdviserAllocated']
      .flatMap((id) => ['', '.percent'].map((end) => [`${id}${end}`, figures.get(`careLeavers.${id}${end}`)?.of])))).toEqual({
      pathwayPlan: 4, 'pathwayPlan.percent': 4, upToDatePathwayPlan: 4, 'upToDatePathwayPlan.percent': 4, inTouch: 4, 'inTouch.percent': 4,
      suitableAccommodation: 5, 'suitableAccommodation.percent': 5, inEducationEmploymentTraining: 5, 'inEducationEmploymentTraining.percent': 5,
      personalAdviserAllocated: 5, 'personalAdviserAllocated.percent': 5,
    });
  });

  test('tell who has no adviser, who is in touch and who is occupied', () =>
    expect(values).toMatchObject({
      'careLeavers.personalAdviserAllocated': 2, 'careLeavers.adviserNotAllocated': 3, 'careLeavers.inTouch': 1, 'careLeavers.inTouch.NO': 1,
      'careLeavers.inTouch.notRecorded': 2, 'careLeavers.inEducationEmploymentTraining': 1, 'careLeavers.notInEducationEmploymentTraining.G5': 1,
      'careLeavers.activityNotKnown': 3,
    }));

  test('put each in one line of where they live, what is commissioned before its letter', () => {
    expect(values).toMatchObject({
      'careLeavers.accommodation.commissionedPost16': 1, 'careLeavers.accommodation.semiIndependentTransitional': 0,
      'careLeavers.accommodation.communityHomeOrResidential': 1, 'careLeavers.accommodation.inCustody': 1, 'careLeavers.accommodation.notRecorded': 2,
      'careLeavers.suitableAccommodation': 2, 'careLeavers.suitableAccommodation.known': 2, 'careLeavers.commissionedAccommodation': 1,
      'careLeavers.commissionedAccommodation.onFramework': 1, 'careLeavers.commissionedAccommodation.framework.FW': 1,
    });
    const lines = Object.entries(values).filter(([id]) => id.startsWith('careLeavers.accommodation.'));
    expect(lines.reduce((sum, [, value]) => sum + (value ?? 0), 0)).toBe(values['careLeavers.total']);
  });

  test('name the records they rest on: the child’s for a status, the leaving care record for the rest', () => {
    const figures = figuresOf(people);
    expect(figures.get('careLeavers.eligible')?.behind).toContainEqual({ kind: 'child', id: 'd' });
    expect(figures.get('careLeavers.status.qualifying')?.behind).toEqual([{ kind: 'child', id: 'e' }, { kind: 'leaver', id: 'e', adds: 0 }]);
    expect(figures.get('careLeavers.inTouch')?.behind).toEqual([{ kind: 'leaver', id: 'a' }]);
  });
});

describe('staying put', () => {
  const staying = (born: string, ...record: Given['record'] & object): Given => ({
    born, care: [{ from: '2008-01-01', to: `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`, reason: 'E17' }],
    record: [told('StayingPutBegan', `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`, { carer: 'FH-1' }), adviser, ...record],
  });

  test('is counted at 18, 19 and 20 and not beyond, whatever is recorded', () =>
    expect(valuesOf({ a: staying('2000-12-31'), b: staying('1999-01-01'), c: staying('1997-12-31'), d: staying('1998-01-01') })).toMatchObject({
      'careLeavers.stayingPut': 3, 'careLeavers.stayingPut.age.18': 1, 'careLeavers.stayingPut.age.19': 1, 'careLeavers.stayingPut.age.20': 1,
      'careLeavers.stayingPut.to21': 1,
    }));

  test('lasted to 21 where it was so on the evening before, in the period', () => {
    const to21 = (...people: readonly Given[]) => valuesOf(Object.fromEntries(people.map((one, place) => [`p${place}`, one])))['careLeavers.stayingPut.to21'];
    const ended = (on: string) => told('StayingPutEnded', on);
    expect(to21(staying('1997-04-01', ended('2018-04-01')))).toBe(1);
    expect(to21(staying('1997-04-01', ended('2018-03-31')))).toBe(0);
    expect(to21(staying('1997-03-31'))).toBe(0);
  });
});

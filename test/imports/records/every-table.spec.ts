import { beforeAll, describe, expect, test } from '@jest/globals';
import { carerUpcasts } from '../../../src/domain/carer/upcasts.js';
import { cohortUpcasts } from '../../../src/domain/cohort/upcasts.js';
import { budgetUpcasts } from '../../../src/domain/budget/upcasts.js';
import { feeUpcasts } from '../../../src/domain/fee/upcasts.js';
import { leaverUpcasts } from '../../../src/domain/leaver/upcasts.js';
import { planUpcasts } from '../../../src/domain/plan/upcasts.js';
import { providerUpcasts } from '../../../src/domain/provider/upcasts.js';
import { ratesUpcasts } from '../../../src/domain/rates/upcasts.js';
import { shortBreakUpcasts } from '../../../src/domain/short-break/upcasts.js';
import { supportUpcasts } from '../../../src/domain/support/upcasts.js';
import type { RecordsReport } from '../../../src/imports/records/records-import.js';
import { tables } from '../../../src/imports/records/tables.js';
import { AUTHORITY, csv, everyExample, openRegister, type Register } from './given-records.js';

/** The facts no example row tells, with a row that does. */
const more = {
  'more-recruitment.csv': csv(
    'household,enquired_on,closed_on,closed_why',
    'FH-0500,01/02/2019,03/05/2019,Withdrawn by the applicants',
  ),
  'more-people.csv': csv('household,person,date_of_birth,joined_on,left_on', 'FH-0412,2,01/01/1970,14/05/2018,01/05/2020'),
  'more-exemptions.csv': csv('household,exempt_from,children,ended_on', 'FH-0412,01/10/2019,5,01/11/2019'),
  'more-fees.csv': csv(
    'child,fee_from,weekly_fee,purchase,agreement,ended_on',
    '300001,01/04/2019,700,spot,,',
    '300001,01/06/2019,712.35,spot,change,01/09/2019',
  ),
  'more-frameworks.csv': csv('urn,reference,framework,framework_kind,joined_on,left_on', ',SA-9,LOCAL-1,local,01/04/2018,01/04/2019'),
  'more-homes.csv': csv('urn,reference,registered_on,provision', ',SA-9,01/01/2018,supported-accommodation'),
  'more-bookings.csv': csv(
    'reference,booking,booked_from,booked_places,weekly_price,ended_on', 'SA-9,BB-8,01/05/2018,1,900,01/06/2018',
  ),
  'more-short-breaks.csv': csv('child,stay,stay_from,stay_until,unit,stay_state', '276736,SB-0115,10/08/2018,13/08/2018,SC400001,taken'),
  'more-targets.csv': csv(
    'plan,target,target_set_on,target_words,target_measure,target_figure,baseline,baseline_on,to_reach,direction,due_on,owner,dropped_on',
    'strategy-2019-22,homes,18/02/2019,Fewer in homes,sufficiency,residential.total,"1,059",31/12/2018,45,lower,31/03/2022,Head of commissioning,01/06/2020',
  ),
  'more-advisers.csv': csv('child,adviser_from,adviser_until', '300001,01/04/2018,01/07/2018'),
  'more-plans.csv': csv('child,plan_on,plan_was', '276736,08/10/2018,reviewed'),
};
const rowsOf = (text: string): number => text.trimEnd().split('\n').length - 1;
const moreRows = Object.values(more).reduce((sum, text) => sum + rowsOf(text), 0);
const files = { ...everyExample(), ...more };

const types = (upcasts: Readonly<Record<string, unknown>>) => Object.keys(upcasts).filter((type) => type !== 'EntryStruckOut');

describe('a council’s registers, every table of them', () => {
  let register: Register;
  let report: RecordsReport;

  beforeAll(async () => {
    register = await openRegister();
    report = await register.bringIn(files);
  });

  test('come in to the last row', () => {
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ rowsRead: tables.length + moreRows, rowsRejected: 0, dryRun: false, stopped: false });
    expect(report.rowsImported + report.rowsUnchanged).toBe(report.rowsRead);
  });

  test('tell every fact there is of a carer, a provider, a fee, a rate card and a budget', async () => {
    const told = new Set((await register.entries()).map(({ type }) => type));
    const all = [carerUpcasts, providerUpcasts, feeUpcasts, ratesUpcasts, budgetUpcasts, supportUpcasts, cohortUpcasts, leaverUpcasts, planUpcasts, shortBreakUpcasts].flatMap(types);
    expect(all.filter((type) => !told.has(type))).toEqual([]);
  });

  test('tell of an approval what it was for, and when and why it ended', async () => {
    expect(await register.told('CarerApproved')).toEqual([
      {
        effectiveOn: '2018-05-14',
        terms: { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred', 'respite-or-day-care'] },
      },
    ]);
    expect(await register.told('CarerDeregistered')).toEqual([{ effectiveOn: '2021-06-30', reason: 'retirement' }]);
    expect(await register.told('SkillsLevelSet')).toEqual([{ effectiveOn: '2018-05-14', level: 3 }, { effectiveOn: '2020-04-01', level: 4 }]);
    expect(await register.told('HubJoined')).toEqual([{ effectiveOn: '2018-09-01', hub: 'HUB-NORTH' }]);
  });

  test('tell of a home what it is registered for, with its name and place under identity', async () => {
    expect((await register.told('ProviderRegistered')).find(({ urn }) => urn === 'SC400001')).toEqual({
      effectiveOn: '2012-03-01',
      urn: 'SC400001',
      details: {
        provision: 'childrens-home', sector: 'private', places: 4, lessAmbulantBedrooms: 1, ageFrom: 8, ageTo: 17,
        owner: 'An Owner Limited', authority: 'E08000018', own: false,
      },
      identity: { name: 'Nowhere House', postcode: 'ZZ1 1ZZ' },
    });
    expect(await register.told('BlockBooked')).toContainEqual(
      { effectiveOn: '2019-04-01', booking: 'BB-07', places: 3, weeklyPrice: 315_000, until: '2021-04-01' },
    );
  });

  test('tell of a fee its shares and extras, in pence', async () => {
    expect((await register.told('FeeAgreed')).find(({ effectiveOn }) => effectiveOn === '2018-07-02')).toEqual({
      effectiveOn: '2018-07-02',
      terms: {
        weekly: 350_000, tier: 'standard', shares: { socialCare: 250_000, education: 100_000, health: 0 },
        extras: [{ kind: 'transport', weekly: 5_000 }, { kind: 'therapy', weekly: 12_000 }],
        purchase: 'framework', framework: 'REG-RES-2017', payee: 'SC400001',
      },
    });
    expect(await register.told('FeeEnded')).toEqual(expect.arrayContaining([{ effectiveOn: '2019-01-14' }, { effectiveOn: '2019-09-01' }]));
    expect(await register.told('InvoiceReceived')).toEqual([
      { effectiveOn: '2018-07-31', invoice: 'INV 2018/0934', from: '2018-07-02', to: '2018-07-30', amount: 1_400_000 },
    ]);
  });

  test('tell of a care leaver where they live and from whom it is bought, with names and postcodes under identity', async () => {
    expect(await register.told('LeaverAccommodated')).toEqual([
      {
        effectiveOn: '2018-10-01', accommodation: 'D', suitable: true,
        commissioned: { framework: 'REG-16PLUS-2018', provider: 'SA-9' }, identity: { postcode: 'ZZ3 3ZZ' },
      },
    ]);
    expect(await register.told('PersonalAdviserAllocated')).toEqual(expect.arrayContaining([
      { effectiveOn: '2018-03-05', identity: { name: 'Nobody Invented' } }, { effectiveOn: '2018-04-01' },
    ]));
    expect(await register.told('StayingPutBegan')).toEqual([{ effectiveOn: '2018-06-11', carer: 'FH-0412' }]);
  });

  test('make one card of its allowances and its fees by skill', async () => {
    expect(await register.told('RateCardSet')).toEqual([
      {
        effectiveOn: '2019-04-01', allowances: [{ ageFrom: 0, ageTo: 4, weekly: 14_117 }], skills: [{ level: 3, weekly: 21_250 }],
      },
    ]);
    expect(await register.told('RatesUplifted')).toEqual([{ effectiveOn: '2020-04-01', basisPoints: 250 }]);
  });

  test('tell of a budget and what was moved within it, in the stream of its year', async () => {
    expect(await register.told('BudgetSet')).toEqual([{ effectiveOn: '2018-02-28', category: 'external-residential', amount: 525_000_000 }]);
    expect(await register.told('BudgetMoved')).toEqual([
      { effectiveOn: '2018-10-15', from: 'external-residential', to: 'independent-fostering', amount: 12_000_000 },
    ]);
    const streams = new Set((await register.entries()).map(({ stream }) => stream));
    expect([...streams].sort()).toEqual([
      `budget-${AUTHORITY}-2018-19`, `carer-${AUTHORITY}-FH-0412`, `carer-${AUTHORITY}-FH-0500`, `cohort-${AUTHORITY}-homeward-2018`, `fee-${AUTHORITY}-276736`,
      `fee-${AUTHORITY}-300001`, `provider-${AUTHORITY}-SA-9`, `provider-${AUTHORITY}-SC400001`, `rates-${AUTHORITY}-fostering`,
      `leaver-${AUTHORITY}-276736`, `leaver-${AUTHORITY}-300001`, `short-break-${AUTHORITY}-276736`, `support-${AUTHORITY}-276736`, `plan-${AUTHORITY}-strategy-2019-22`, `series-${AUTHORITY}-comparators`,
    ].sort());
  });

  test('are told of each record in the order in which they took effect', async () => {
    const days: Record<string, string[]> = {};
    for (const { stream, data } of await register.entries()) (days[stream] ??= []).push(String(data['effectiveOn']));
    for (const ofRecord of Object.values(days)) expect(ofRecord).toEqual([...ofRecord].sort());
  });

  test('make no entry when they come again', async () => {
    const again = await register.bringIn(files);
    expect(again).toMatchObject({ rowsImported: 0, rowsRejected: 0, entriesMade: 0, findings: [] });
    expect(again.rowsUnchanged).toBe(again.rowsRead);
    expect((await register.entries()).length).toBe(report.entriesMade);
  });
});

describe('within one day', () => {
  test('what ends an earlier stretch is told before what begins, wherever the rows stand', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'fees.csv': csv(
        'child,fee_from,weekly_fee,purchase,ended_on',
        'A,01/06/2018,800,spot,', 'A,01/04/2018,700,spot,01/06/2018',
      ),
      'carers.csv': csv(
        'household,approved_on,places,age_from,age_to,types,deregistered_on,deregistration_reason',
        'H,01/06/2019,3,0,17,fostering-plus,,', 'H,01/06/2018,2,0,17,task-centred,01/06/2019,to-another-service',
      ),
    });
    expect(report).toMatchObject({ rowsImported: 4, findings: [] });
    const types = (await register.entries()).map(({ stream, type }) => `${stream.split('-')[0]} ${type}`);
    expect(types.filter((type) => type.startsWith('fee'))).toEqual(['fee FeeAgreed', 'fee FeeEnded', 'fee FeeAgreed']);
    expect(types.filter((type) => type.startsWith('carer'))).toEqual(['carer CarerApproved', 'carer CarerDeregistered', 'carer CarerApproved']);
  });
});

describe('an end that was agreed from the beginning', () => {
  test('is not told a second time by an end on that day or later', async () => {
    const register = await openRegister();
    const report = await register.bringIn({
      'fees.csv': csv(
        'child,fee_from,fee_until,weekly_fee,purchase,ended_on',
        'A,01/04/2018,01/06/2018,700,spot,01/06/2018', 'B,01/04/2018,01/06/2018,700,spot,31/05/2018',
      ),
    });
    expect(report.findings).toEqual([]);
    expect((await register.entries()).map(({ stream, type }) => `${stream.slice(-1)} ${type}`).sort()).toEqual(['A FeeAgreed', 'B FeeAgreed', 'B FeeEnded']);
  });
});

import { loadPlanned } from '../../src/demonstration/load-planned.js';
import type { Planned, Says } from '../../src/demonstration/planned.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { Fact, Instant } from '../../src/domain/entry.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { Projector } from '../../src/projecting/projector.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import type { RecordKind } from '../../src/recording/streams.js';
import { admission, particulars, serve, type Served } from './served.js';

const says = (recorded: string, kind: RecordKind, id: string, what: Says): Planned => ({
  recordedAt: `${recorded}T10:00:00.000Z` as Instant, kind, id, by: 'officer', says: what,
});
const told = (recorded: string, kind: RecordKind, id: string, fact: object, key?: string): Planned =>
  says(recorded, kind, id, { verb: 'record', fact: fact as Fact, ...(key ? { key } : {}) });

const foster = (carer: string) => ({ placement: { type: 'U6', provider: 'PR1', carer, distance: 3.5 } });
const AGENCY = { placement: { type: 'U6', provider: 'PR4', distance: 24 } };

const child = (id: string, born: string, on: string, recorded: string, where: object, key?: string): readonly Planned[] => [
  told(recorded, 'child', id, particulars(born)),
  told(recorded, 'child', id, admission(on, where), key),
];

/** Twelve children by the end of May 2019, of whom one was recorded late; then one more left, one was corrected, and money was agreed. */
export const commissioned: readonly Planned[] = [
  told('2018-03-01', 'carer', 'H1', { type: 'CarerApproved', effectiveOn: '2018-03-01', terms: { places: 3, ageFrom: 0, ageTo: 17, types: ['task-centred'] } }),
  told('2018-03-01', 'carer', 'H2', {
    type: 'CarerApproved', effectiveOn: '2019-03-10', terms: { places: 2, ageFrom: 0, ageTo: 17, types: ['connected-person'], until: '2019-07-15' },
  }),
  told('2019-04-01', 'budget', '2019-20', { type: 'BudgetSet', effectiveOn: '2019-04-01', category: 'independent-fostering', amount: 10_000_000 }),
  ...[1, 2, 3, 4].flatMap((at) => child(`10${at}`, at === 2 ? '2001-07-10' : `201${at}-05-01`, '2018-06-01', '2018-06-02', foster('H1'))),
  ...[5, 6, 7, 8].flatMap((at) => child(`10${at}`, `200${at}-05-01`, '2018-09-01', '2018-09-03', AGENCY)),
  ...[1, 2].flatMap((at) => child(`11${at}`, '2006-02-01', '2018-11-15', '2018-11-15', { placement: { type: 'K2', provider: 'PR4', distance: 60 } }, `home-${at}`)),
  ...child('121', '2015-01-01', '2019-02-01', '2019-02-04', AGENCY),
  told('2019-04-02', 'fee', '105', { type: 'FeeAgreed', effectiveOn: '2019-04-01', terms: { weekly: 80_000, purchase: 'spot' }, until: '2019-07-04' }),
  told('2019-04-02', 'fee', '106', { type: 'FeeAgreed', effectiveOn: '2019-04-01', terms: { weekly: 90_000, purchase: 'spot' } }),
  told('2019-06-15', 'child', '101', { type: 'ChildDischarged', effectiveOn: '2019-06-15', reason: 'E4A' }),
  ...child('131', '2014-01-01', '2019-05-10', '2019-06-25', AGENCY),
  says('2019-06-26', 'child', '111', {
    verb: 'correct', of: 'home-1', reason: 'facts-were-wrong', fact: admission('2018-11-15', { placement: { type: 'U6', provider: 'PR4', distance: 30 } }) as unknown as Fact,
  }),
  told('2019-06-27', 'child', '112', { type: 'ChildWentMissing', effectiveOn: '2019-06-27', kind: 'M' }),
];

/** The tracker of a council with a year of history, known as it was recorded; today is the last of June 2019. */
export const serveCommissioned = async (): Promise<Served> => {
  const served = await serve({}, '2019-06-30' as CalendarDate);
  const { app } = served.serving;
  await loadPlanned(app, served.config.authority, commissioned);
  await app.get<Projector>(Projector).waitUntilSeen(await app.get<Ledger>(LEDGER).head(), 60_000);
  return served;
};

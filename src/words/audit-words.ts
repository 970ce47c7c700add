import type { CheckKind } from '../audit/check.js';
import type { EntryFilter } from '../audit/entry-filter.js';
import type { Way } from '../audit/entry-index.js';
import type { LatenessOf, LatenessTold } from '../audit/lateness.js';
import type { PublishedChanges } from '../audit/published-changes.js';
import type { RecordKind } from '../recording/streams.js';

/** What entries are about, as a list to choose from. */
export const kindsOfRecord: Readonly<Record<RecordKind, string>> = {
  child: 'Children',
  carer: 'Carer households',
  provider: 'Providers',
  fee: 'Fees',
  rates: 'Rate cards',
  budget: 'Budgets',
  'short-break': 'Short breaks',
  support: 'Support and edge of care',
  cohort: 'Cohorts',
  leaver: 'Care leavers',
  edition: 'Published editions',
  series: 'Published series',
  plan: 'Delivery plans',
};

/** How entries came in. */
export const waysIn: Readonly<Record<Way, string>> = {
  hand: 'Recorded by hand',
  return: 'Taken from a statutory return',
  load: 'Brought in together from another system',
};

export const formsOfEntry: Readonly<Record<NonNullable<EntryFilter['form']>, string>> = {
  fact: 'First tellings only',
  correction: 'Corrections only',
  strike: 'Strikes only',
  change: 'Corrections and strikes',
};

export const checksInWords: Readonly<Record<CheckKind, { readonly name: string; readonly doing: string }>> = {
  verify: { name: 'Verify the ledger', doing: 'Verifying' },
  replay: { name: 'Replay the ledger', doing: 'Replaying' },
};

export const latenessColumns = ['known_at', 'recorded_from', 'recorded_to', 'part', 'of', 'entries', 'median_days', 'ninetieth_percentile_days', 'within_1_day', 'within_5_days', 'within_10_days'] as const;

/** Lateness as rows of `latenessColumns`: all, then by who recorded, kind of record, type of entry and month. */
export const latenessRows = ({ knownAt, from, to, whole, byRecorder, byKind, byType, byMonth }: LatenessTold) => {
  const row = (part: string, of: string, { entries, median, ninetieth, within }: LatenessOf) => [knownAt, from, to, part, of, entries, median, ninetieth, ...within];
  return [
    row('all', '', whole),
    ...byRecorder.map((one) => row('recorded by', one.account, one)),
    ...byKind.map((one) => row('kind of record', one.kind, one)),
    ...byType.map((one) => row('type of entry', one.type, one)),
    ...byMonth.map((one) => row('month recorded', one.month, one)),
  ];
};

/** A view by the name of its table: “the view of places unavailable”. */
export const viewsInWords = (table: string): string => `the view of ${table.replace(/_at$/, ', its index,').replaceAll('_', ' ')}`;

export const publishedChangesColumns = [
  'edition', 'as_at', 'published_at', 'known_at', 'cell', 'table', 'row', 'column', 'printed', 'now', 'why', 'records', 'entry', 'about', 'reference', 'what',
  'effective_on', 'recorded_at', 'recorded_by', 'days_late', 'because', 'reason',
] as const;

/** What is known otherwise than an edition printed, as rows of `publishedChangesColumns`: one for each entry that made the difference. */
export const publishedChangesRows = ({ edition, asAt, published, knownAt, changes, entries }: PublishedChanges) => {
  const byNumber = new Map(entries.map((entry) => [entry.number, entry]));
  return changes.flatMap(({ cell, table, row, column, before, after, why, records, entries: own }) => {
    const head = [edition, asAt, published, knownAt, cell, table, row, column, before, after, why.join(' '), records];
    if (own.length === 0) return [[...head, null, null, null, null, null, null, null, null, null, null]];
    return own.map((number) => {
      const entry = byNumber.get(number);
      return [...head, number, entry?.kind, entry?.reference, entry?.type, entry?.effectiveOn, entry?.recordedAt, entry?.recordedBy, entry?.daysLate, entry?.because, entry?.reason];
    });
  });
};

import type { EditionListed } from '../../asking/editions.js';
import type { PublishedChange, PublishedChanges } from '../../audit/published-changes.js';
import type { Why } from '../../booklet/changes.js';
import { becauseInWords } from '../../words/reconciliation-words.js';
import { entryTypeInWords, recordKinds } from '../../words/record-wording.js';
import { dayInWords, strikeReasons } from '../../words/wording.js';
import { lateness } from '../layout/entry.page.js';
import { counted, instantInWords, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { paths } from '../paths.js';

const section = 'published-changes' as const;

/** Everything editions.njk shows, the latest first. */
export const editionsPage = (editions: readonly EditionListed[]) => ({
  title: 'Published figures',
  section,
  editions: editions.toReversed().map(({ edition, publishedOn, asAt, knownAt, profile, recordedBy, cells }) => ({
    href: paths.publishedChange(edition), name: `Edition ${number(edition)}`, on: dayInWords(publishedOn), asAt: dayInWords(asAt),
    knownAt: { text: number(knownAt), href: paths.entry(knownAt) }, profile, by: recordedBy, cells: number(cells),
  })),
});

export const VIEWS = ['numbers', 'entries', 'recorders'] as const;
type View = (typeof VIEWS)[number];

const viewNames: Readonly<Record<View, string>> = { numbers: 'Numbers', entries: 'Entries that made the difference', recorders: 'Who recorded them' };

/** Rows on one page, and entries told beside one number. */
const AT_ONCE = 50;
const MOST_BESIDE = 6;

/** Everything numbers.njk, entries.njk and recorders.njk show of an edition. */
export const publishedChangesPage = (told: PublishedChanges, view: View, asked: number) => {
  const { edition, asAt, published, knownAt, printed, profile, publishedOn, recordedBy, changes, entries } = told;
  const address = paths.publishedChange(edition);
  const rows = { numbers: changes, entries, recorders: [] }[view];
  const pages = Math.max(1, Math.ceil(rows.length / AT_ONCE));
  const page = Math.min(asked, pages);
  const from = (page - 1) * AT_ONCE;
  return {
    title: `Edition ${number(edition)} as known now: ${viewNames[view].toLowerCase()}${pages > 1 ? `, page ${number(page)} of ${number(pages)}` : ''}`,
    heading: `Edition ${number(edition)} of the booklet, as known now`,
    section,
    backLink: paths.publishedChanges(),
    views: VIEWS.map((one) => ({ text: viewNames[one], href: `${address}${one === 'numbers' ? '' : `?view=${one}`}`, active: one === view })),
    caption: `As at ${dayInWords(asAt)}, published ${dayInWords(publishedOn)} by ${recordedBy} as known at entry ${number(published)} (${profile}), compared at entry ${number(knownAt)}`,
    headline: `${number(changes.length)} of ${counted(printed, 'printed number', 'printed numbers')} would be printed otherwise now. ${counted(entries.length, 'entry', 'entries')} recorded since made the difference.`,
    changes: view === 'numbers' ? changes.slice(from, from + AT_ONCE).map(changeShown) : [],
    entries: view === 'entries' ? entries.slice(from, from + AT_ONCE).map(entryRow) : [],
    recorders: view === 'recorders' ? recordersOf(entries) : [],
    pagination: pagination(page, pages, (at) => `${address}?view=${view}&page=${at}`),
    editionHref: paths.edition(edition),
    csv: paths.csv.publishedChanges(edition),
  };
};

const WHY: Readonly<Record<Why, string>> = { definition: 'It is defined otherwise', learned: 'We learned', world: 'The world changed' };

const changeShown = ({ table, row, column, before, after, why, records, entries }: PublishedChange) => ({
  what: [row, column].filter(Boolean).join(', ') || table,
  table,
  before: before ?? 'not in it',
  after: after ?? 'not in it',
  why: why.map((one) => WHY[one]).join('; '),
  records: records === 0 ? 'no record of its own' : counted(records, 'record', 'records'),
  entries: entries.slice(0, MOST_BESIDE).map((entry) => ({ text: number(entry), href: paths.entry(entry) })),
  more: entries.length > MOST_BESIDE ? `and ${number(entries.length - MOST_BESIDE)} more` : '',
});

type Made = PublishedChanges['entries'][number];

const entryRow = ({ number: at, type, kind, reference, effectiveOn, recordedAt, recordedBy, daysLate, because, reason, corrects, strikesOut, numbers }: Made) => ({
  number: number(at),
  href: paths.entry(at),
  what: entryTypeInWords(type) ?? type,
  about: `${recordKinds[kind]} ${reference}`,
  on: effectiveOn ? dayInWords(effectiveOn) : 'No day of its own',
  recordedAt: instantInWords(recordedAt),
  recordedAtUtc: recordedAt,
  late: lateness(daysLate),
  by: recordedBy,
  because: becauseInWords[because] + (reason ? `: ${strikeReasons[reason].toLowerCase()}` : ''),
  instead: corrects ?? strikesOut ? { text: `entry ${number((corrects ?? strikesOut) as number)}`, href: paths.entry((corrects ?? strikesOut) as number) } : undefined,
  numbers: number(numbers),
});

/** Who recorded what made the difference; the one with most entries first. */
const recordersOf = (entries: readonly Made[]) => {
  const groups = new Map<string, Made[]>();
  for (const entry of entries) groups.set(entry.recordedBy, [...(groups.get(entry.recordedBy) ?? []), entry]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length).map(([account, own]) => {
    const late = own.flatMap(({ daysLate }) => daysLate ?? []).sort((a, b) => a - b);
    const count = (because: Made['because']) => number(own.filter((one) => one.because === because).length);
    return {
      account,
      entries: number(own.length),
      late: count('late'),
      corrected: number(own.filter(({ because }) => because === 'corrected' || because === 'struck out').length),
      returned: count('return received'),
      median: late.length === 0 ? 'None' : number(late[Math.ceil(late.length / 2) - 1] ?? 0),
    };
  });
};

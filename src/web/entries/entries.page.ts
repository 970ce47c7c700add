import type { EntriesFound, EntryTerms } from '../../audit/entries-found.js';
import type { Reading } from '../../audit/ledger-indexed.js';
import { formsOfEntry, kindsOfRecord, waysIn } from '../../words/audit-words.js';
import { entryTypeInWords } from '../../words/record-wording.js';
import { dayInWords } from '../../words/wording.js';
import { aboutShown, entryShown } from '../layout/entry.page.js';
import { counted, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import type { FieldError } from '../layout/viewpoint.form.js';
import { errorSummary } from '../layout/viewpoint.page.js';
import { paths, type Query } from '../paths.js';
import { AT_ONCE, dayFields, type EntriesRead, type TypedField } from './entries.form.js';

const MOST_IN_A_FILE = 10_000;

type Terms = EntryTerms | undefined;

const chosen = ({ filter: { timed, ...filter }, newestFirst }: EntriesRead): Query => ({ ...filter, timed: timed ? 'yes' : undefined, order: newestFirst ? undefined : 'oldest' });

/** Every filter chosen, in words, with the list without it. */
const chips = (read: EntriesRead, terms: Terms) => {
  const { filter } = read;
  const words: Readonly<Partial<Record<TypedField, string | undefined>>> = {
    ...Object.fromEntries(Object.entries(dayFields).map(([name, label]) => {
      const day = filter[name as keyof typeof dayFields];
      return [name, day && `${label} ${dayInWords(day)}`];
    })),
    lateBy: filter.lateBy === undefined ? undefined : `Late by at least ${counted(filter.lateBy, 'day', 'days')}`,
    timed: filter.timed ? 'Tells of a day it could have been recorded on' : undefined,
    kind: filter.kind && kindWords(filter.kind),
    type: filter.type && (entryTypeInWords(filter.type) ?? filter.type),
    reference: filter.reference && `Reference ${filter.reference}`,
    by: filter.by === undefined ? undefined : `Recorded by ${terms?.recorders.find(({ by }) => by === filter.by)?.account ?? `whoever recorded entry ${number(filter.by)}`}`,
    form: filter.form && formsOfEntry[filter.form],
    way: filter.way && waysIn[filter.way],
    authority: filter.authority && `Authority ${filter.authority}`,
  };
  return Object.entries(words).flatMap(([name, text]) => (text ? [{ text, href: paths.entries({ ...chosen(read), [name]: undefined }) }] : []));
};

const kindWords = (kind: string): string => (kindsOfRecord as Readonly<Record<string, string>>)[kind] ?? kind;

type Item = { readonly value: string; readonly text: string };
const items = (all: readonly Item[], selected: string) =>
  [{ value: '', text: 'Any' }, ...all].map((one) => ({ ...one, selected: one.value === selected }));
const inOrder = (all: readonly Item[]): readonly Item[] => all.toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'));
const listedBy = (words: object): readonly Item[] => Object.entries(words).map(([value, text]) => ({ value, text: String(text) }));

const formOf = (read: EntriesRead, terms: Terms, errors: readonly FieldError[]) => {
  const { typed, filter } = read;
  const input = (name: TypedField) => {
    const error = errors.find(({ field }) => field === name);
    return { id: name, name, value: typed[name], errorMessage: error ? { text: error.text } : undefined };
  };
  return {
    days: Object.entries(dayFields).map(([name, label]) => ({ ...input(name as TypedField), label })),
    lateBy: input('lateBy'),
    reference: input('reference'),
    kinds: items(inOrder(listedBy(kindsOfRecord)), filter.kind ?? ''),
    types: items(inOrder((terms?.types ?? (filter.type === undefined ? [] : [filter.type])).map((type) => ({ value: type, text: entryTypeInWords(type) ?? type }))), filter.type ?? ''),
    recorders: items((terms?.recorders ?? []).map(({ by, account }) => ({ value: String(by), text: account })), String(filter.by ?? '')),
    forms: items(listedBy(formsOfEntry), filter.form ?? ''),
    ways: items(listedBy(waysIn), filter.way ?? ''),
    kept: [['timed', filter.timed ? 'yes' : ''], ['authority', filter.authority ?? '']].filter(([, value]) => value !== ''),
    orders: [{ value: 'newest', text: 'Last recorded first' }, { value: 'oldest', text: 'First recorded first' }].map((one) => ({ ...one, selected: (one.value === 'oldest') !== read.newestFirst })),
  };
};

const pageOf = (read: EntriesRead, terms: Terms, errors: readonly FieldError[] = []) => ({
  title: 'Entries',
  section: 'entries' as const,
  action: paths.entries(),
  form: formOf(read, terms, errors),
  chips: chips(read, terms),
  clear: paths.entries({ order: read.newestFirst ? undefined : 'oldest' }),
});

/** Everything entries.njk shows. */
export const entriesPage = (read: EntriesRead, { entries, total, upTo, head }: EntriesFound, terms: Terms, authority: string) => {
  const pages = Math.max(1, Math.ceil(total / AT_ONCE));
  const first = (read.page - 1) * AT_ONCE;
  const base = pageOf(read, terms);
  const query = chosen(read);
  const filtered = base.chips.length > 0;
  return {
    ...base,
    title: pages === 1 ? base.title : `${base.title}, page ${number(read.page)} of ${number(pages)}`,
    empty: head === 0,
    pastTheEnd: read.page > pages ? paths.entries({ ...query, upTo }) : undefined,
    found: filtered ? `${counted(total, 'entry', 'entries')} of ${number(upTo)}` : counted(total, 'entry', 'entries'),
    older: upTo < head ? { text: `The list is as the ledger was at entry ${number(upTo)}.`, href: paths.entries(query) } : undefined,
    caption: `${number(first + 1)} to ${number(first + entries.length)} of ${counted(total, 'entry', 'entries')}, the ${read.newestFirst ? 'last' : 'first'} recorded first`,
    entries: entries.map((entry) => ({ ...entryShown(entry, () => undefined), about: aboutShown(entry, authority) })),
    pagination: pagination(read.page, pages, (page) => paths.entries({ ...query, upTo, page: page === 1 ? undefined : page })),
    csv: {
      href: paths.csv.entries({ ...query, order: undefined, upTo, limit: Math.max(1, Math.min(total, MOST_IN_A_FILE)) }),
      text: total > MOST_IN_A_FILE ? `Download the first ${number(MOST_IN_A_FILE)} of these entries (CSV)` : `Download these ${counted(total, 'entry', 'entries')} (CSV)`,
    },
  };
};

/** The same page while the ledger is still being read. */
export const entriesAwaited = (read: EntriesRead, { done, total }: Reading) => ({
  ...pageOf(read, undefined),
  title: 'Entries: reading the ledger',
  awaited: { done, total, words: `${number(done)} of ${counted(total, 'entry', 'entries')} read` },
});

/** The same page where it was asked in a way that cannot be answered. */
export const entriesUnanswered = (read: EntriesRead, terms: Terms, errors: readonly FieldError[]) => ({
  ...pageOf(read, terms, errors),
  unanswered: true,
  errorSummary: errorSummary(errors),
});

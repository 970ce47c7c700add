import type { ChildEntriesTold, ChildEntry } from '../../asking/child-entries.js';
import { childWords as words, recordWords } from '../../words/child-words.js';
import { entryTypeInWords } from '../../words/record-wording.js';
import { dayInWords, strikeReasons } from '../../words/wording.js';
import type { CalendarDate } from '../../domain/calendar.js';
import type { StrikeReason } from '../../domain/entry.js';
import { entryShown } from '../layout/entry.page.js';
import { counted, number } from '../layout/formats.js';
import { pagination } from '../layout/pagination.js';
import { putRightLinks } from '../layout/put-right-links.js';
import type { Numbered } from '../layout/told-in-words.js';
import { paths, type Query } from '../paths.js';
import type { TimelineRead } from './timeline.form.js';

/** As many as are shown at once: a page stays light, with all that each entry tells. */
const AT_ONCE = 40;
/** Days after which something is said to have been recorded late; the strategy names none, so this is ours. */
const LATE = 10;

export type TimelineAsked = { readonly read: TimelineRead; readonly carried: Query; readonly records: boolean };

/** What timeline.njk shows beside the head of the record. */
export const timelinePage = ({ child, entries }: ChildEntriesTold, { read, carried, records }: TimelineAsked) => {
  const asked = { ...carried, type: read.type, corrected: read.corrected ? 'yes' : undefined, order: read.order === 'recorded' ? 'recorded' : undefined };
  const href = (more: Query): string => paths.childPart(child, 'timeline', { ...asked, ...more });
  const believed = entries.filter((one) => one.struckOutBy === null && one.type !== 'EntryStruckOut');
  const shown = ordered(read.corrected ? entries : believed, read.order).filter(({ type }) => read.type === '' || type === read.type);
  const pages = Math.max(1, Math.ceil(shown.length / AT_ONCE));
  const page = read.page <= pages ? read.page : 1;
  const context = contextOf(child, entries, records);
  return {
    filter: {
      types: typesIn(entries, read.type),
      corrected: read.corrected,
      recorded: read.order === 'recorded',
      hidden: Object.entries(carried).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: String(value) }])),
    },
    count: `${counted(shown.length, 'entry', 'entries')}, the latest first${pages > 1 ? ` (page ${page} of ${pages})` : ''}.`,
    notShown: read.corrected || entries.length === believed.length ? undefined : {
      text: counted(entries.length - believed.length, 'entry that was later corrected, or corrects one, is not shown', 'entries that were later corrected, or correct one, are not shown'),
      href: href({ corrected: 'yes' }),
    },
    entries: shown.slice((page - 1) * AT_ONCE, page * AT_ONCE).map((entry) => itemOf(entry, context)),
    replay: paths.replay(child),
    nothing: shown.length === 0 ? 'There are no results for your search.' : undefined,
    pagination: pagination(page, pages, (to) => href({ page: to === 1 ? undefined : to })),
    pastTheEnd: read.page > pages ? href({ page: undefined }) : undefined,
  };
};

/** The types that occur, to choose from. */
const typesIn = (entries: readonly ChildEntry[], chosen: string) => {
  const types = [...new Set(entries.map(({ type }) => type))].map((type) => ({ value: type, text: entryTypeInWords(type) ?? type, selected: type === chosen }));
  return [{ value: '', text: 'Everything', selected: chosen === '' }, ...types.sort((a, b) => (a.text < b.text ? -1 : 1))];
};

/** What tells of no day of its own is placed by the day it was recorded. */
const dayOf = ({ effectiveOn, recordedAt }: ChildEntry): string => effectiveOn ?? recordedAt.slice(0, 10);

const ordered = (entries: readonly ChildEntry[], order: TimelineRead['order']): readonly ChildEntry[] =>
  entries.toSorted((a, b) => (order === 'happened' ? compare(dayOf(b), dayOf(a)) : 0) || b.number - a.number);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Context = {
  readonly child: string;
  readonly numbered: Numbered;
  /** Why each entry that was struck out was, by its number. */
  readonly strikes: ReadonlyMap<number, ChildEntry>;
  readonly records: boolean;
};

const contextOf = (child: string, entries: readonly ChildEntry[], records: boolean): Context => {
  const byId = new Map(entries.map(({ id, number: at }) => [id, at]));
  return { child, numbered: (id) => byId.get(id), strikes: new Map(entries.map((one) => [one.number, one])), records };
};

const itemOf = (entry: ChildEntry, context: Context) => {
  const { told, ...shown } = entryShown(entry, context.numbered);
  const strike = entry.struckOutBy === null ? undefined : context.strikes.get(entry.struckOutBy);
  return {
    ...shown,
    anchor: `entry-${entry.number}`,
    day: shown.on || dayInWords(dayOf(entry) as CalendarDate),
    what: entry.readable ? shown.what : words.cannotBeShown,
    told: told.filter(({ label }) => label !== 'Puts right' && label !== 'Strikes out'),
    badges: badgesOf(entry, context),
    struckWhy: strike?.told['reason'] === undefined ? undefined : strikeReasons[strike.told['reason'] as StrikeReason],
    struckWho: strike?.recordedBy,
    identifier: entry.id,
    command: entry.command,
    place: number(entry.revision),
    ...(context.records ? linksOf(entry, context.child) : {}),
  };
};

const linksOf = ({ record, readable, ...entry }: ChildEntry, child: string) =>
  readable && (record === 'child' || record === 'fee') ? putRightLinks(record, child, entry) : {};

const badgesOf = (entry: ChildEntry, { numbered }: Context) => {
  const corrects = entry.told['corrects'] as Parameters<Numbered>[0] | undefined;
  const strikes = entry.type === 'EntryStruckOut' ? (entry.told['entry'] as Parameters<Numbered>[0]) : undefined;
  const badge = (text: string, colour: string, of?: number) => ({ text, colour, of: of === undefined ? undefined : { number: number(of), href: paths.entry(of) } });
  const record = recordWords[entry.record];
  return [
    ...(record === undefined ? [] : [badge(record, 'purple')]),
    ...(entry.struckOutBy === null ? [] : [badge('Struck out by', 'red', entry.struckOutBy)]),
    ...(strikes === undefined ? [] : [badge('Strikes out', 'grey', numbered(strikes))]),
    ...(corrects === undefined ? [] : [badge('Corrects', 'blue', numbered(corrects))]),
    ...(entry.origin === 'recorded' && (entry.daysLate ?? 0) > LATE ? [badge('Late', 'orange')] : []),
    ...(entry.origin === 'migrated' || entry.source ? [badge('Brought in', 'grey')] : []),
  ];
};

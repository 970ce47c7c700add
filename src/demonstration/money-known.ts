import { PROJECTED } from '../../projections/definitions.js';
import type { Reader } from '../../projections/measure.js';
import type { Projected, Row, Timeline, Told } from '../../projections/timeline.js';
import { oneAfterAnother } from '../../projections/together.js';
import { dayNumber } from '../domain/calendar.js';
import { inEffectOrder, type Entry, type EntryId, type EntryNumber, type EntryStruckOut, type Fact, type Instant } from '../domain/entry.js';
import { inOrderOfRecording } from './load-planned.js';
import type { Planned } from './planned.js';

/** A row as measures read it: whose it is, when it was so, and its columns by name. */
type Known = Readonly<Record<string, string | number | null>> & { readonly subject: string; readonly from: number; readonly to: number };

/** Rows by the name of their timeline. */
export type KnownRows = ReadonlyMap<string, readonly Known[]>;

/** The timelines that measures of cost read. */
const READ: ReadonlySet<string> = new Set([
  'placement', 'particulars', 'fee', 'one_off_cost', 'invoice', 'block_booking', 'provider', 'allowance_rate', 'skills_rate', 'approval', 'budget_line',
]);

/** The rows that a plan makes of what was recorded by an instant: those the views would have. */
export const rowsKnown = (plan: readonly Planned[], by: Instant): KnownRows => {
  const rows = new Map<string, Known[]>();
  for (const [record, entries] of entriesBy(plan, by)) {
    const [kind = '', subject = ''] = record.split(' ');
    const projected = PROJECTED[kind] as unknown as Projected<Fact, unknown> | undefined;
    if (!projected) continue;
    const state = inEffectOrder<Fact>(entries).reduce((so, { event }) => projected.evolve(so, event), projected.initial);
    for (const timeline of projected.timelines.filter(({ name }) => READ.has(name))) {
      const known = rows.get(timeline.name) ?? [];
      rows.set(timeline.name, known);
      for (const row of timeline.rowsOf(state)) known.push(told(subject, row));
    }
  }
  return rows;
};

const told = (subject: string, row: Row): Known => ({
  ...Object.fromEntries(Object.entries(row).map(([column, value]) => [column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value])),
  subject, from: row.from, to: row.to,
});

type Recorded = Entry<Fact | EntryStruckOut>;

/** Entries by record, `kind reference`, as the ledger would have them by an instant. */
const entriesBy = (plan: readonly Planned[], by: Instant): ReadonlyMap<string, readonly Recorded[]> => {
  const [records, keys] = [new Map<string, Recorded[]>(), new Map<string, EntryId>()];
  let number = 0;
  for (const { kind, id, recordedAt, by: recordedBy, says } of inOrderOfRecording(plan)) {
    if (recordedAt > by) break;
    const entries = records.get(`${kind} ${id}`) ?? [];
    records.set(`${kind} ${id}`, entries);
    const add = (event: Fact | EntryStruckOut): EntryId => {
      number += 1;
      const entry = `${number}` as EntryId;
      entries.push({ id: entry, number: number as EntryNumber, revision: entries.length + 1, event, recordedAt, recordedBy, origin: 'migrated', command: entry, completes: true });
      return entry;
    };
    const wrong = says.verb === 'record' ? undefined : keys.get(says.of);
    if (says.verb !== 'record' && wrong) add({ type: 'EntryStruckOut', entry: wrong, reason: says.reason });
    if (says.verb === 'strike-out') continue;
    const said = add(wrong ? { ...says.fact, corrects: wrong } : says.fact);
    if (says.key !== undefined) keys.set(says.key, said);
  }
  return records;
};

/** What the measures of cost read, of rows of one plan or several. */
export const readerOfRows = (...known: readonly KnownRows[]): Reader => {
  const rowsIn = <T extends Pick<Timeline<never>, 'name' | 'columns'>>({ name }: T): readonly Told<T>[] =>
    known.flatMap((rows) => rows.get(name) ?? []) as unknown as readonly Told<T>[];
  return {
    during: (timeline, { first, last }) => rowsIn(timeline).filter(({ from, to }) => from <= dayNumber(last) && to > dayNumber(first)),
    of: (timeline, subjects) => {
      const asked = new Set(subjects);
      return rowsIn(timeline).filter(({ subject }) => asked.has(subject));
    },
    at: notAsked, versionsOf: notAsked, anyTold: notAsked, childrenInCare: notAsked, episodesDuring: notAsked, episodesOf: notAsked,
    placedWith: notAsked, providersKnown: notAsked, together: oneAfterAnother,
  };
};

const notAsked = (): never => {
  throw new Error('No measure of cost reads this.');
};

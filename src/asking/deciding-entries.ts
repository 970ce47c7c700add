import type { CalendarDate } from '../domain/calendar.js';
import { inEffectOrder, isStrike, type Entry, type EntryNumber, type EntryStruckOut, type Fact } from '../domain/entry.js';
import type { RecordKind } from '../recording/streams.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { Behind, Figure } from '../../projections/figure.js';
import type { Measure, MeasureAsked } from '../../projections/measure.js';
import { readerOf } from '../../projections/reader.js';
import type { Reading } from '../../projections/reading.js';
import { supposedViews, type SupposedViews } from '../../projections/views/supposed-views.js';

/** Everything recorded of one record as known then, in ledger order. */
export type Recorded = { readonly kind: RecordKind; readonly id: string; readonly entries: readonly Entry<Fact | EntryStruckOut>[] };

/** Of one record behind a figure: the entries without any one of which it would add something else, and the rest that had taken effect. */
export type Deciding = { readonly deciding: readonly EntryNumber[]; readonly others: readonly EntryNumber[] };

export type Question = { readonly measure: Measure; readonly about: MeasureAsked; readonly figure: string; readonly last: CalendarDate };

/** Records whose reference is the child's: what is supposed of one of them is asked beside all the others of the child. */
const OF_A_CHILD: readonly string[] = ['child', 'fee', 'leaver', 'support', 'short-break'];

/**
 * Which entries decide what each record adds to a figure: an entry does if without it, and with all others, the record would
 * add another amount or none. Where no entry alone decides, because two say the same, none is told as deciding. Every record
 * is supposed once as it is and once without each of its entries, each supposition as a record of its own, and the measure is
 * asked of them all at once. Records are all of one kind. A record is left out of the answer where that does not work, for
 * by another name it would not add what it does: a measure asks for it by its reference, or others' records do.
 */
export const decidingEntries = async (
  { believed }: Reading, { measure, about, figure, last }: Question, kind: RecordKind, records: readonly Recorded[],
): Promise<ReadonlyMap<string, Deciding>> => {
  const apart = OF_A_CHILD.includes(kind) ? OF_A_CHILD : [kind];
  const views = await supposedViews({
    believed, authority: about.authority, knownAt: about.viewpoint.knownAt,
    whole: Object.keys(PROJECTED).filter((other) => !apart.includes(other)), bySubject: apart.filter((other) => other !== kind),
  });
  try {
    const candidates = new Map(records.map((record) => [record.id, candidatesOf(record, last)]));
    await views.copyUnder(new Map(records.map((record) => [record.id, supposeWithAndWithout(views, record, candidates.get(record.id) ?? [])])));
    const told = measure.figures(readerOf(views.sql, about.authority), about).filter(({ id }) => asRecorded(id) === figure);
    const added = addedBy(told, kind);
    return new Map(records.flatMap(({ id }) => decidingOf(id, candidates.get(id) ?? [], added)));
  } finally {
    await views.close();
  }
};

/** Facts that had taken effect by the last day asked about and still stand, and what struck others out. */
export const candidatesOf = ({ entries }: Recorded, last: CalendarDate): readonly EntryNumber[] => {
  const standing = inEffectOrder<Fact>(entries).filter(({ event }) => event.effectiveOn <= last && event.type !== 'ReturnReceived');
  const dates = new Map(entries.flatMap(({ id, event }) => (isStrike(event) ? [] : [[id, event.effectiveOn] as const])));
  const strikes = entries.filter(({ event }) => isStrike(event) && (dates.get(event.entry) ?? '9') <= last);
  return [...standing, ...strikes].map(({ number }) => number).sort((a, b) => a - b);
};

/** What a record is called where it is supposed without an entry. */
export const named = (id: string, without: EntryNumber): string => `${id} without ${without}`;

/** A figure of one record has its reference in its id, and of a supposed one the supposed: which figure it stands for. */
const asRecorded = (figure: string): string => figure.replace(/ without \d+/, '');

/** Without an entry that there is not: the record under another name, as it is. */
const NONE = 0 as EntryNumber;

/** The names under which it is supposed; whatever else there is of it is to be believed under each of them. */
const supposeWithAndWithout = (views: SupposedViews, { kind, id, entries }: Recorded, candidates: readonly EntryNumber[]): readonly string[] => {
  const without = [NONE, ...candidates];
  for (const number of without)
    views.suppose(kind, named(id, number), inEffectOrder<Fact>(entries.filter((entry) => entry.number !== number)));
  views.suppose(kind, id, inEffectOrder<Fact>(entries));
  return [id, ...without.map((number) => named(id, number))];
};

/** What each record adds to the figure, written out; a record may add several times. */
const addedBy = (figures: readonly Figure[], kind: RecordKind): ReadonlyMap<string, string> => {
  const added = new Map<string, string>();
  for (const one of figures.flatMap(({ behind }) => behind)) if (one.kind === kind) added.set(one.id, `${added.get(one.id) ?? ''} ${one.adds ?? 1}`);
  return added;
};

const decidingOf = (
  id: string, candidates: readonly EntryNumber[], added: ReadonlyMap<string, string>,
): readonly (readonly [string, Deciding])[] => {
  const whole = added.get(id);
  if (whole === undefined || added.get(named(id, NONE)) !== whole) return [];
  const deciding = candidates.filter((number) => added.get(named(id, number)) !== whole);
  return [[id, { deciding, others: candidates.filter((number) => !deciding.includes(number)) }]];
};

/** The records behind a figure, each once, by kind. */
export const byKind = (behind: readonly Behind[]): ReadonlyMap<Behind['kind'], readonly string[]> => {
  const kinds = new Map<Behind['kind'], Set<string>>();
  for (const { kind, id } of behind) kinds.set(kind, (kinds.get(kind) ?? new Set()).add(id));
  return new Map([...kinds].map(([kind, ids]) => [kind, [...ids]]));
};

import { dateOfDay, dayNumber, plusDays, type CalendarDate } from '../domain/calendar.js';
import type { ChildEvent } from '../domain/child/events.js';
import type { EntryId, EntryNumber } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord } from '../recording/streams.js';
import { episodes } from '../../projections/children/children.projection.js';
import type { EpisodeDuring } from '../../projections/children/episodes-during.query.js';
import {
  changeFrom, isNothing, NOTHING, partsOf, type Balance, type ChildDifference, type Days,
} from '../../projections/comparing/reconciled.js';
import { grouped } from '../../projections/providers/grouped.js';
import type { Reader } from '../../projections/measure.js';
import { LASTING, type Version } from '../../projections/timeline.js';
import { staysIn, type Stay } from '../../projections/sufficiency/flows.js';
import type { Asking } from './asking.js';
import { tells } from './compare.js';
import { entriesTold, type EntryTold } from './entries-told.js';

/**
 * Why what is believed changed at an entry: a statutory return came, something was put right, or struck out with nothing in
 * its place; or it was recorded too late for what was published, having taken effect before the day on which the next entry
 * after that was recorded; or it took effect since (the period was not over). Ours, and decided by entries alone, so that the
 * same two entries always give the same reasons.
 */
export const BECAUSE = ['late', 'corrected', 'struck out', 'return received', 'took effect since'] as const;
export type Because = (typeof BECAUSE)[number];

/** An entry that explains a difference. */
export type EntryExplaining = Pick<EntryTold, 'number' | 'type' | 'effectiveOn' | 'recordedAt' | 'daysLate'> & {
  /** The entry it puts right, or strikes out. */
  readonly corrects: EntryNumber | null;
  readonly strikesOut: EntryNumber | null;
};

/** One command that changed what a child adds to the balance; its entries were learned at once, at the last of them. */
export type Step = {
  readonly at: EntryNumber;
  readonly because: Because;
  readonly change: Balance;
  readonly entries: readonly EntryExplaining[];
};

/** A child's part then and now, the times in care believed then and now, and every step between; the steps add up. */
export type ChildExplained = {
  readonly child: string;
  readonly then: Balance;
  readonly now: Balance;
  readonly difference: Balance;
  readonly inCareThen: readonly InCare[];
  readonly inCareNow: readonly InCare[];
  readonly steps: readonly Step[];
};

/** The day on which anything more was recorded than an entry. */
const nextDay = async ({ ledger }: Asking, number: EntryNumber): Promise<string> =>
  (await ledger.entry((number + 1) as EntryNumber))?.recordedAt.slice(0, 10) ?? '';

/** A time in care without a break, `[from, to)`; null while it lasts. */
export type InCare = { readonly from: CalendarDate; readonly to: CalendarDate | null };

type Between = { readonly days: Days; readonly published: EntryNumber; readonly knownAt: EntryNumber };

/** A child that makes a difference, and its episodes as they were ever believed. */
export type ToExplain = ChildDifference & { readonly versions: readonly (EpisodeDuring & Pick<Version<typeof episodes>, 'knownFrom' | 'knownTo'>)[] };

/** Every child that makes a difference, with what is to be walked of it: read for all of them at once. */
export const toExplain = (read: Reader, differences: readonly ChildDifference[]): readonly ToExplain[] => {
  const versions = grouped(read.versionsOf(episodes, differences.map(({ child }) => child)), ({ subject }) => subject);
  return differences.map((one) => ({ ...one, versions: (versions.get(one.child) ?? []).map((version) => ({ ...version, child: one.child })) }));
};

/** Walks what was believed of a child entry by entry, from what was published to what is known. */
export const explained = async (asking: Asking, authority: string, one: ToExplain, between: Between): Promise<ChildExplained> => {
  const history = await asking.ledger.read(streamOfRecord({ kind: 'child', authority, id: one.child }));
  return walked(entriesOf(history.map((entry) => fromStored<ChildEvent>(entry)), await nextDay(asking, between.published)), one, between);
};

const walked = (
  told: ReturnType<typeof entriesOf>, { child, then, now, difference, versions }: ToExplain, { days, published, knownAt }: Between,
): ChildExplained => {
  const known = (entry: number) => versions.filter(({ knownFrom, knownTo }) => knownFrom <= entry && entry < knownTo);
  const turns = new Set(versions.flatMap(({ knownFrom, knownTo }) => [knownFrom, knownTo]).filter((at) => at > published && at <= knownAt));
  const steps: Step[] = [];
  let before = then.balance;
  for (const at of [...turns].sort((one, other) => one - other)) {
    const after = partsOf(known(at), days).get(child)?.balance ?? NOTHING;
    const change = changeFrom(before, after);
    if (!isNothing(change)) steps.push({ at: at as EntryNumber, change, ...told(at) });
    before = after;
  }
  const inCare = (entry: number) => staysIn(known(entry)).filter((stay) => touches(stay, days)).map(inDates);
  return { child, then: then.balance, now: now.balance, difference, inCareThen: inCare(published), inCareNow: inCare(knownAt), steps };
};

/** From the evening before the period to its last. */
const touches = ({ from, to }: Stay, { first, last }: Days): boolean => from <= dayNumber(last) && to >= dayNumber(plusDays(first, -1));

const inDates = ({ from, to }: Stay): InCare => ({ from: dateOfDay(from), to: to === LASTING ? null : dateOfDay(to) });

/** Only these say that a child is in care, and whether on short breaks; a strike says it of what it strikes out. */
const CHANGE_CARE: ReadonlySet<string> = new Set<ChildEvent['type']>(['ChildAdmitted', 'ChildAlreadyInCare', 'ChildDischarged', 'EpisodeCeased']);

const changesCare = ({ event }: History[number], history: History): boolean => {
  const told = event.type === 'EntryStruckOut' ? history.find(({ id }) => id === event.entry)?.event : event;
  return told !== undefined && (CHANGE_CARE.has(told.type) || ('legalStatus' in told && told.legalStatus !== undefined));
};

type History = readonly ReturnType<typeof fromStored<ChildEvent>>[];

/** The entries of the command that was learned at an entry, as far as they say whether the child is in care. */
const entriesOf = (history: History, nextDayRecorded: string) => {
  const all = entriesTold(history);
  const numbered = new Map<EntryId, EntryNumber>(history.map(({ id, number }) => [id, number]));
  return (at: number): Pick<Step, 'because' | 'entries'> => {
    const command = history.find(({ number }) => number === at)?.command;
    const own = history.filter((entry) => entry.command === command);
    const telling = [changesCare, tells].map((does) => own.filter((entry) => does(entry, history))).find((some) => some.length > 0);
    const entries = (telling ?? own).map(({ number, event }): EntryExplaining => {
      const told = all.find((one) => one.number === number) as EntryTold;
      return {
        number, type: told.type, effectiveOn: told.effectiveOn, recordedAt: told.recordedAt, daysLate: told.daysLate,
        corrects: ('corrects' in event && event.corrects !== undefined && numbered.get(event.corrects)) || null,
        strikesOut: (event.type === 'EntryStruckOut' && numbered.get(event.entry)) || null,
      };
    });
    return { because: becauseOf(own.some(({ event }) => event.type === 'ReturnReceived'), entries, nextDayRecorded), entries };
  };
};

const becauseOf = (returned: boolean, entries: readonly EntryExplaining[], nextDayRecorded: string): Because => {
  if (returned) return 'return received';
  if (entries.some(({ corrects }) => corrects !== null)) return 'corrected';
  if (entries.some(({ strikesOut }) => strikesOut !== null)) return 'struck out';
  return entries.some(({ effectiveOn }) => effectiveOn !== null && effectiveOn < nextDayRecorded) ? 'late' : 'took effect since';
};

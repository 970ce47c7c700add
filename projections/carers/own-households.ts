import { dayNumber, plusDays, type CalendarDate } from '../../src/domain/calendar.js';
import type { Behind, Figure, Unit } from '../figure.js';
import type { Told } from '../timeline.js';
import type { approvals } from './carers.projection.js';

/** A stretch of a household's approval. */
export type Approval = Told<typeof approvals>;

/**
 * The authority's own households: approved by itself, not by an agency. In every figure about carers only these count,
 * unless it says that it is of agencies. Those temporarily approved (regulation 24) are approved, and count.
 */
export const ownOnly = (rows: readonly Approval[]): readonly Approval[] => rows.filter(({ agency }) => agency === null);

/** An unbroken time of something being so of a household, `[from, to)`, with the last of the rows that make it up. */
export type Stay = { readonly household: string; readonly from: number; readonly to: number; readonly last: Approval };

/**
 * Unbroken times as an own household: approved again on the day approval ended, it has not left. Rows come by household
 * and start.
 */
export const staysOf = (rows: readonly Approval[], wasSo: (row: Approval) => boolean = () => true): readonly Stay[] => {
  const stays: Stay[] = [];
  for (const row of ownOnly(rows).filter(wasSo)) {
    const before = stays.at(-1);
    if (before?.household === row.subject && before.to === row.from)
      stays[stays.length - 1] = { ...before, to: row.to, last: row };
    else stays.push({ household: row.subject, from: row.from, to: row.to, last: row });
  }
  return stays;
};

/** A period by its first and last day, both included. */
export type Period = { readonly first: CalendarDate; readonly last: CalendarDate };

/** The days whose rows decide what a period brought and took: from the evening before it to its last. */
export const daysDeciding = ({ first, last }: Period): Period => ({ first: plusDays(first, -1), last });

/** Stays that began on a day of the period. */
export const begunIn = (stays: readonly Stay[], { first, last }: Period): readonly Stay[] =>
  stays.filter(({ from }) => from >= dayNumber(first) && from <= dayNumber(last));

/** Stays that ended on a day of the period: it was the first on which it was no longer so. */
export const endedIn = (stays: readonly Stay[], { first, last }: Period): readonly Stay[] =>
  stays.filter(({ to }) => to >= dayNumber(first) && to <= dayNumber(last));

/** Households behind a figure that counts each as often as it is named. */
export const householdsBehind = (households: readonly string[]): readonly Behind[] => {
  const times = new Map<string, number>();
  for (const household of households) times.set(household, (times.get(household) ?? 0) + 1);
  return [...times].map(([id, adds]) => (adds === 1 ? { kind: 'carer', id } : { kind: 'carer', id, adds }));
};

/** How often households are named: carers, approvals, or the households themselves where each is named once. */
export const namedIn = (id: string, words: string, unit: Unit, households: readonly string[]): Figure => ({
  id, words, unit, value: households.length, behind: householdsBehind(households),
});

export const onceEach = (households: readonly string[]): readonly string[] => [...new Set(households)];

/** A code as a figure's id has it: `task-centred` is `taskCentred`. */
export const inId = (code: string): string => code.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

import { collectionYearOf, type CalendarDate } from '../calendar.js';
import { inEffectOrder, type Entry } from '../entry.js';
import { findingsOf } from '../statutory-return/rules.js';
import { rowsTold } from '../statutory-return/rows-told.js';
import type { ChildEvent, ChildFact } from './events.js';

/**
 * Something in a child's record that may well be true but that the return's rules would question. Told
 * with the answer to whoever records, and to whoever looks later; never put right by itself.
 */
export type Suspicion = {
  /** The rule, as the sector's validator numbers it. */
  readonly rule: string;
  /** Where in the return it would show. */
  readonly table: string;
  readonly column: string;
  /** The first day of the episode or of the period it is about. */
  readonly on: CalendarDate | null;
  readonly message: string;
};

/** Everything suspect about a child's record: what the rules find in the returns it would make, each said once. */
export const suspicionsOf = (history: readonly Entry<ChildEvent>[]): readonly Suspicion[] => {
  const facts = inEffectOrder<ChildFact>(history).map(({ event }) => event);
  const found = new Map<string, Suspicion>();
  for (const year of yearsTold(facts))
    for (const suspicion of suspicionsIn(facts, year))
      found.set(`${suspicion.rule} ${suspicion.on ?? ''} ${suspicion.column}`, suspicion);
  return [...found.values()];
};

const DATED = ['DECOM', 'MIS_START', 'REVIEW', 'DATE_PLACED', 'SW_DECOM', 'DOLO_START'] as const;

/** A record in the making has no postcodes or pupil number yet; the return's own check asks for them at year's end. */
const ASKED_AT_YEAR_END = new Set(['UPN', 'HOME_POST', 'PL_POST', 'URN']);

const suspicionsIn = (facts: readonly ChildFact[], year: number): readonly Suspicion[] => {
  const rows = rowsTold(facts, year).map(({ table, cells }, place) => ({ table, row: place, file: 0, cells }));
  return findingsOf({ year, rows })
    .filter(({ column }) => !ASKED_AT_YEAR_END.has(column))
    .map(({ rule, table, column, message, row }) => {
      const cells: Readonly<Record<string, string>> = rows[row]?.cells ?? {};
      const on = DATED.map((name) => cells[name]).find((text) => text !== undefined);
      return { rule, table, column, message, on: (on as CalendarDate | undefined) ?? null };
    });
};

const yearsTold = (facts: readonly ChildFact[]): readonly number[] => {
  const cared = facts.filter(({ type }) => type !== 'ParticularsRecorded' && type !== 'AsylumStatusRecorded');
  const years = cared
    .filter(({ type }) => type !== 'PreviousPermanenceStated')
    .map(({ effectiveOn }) => collectionYearOf(effectiveOn));
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
};

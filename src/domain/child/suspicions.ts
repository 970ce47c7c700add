import { collectionYearOf, type CalendarDate } from '../calendar.js';
import { inEffectOrder, isStrike, type Entry } from '../entry.js';
import { same } from '../sameness.js';
import { rowsTold } from '../statutory-return/rows-told.js';
import { findingsOf } from '../statutory-return/rules.js';
import type { Finding } from '../statutory-return/rules/rule.js';
import type { ChildEvent, ChildFact, ReturnedRow } from './events.js';

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

/**
 * Everything suspect about a child's record: what the rules find in the returns it would make, each said once.
 * In the year of `today`, what still lasts is judged by how long it has lasted, not as if it went on to the year's end.
 */
export const suspicionsOf = (history: readonly Entry<ChildEvent>[], today?: CalendarDate): readonly Suspicion[] =>
  suspectIn(history, until(today));

const until = (today: CalendarDate | undefined): OpenUntil => (_row, year) =>
  today && collectionYearOf(today) === year ? today : undefined;

/**
 * What the record is suspected of once entries are added to it, and was not before. What had lasted too long
 * is told again with what ends it, and with anything else recorded while it lasts.
 */
export const suspicionsAdded = (
  history: readonly Entry<ChildEvent>[], added: readonly Entry<ChildEvent>[], today: CalendarDate,
): readonly Suspicion[] => {
  const since = firstYearTouched(history, added);
  const before = suspectIn(history, ({ cells }) => cells['DECOM'], since);
  const after = suspectIn([...history, ...added], until(today), since);
  return after.filter((one) => !before.some((old) => same(old, one)));
};

/** Returns of years before anything that changes tell what they told. */
const firstYearTouched = (history: readonly Entry<ChildEvent>[], added: readonly Entry<ChildEvent>[]): number => {
  const changed = added.flatMap(({ event }) => {
    const told = isStrike(event) ? history.find(({ id }) => id === event.entry)?.event : event;
    return told && !isStrike(told) ? [collectionYearOf(told.effectiveOn)] : [];
  });
  return Math.min(...changed);
};

/** The day on which to take it that an episode ended which is still open in a year's return; undefined for the year's end. */
type OpenUntil = (row: ReturnedRow, year: number) => string | undefined;

const suspectIn = (
  history: readonly Entry<ChildEvent>[], openUntil: OpenUntil, since = 0,
): readonly Suspicion[] => {
  const facts = inEffectOrder<ChildFact>(history).map(({ event }) => event);
  const found = new Map<string, Suspicion>();
  for (const year of yearsTold(facts).filter((one) => one >= since))
    for (const suspicion of suspicionsIn(facts, year, openUntil))
      found.set(`${suspicion.rule} ${suspicion.on ?? ''} ${suspicion.column}`, suspicion);
  return [...found.values()];
};

const DATED = ['DECOM', 'MIS_START', 'REVIEW', 'DATE_PLACED', 'SW_DECOM', 'DOLO_START'] as const;

/** A record in the making has no postcodes or pupil number yet; the return's own check asks for them at year's end. */
const ASKED_AT_YEAR_END = new Set(['UPN', 'HOME_POST', 'PL_POST', 'URN']);

/** A legal status (V:361 to 365) or a temporary placement (V:375, 376, 379) that lasts longer than it may. */
const LASTS_TOO_LONG = new Set(['361', '362', '363', '364', '365', '375', '376', '379']);

const suspicionsIn = (facts: readonly ChildFact[], year: number, openUntil: OpenUntil): readonly Suspicion[] => {
  const rows = rowsTold(facts, year).map(({ table, cells }, place) => ({ table, row: place, file: 0, cells }));
  const findings = findingsOf({ year, rows }).filter(({ column }) => !ASKED_AT_YEAR_END.has(column));
  const soFar = new Set(
    findings.some(({ rule }) => LASTS_TOO_LONG.has(rule))
      ? findingsOf({ year, rows: rows.map((row) => endedOn(row, openUntil(row, year))) }).map(placeOf)
      : [],
  );
  return findings
    .filter((finding) => !LASTS_TOO_LONG.has(finding.rule) || soFar.has(placeOf(finding)))
    .map(({ rule, table, column, message, row }) => {
      const cells: Readonly<Record<string, string>> = rows[row]?.cells ?? {};
      const on = DATED.map((name) => cells[name]).find((text) => text !== undefined);
      return { rule, table, column, message, on: (on as CalendarDate | undefined) ?? null };
    });
};

const placeOf = ({ rule, row }: Finding): string => `${rule} ${row}`;

const endedOn = (row: ReturnedRow, day: string | undefined): ReturnedRow =>
  day && row.table === 'Episodes' && !row.cells['DEC'] ? { ...row, cells: { ...row.cells, DEC: day } } : row;

const yearsTold = (facts: readonly ChildFact[]): readonly number[] => {
  const cared = facts.filter(({ type }) => type !== 'ParticularsRecorded' && type !== 'AsylumStatusRecorded');
  const years = cared
    .filter(({ type }) => type !== 'PreviousPermanenceStated')
    .map(({ effectiveOn }) => collectionYearOf(effectiveOn));
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
};

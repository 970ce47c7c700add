import type { Reconciled, Reconciliation } from '../asking/reconciliation.js';
import type { Because, EntryExplaining, Step } from '../asking/reconciliation-explained.js';

/** Why what was believed changed, for a reader. */
export const becauseInWords: Readonly<Record<Because, string>> = {
  late: 'Recorded late',
  corrected: 'Put right',
  'struck out': 'Struck out',
  'return received': 'Told by a statutory return',
  'took effect since': 'Took effect after what was published',
};

export const reconciliationColumns = [
  'from', 'to', 'known_at', 'published_at', 'what', 'child', 'because', 'opening', 'in', 'out', 'closing', 'entries', 'types',
  'effective_on', 'recorded_at', 'days_late',
] as const;

/** A reconciliation as rows of `reconciliationColumns`: then, now and the difference, and below them every step that explains it. */
export const reconciliationRows = ({ months, ...whole }: Reconciliation) =>
  (months.length > 0 ? [whole, ...months] : [whole]).flatMap(rowsOf);

type Cell = string | number | null;

const rowsOf = (told: Reconciled): readonly (readonly Cell[])[] => {
  const head = [told.from, told.to, told.knownAt, told.published];
  const line = (what: string, balance: Reconciled['then']): readonly (readonly Cell[])[] =>
    balance ? [[...head, what, null, null, ...lines(balance), null, null, null, null, null]] : [];
  return [
    ...line('then', told.then), ...line('now', told.now), ...line('difference', told.difference),
    ...told.children.flatMap(({ child, steps }) =>
      steps.map((step) => [...head, 'explained', child, step.because, ...lines(step.change), ...stepCells(step)])),
  ];
};

const lines = ({ opening, in: came, out, closing }: Reconciled['now']): readonly number[] => [opening, came, out, closing];

/** The days are those of the entry that tells the fact; a strike alone tells of none. */
const stepCells = ({ entries }: Step): readonly Cell[] => {
  const fact: EntryExplaining | undefined = entries.find(({ effectiveOn }) => effectiveOn !== null) ?? entries[0];
  return [
    entries.map(({ number }) => number).join(' '), entries.map(({ type }) => type).join(' '),
    fact?.effectiveOn ?? null, fact?.recordedAt ?? null, fact?.daysLate ?? null,
  ];
};

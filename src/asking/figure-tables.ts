import type { FigureTold } from './figure.js';
import type { MeasureTold } from './measure.js';

/** Figures as every door gives them as a table. Each row says its viewpoint and period; money is whole pence. */
export const figureColumns = ['as_at', 'known_at', 'from', 'to', 'figure', 'what', 'value', 'unit', 'of', 'records_behind'] as const;

export const figureRows = ({ asAt, knownAt, period, figures }: MeasureTold) =>
  figures.map(({ id, words, value, unit, of, behind }) => [
    asAt, knownAt, period.from, period.to, id, words, value, unit, of, behind.length,
  ]);

/** The records behind one figure; the entries by number that decide what each adds, and the others that had taken effect. */
export const behindColumns = ['as_at', 'known_at', 'from', 'to', 'figure', 'kind', 'reference', 'adds', 'unit', 'entries', 'others'] as const;

export const behindRows = ({ asAt, knownAt, period, figure, behind }: FigureTold) =>
  behind.map(({ kind, id, adds, entries, others }) => [
    asAt, knownAt, period.from, period.to, figure.id, kind, id, adds ?? 1, figure.unit, entries.join(' '), others.join(' '),
  ]);

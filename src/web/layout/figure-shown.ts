import type { Figure } from '../../../projections/figure.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { number } from './formats.js';

const UNITS: Partial<Readonly<Record<Figure['unit'], string>>> = { percent: '%', pence: '', miles: ' miles', years: ' years', days: ' days' };

/** A figure’s value as a reader sees it; why there is none, where there is none. */
export const valueShown = ({ value, unit }: Pick<Figure, 'value' | 'unit'>): string => {
  if (value === null) return unit === 'per 10,000' ? 'Not known' : 'Nobody to count';
  if (unit === 'pence') return poundsInWords(value);
  return `${number(value)}${UNITS[unit] ?? ''}`;
};

/** One record’s part of a figure. */
export const addsShown = (adds: number | undefined, unit: Figure['unit']): string => valueShown({ value: adds ?? 1, unit });

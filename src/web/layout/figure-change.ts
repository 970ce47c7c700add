import type { Figure } from '../../../projections/figure.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { signed } from './formats.js';

/** A line may break between a minus and a pound sign, but for this. */
const JOINED = '\u2060';

/** How much a figure changed, in its unit: “+7”, “−1.2 points”, “+£12,345”. */
export const changeInWords = (change: number, unit: Figure['unit']): string => {
  if (unit === 'pence') return `${change > 0 ? '+' : ''}${poundsInWords(change).replace('−', `−${JOINED}`)}`;
  if (unit === 'percent') return `${signed(change)} ${Math.abs(change) === 1 ? 'point' : 'points'}`;
  return signed(change);
};

import type { FigureAlone, HeadlinesTold, HeadlineTold } from '../../asking/dashboard.js';
import { headlineWords } from '../../words/dashboard-words.js';
import { poundsInWords } from '../../words/money-in-words.js';
import { changeInWords } from '../layout/figure-change.js';
import { valueShown } from '../layout/figure-shown.js';
import { paths, type Query } from '../paths.js';

/** A big number: what it is, how it changed and why, and where the whole of its family is to be seen. */
export const cardShown = (one: HeadlineTold, { before, asAt, knownAt }: HeadlinesTold, settled: Query) => {
  const { title, note } = headlineWords[one.name];
  if (one.failed) return { title, failed: true as const };
  const { figure, beside, change } = one;
  return {
    title,
    href: paths.measure(one.measure, settled),
    value: bigNumber(figure),
    note: beside === null ? note : besideInWords(figure, beside),
    change: change === null ? undefined : changeSaid(change.learned, change.world, figure.unit),
    compare: change !== null && change.learned !== 0
      ? paths.compare({ asAt: before.asAt, knownAt: before.knownAt, asAtB: asAt, knownAtB: knownAt, measure: one.measure })
      : undefined,
  };
};

const changeSaid = (learned: number, world: number, unit: FigureAlone['unit']) => {
  const whole = Math.round((learned + world) * 10) / 10;
  if (learned === 0) return { whole: world === 0 ? 'No change' : changeInWords(world, unit), parts: undefined };
  return {
    whole: whole === 0 ? 'No change in all' : changeInWords(whole, unit),
    parts: `the world changed ${changeInWords(world, unit)}, we learned ${changeInWords(learned, unit)}`,
  };
};

/** Money in millions, for a number that is read at a glance; it is said to the penny below. */
const bigNumber = (figure: FigureAlone): string =>
  figure.unit === 'pence' && figure.value !== null && Math.abs(figure.value) >= 100_000_000 ? `£${(figure.value / 100_000_000).toFixed(1)}m` : valueShown(figure);

const besideInWords = ({ value }: FigureAlone, { value: budget }: FigureAlone): string => {
  if (value === null) return 'Nothing is priced';
  if (budget === null) return `${poundsInWords(value)}; no budget is recorded`;
  const over = value - budget;
  return `${poundsInWords(value)} of a budget of ${poundsInWords(budget)}: ${poundsInWords(Math.abs(over))} ${over > 0 ? 'over' : 'under'}`;
};

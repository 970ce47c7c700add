import type { Behind, Figure } from '../figure.js';
import type { Span } from './costed-rows.js';
import type { CostedYear } from './costed-year.js';
import { amount, CATEGORIES, nameOf, wordsOf } from './forecast.js';
import { holding, rowsBySubject } from './holding.js';
import { wholePence, type Sevenths } from './sevenths.js';
import { spentIn, spentOn, type Running, type Spent } from './spending.js';

/**
 * What providers had asked for by the day, for days that begin in the year, against what the fees say of the very same
 * days. A difference is a question to the provider or to the record, and is in no other figure.
 */
export const invoicedFigures = (year: CostedYear): readonly Figure[] => {
  const [invoiced, agreed] = [invoicedIn(year), agreedFor(year)];
  return CATEGORIES.map((category) => [category, spentIn(invoiced, category), spentIn(agreed, category)] as const)
    .filter(([category, asked]) => category === 'total' || asked.length > 0)
    .flatMap(([category, asked, expected]) => {
      const [id, words] = [`cost.invoiced.${year.label}.${nameOf(category)}`, `${wordsOf(category)}: invoiced ${year.label}`];
      return [
        amount(id, words, asked),
        amount(`${id}.agreed`, `${words}, what the fees of the same days come to`, expected),
        amount(`${id}.difference`, `${words}, above what was agreed`, [...asked, ...expected.map(less)]),
      ];
    });
};

const less = (spent: Spent): Spent => ({ ...spent, amount: (0 - spent.amount) as Sevenths });

const invoicedIn = ({ invoices, spans }: CostedYear): readonly Spent[] => {
  const byChild = rowsBySubject(spans.map((span) => ({ ...span, subject: span.child })));
  return invoices.map(({ subject, from, amount: asked }) => ({
    category: holding(byChild.get(subject) ?? [], from)?.category ?? 'other',
    behind: { kind: 'fee', id: subject },
    amount: wholePence(asked),
  }));
};

/** What the prices of the days come to for which there is any invoice, each day once. */
const agreedFor = (year: CostedYear): readonly Spent[] => {
  const fees = year.running.filter(({ behind }) => behind.kind !== 'provider').map((one) => ({ ...one, subject: one.behind.id }));
  const byChild: ReadonlyMap<string, readonly Running[]> = rowsBySubject(fees);
  return [...rowsBySubject(year.invoices)].flatMap(([child, rows]) =>
    daysOf(rows).flatMap((days) => spentOn(byChild.get(child) ?? [], days)).map((spent) => ({ ...spent, behind: feeOf(child) })));
};

const feeOf = (child: string): Behind => ({ kind: 'fee', id: child });

/** The days that any of some stretches covers, each day once. */
const daysOf = (stretches: readonly Span[]): readonly Span[] =>
  [...stretches].sort((a, b) => a.from - b.from).reduce<readonly Span[]>((days, { from, to }) => {
    const fresh = { from: Math.max(from, days.at(-1)?.to ?? from), to };
    return fresh.from < fresh.to ? [...days, fresh] : days;
  }, []);

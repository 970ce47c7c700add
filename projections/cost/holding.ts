import type { Span } from './costed-rows.js';

export type BySubject<R> = ReadonlyMap<string, readonly R[]>;

export const rowsBySubject = <R extends { readonly subject: string }>(rows: readonly R[]): BySubject<R> => {
  const bySubject = new Map<string, R[]>();
  for (const row of rows) {
    const others = bySubject.get(row.subject);
    if (others) others.push(row);
    else bySubject.set(row.subject, [row]);
  }
  return bySubject;
};

/** The row that was so on a day. */
export const holding = <R extends Span>(rows: readonly R[], day: number): R | undefined =>
  rows.find(({ from, to }) => from <= day && day < to);

/** How many days of a stretch fall into another. */
export const daysWithin = (one: Span, other: Span): number =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));

import { field, type Asked } from './viewpoint.form.js';

/** What a list goes by: a column, and which way. */
export type Sorting<Column extends string> = { readonly by: Column; readonly down: boolean };

/** Reads `sort` of an address: a column’s name, with a minus before it where the greatest comes first. */
export const readSorting = <Column extends string>(asked: Asked, columns: readonly Column[], otherwise: Sorting<Column>): Sorting<Column> => {
  const named = field(asked, 'sort');
  const by = columns.find((column) => named === column || named === `-${column}`);
  return by === undefined ? otherwise : { by, down: named.startsWith('-') };
};

export const sortingTold = ({ by, down }: Sorting<string>): string => `${down ? '-' : ''}${by}`;

/** What a column is compared by; what is not known comes last, whichever way. */
export type Compared = string | number | null;

/** In the order asked for; where two are alike, as they came. */
export const sorted = <Row>(rows: readonly Row[], { down }: Sorting<string>, of: (row: Row) => Compared): readonly Row[] =>
  rows.toSorted((a, b) => {
    const [one, other] = [of(a), of(b)];
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    return (one < other ? -1 : one > other ? 1 : 0) * (down ? -1 : 1);
  });

/** The head of a column that the list can be ordered by. */
export const sortHead = <Column extends string>(
  { by, down }: Sorting<Column>, column: Column, text: string, href: (sort: string) => string, numeric = false,
) => ({
  text,
  numeric,
  href: href(by === column && !down ? `-${column}` : column),
  sorted: by !== column ? 'none' : down ? 'descending' : 'ascending',
});

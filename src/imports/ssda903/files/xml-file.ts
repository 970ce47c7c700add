import type { TableName } from '../../../domain/statutory-return/tables.js';
import type { RawRow, Reading } from './raw-row.js';
import { XmlChildren } from './xml-children.js';
import { xmlFaults, XmlRefused } from './xml-faults.js';
import { rowsOfChild, type XmlChild } from './xml-rows.js';

/** The rows of one XML return, child by child, in batches. A file that breaks off or cannot be trusted is refused whole. */
export async function* xmlRows(reading: Reading): AsyncGenerator<readonly RawRow[]> {
  const children = new XmlChildren(reading);
  const rowsIn = rowsCounted(reading);
  try {
    for await (const piece of reading.text) yield rowsIn(children.push(piece));
    yield rowsIn(children.end());
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    reading.report(error.fault);
    reading.tally.refused = true;
  }
}

const rowsCounted = ({ file, report, tally }: Reading) => {
  const numbers = new Map<TableName, number>();
  const numberIn = (table: TableName): number => {
    const number = (numbers.get(table) ?? 0) + 1;
    numbers.set(table, number);
    return number;
  };
  return (children: readonly XmlChild[]): readonly RawRow[] =>
    children.flatMap((child) => {
      const rows = rowsOfChild(child, file, numberIn);
      for (const { table } of rows) tally.tables.add(table);
      if (child.header.has('CHILD')) {
        tally.given += rows.length;
        return rows;
      }
      tally.unreadable += rows.length;
      report(xmlFaults.childBlank(numbers.get('Header') ?? 0));
      return [];
    });
};

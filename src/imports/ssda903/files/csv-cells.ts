import { parse } from 'csv-parse/sync';
import type { RecordBlock } from './csv-records.js';

/** The cells of each row of a block, in order; undefined for a row that cannot be cut into cells. */
export const cellsOf = (
  { texts, quoted }: RecordBlock,
  delimiter: string,
): readonly (readonly string[] | undefined)[] => {
  if (!quoted) return texts.map((text) => text.split(delimiter));
  const together = parsed(texts.join('\n'), delimiter);
  return together?.length === texts.length ? together : texts.map((text) => parsed(text, delimiter)?.[0]);
};

const parsed = (text: string, delimiter: string): readonly (readonly string[])[] | undefined => {
  try {
    return parse(text, { delimiter, record_delimiter: '\n', relax_quotes: true, relax_column_count: true });
  } catch {
    return undefined;
  }
};

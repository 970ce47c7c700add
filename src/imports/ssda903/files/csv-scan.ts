const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** How a record was found to end: well, at a quotation mark that cannot stand where it does, or not yet. */
export type Scanned =
  | { readonly found: 'record'; readonly end: number }
  | { readonly found: 'misplaced'; readonly at: number }
  | { readonly found: 'unfinished'; readonly inQuotes: boolean };

/** Finds the end of the record that begins at `start`. A cell is quoted only where the mark is its first character. */
export const scanRecord = (text: string, start: number, delimiter: string, final: boolean): Scanned => {
  const between = delimiter.charCodeAt(0);
  for (let at = start; ; at += 1) {
    if (text.charCodeAt(at) === QUOTE) {
      at = closingQuote(text, at) + 1;
      // A mark that is the last there is may yet be the first of two.
      if (at === 0 || (at === text.length && !final)) return { found: 'unfinished', inQuotes: at === 0 };
    } else {
      at = endOfPlainCell(text, at, between);
      if (at === text.length && !final) return { found: 'unfinished', inQuotes: false };
    }
    if (at === text.length || text.charCodeAt(at) === NEWLINE) return { found: 'record', end: at };
    if (text.charCodeAt(at) !== between) return { found: 'misplaced', at };
  }
};

const endOfPlainCell = (text: string, start: number, between: number): number => {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== between && text.charCodeAt(at) !== NEWLINE) at += 1;
  return at;
};

/** Where the quoted cell that opens at `open` closes; -1 where it does not. A doubled mark stands for one. */
const closingQuote = (text: string, open: number): number => {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
  return close;
};

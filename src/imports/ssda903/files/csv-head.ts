/** The first row that is not blank, its number, and what was read of the file beyond it. */
export type Head =
  | { readonly found: 'header'; readonly line: string; readonly row: number; readonly beyond: string }
  | { readonly found: 'too-long'; readonly row: number; readonly beginning: string }
  | { readonly found: 'nothing' };

/** Excel's own note of the delimiter, which it writes above the header. */
const DELIMITER_NOTE = /^"?sep=.?"?$/i;

/** Takes the header off a file and leaves the iterator where the rest begins. */
export const headOf = async (text: AsyncIterator<string>, limit: number): Promise<Head> => {
  let [pending, row] = ['', 1];
  for (;;) {
    const piece = await text.next();
    pending += piece.done ? '\n' : piece.value;
    for (let newline = pending.indexOf('\n'); newline !== -1; newline = pending.indexOf('\n')) {
      const line = pending.slice(0, newline);
      pending = pending.slice(newline + 1);
      if (line.length > limit) return tooLong(line, row);
      if (!isBlank(line)) return { found: 'header', line, row, beyond: pending };
      row += 1;
    }
    if (pending.length > limit) return tooLong(pending, row);
    if (piece.done) return { found: 'nothing' };
  }
};

const tooLong = (line: string, row: number): Head => ({ found: 'too-long', row, beginning: line.slice(0, 1_000) });

const isBlank = (line: string): boolean => line.replace(/[\s,;"]+/g, '') === '' || DELIMITER_NOTE.test(line.trim());

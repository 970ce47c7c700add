type Cell = string | number | boolean | null | undefined;

/** A spreadsheet would take a cell that begins so for a formula; full-width forms among them (ASVS 5.0, 1.2.10). */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** RFC 4180, in UTF-8, with a header row. What would be a formula is made inert by an apostrophe. */
export const csv = (head: readonly string[], rows: Iterable<readonly Cell[]>): string => {
  const lines = [head.map(quoted).join(',')];
  for (const row of rows) lines.push(row.map(quoted).join(','));
  return `${lines.join('\r\n')}\r\n`;
};

const quoted = (cell: Cell): string => {
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

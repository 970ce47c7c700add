/** What a command prints on standard output, and nothing else goes there. */
export const print = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

export const printJson = (answer: unknown): void => print(JSON.stringify(answer, null, 2));

type Cell = string | number | boolean | null | undefined;

/** Columns side by side, numbers to the right. */
export const inColumns = (head: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const cells = [head, ...rows.map((row) => row.map((cell) => String(cell ?? '')))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const right = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (right[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd();
  return cells.map(line).join('\n');
};

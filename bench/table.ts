import { met, type Line, type Outcome, type Spread, type Target } from './measuring.js';

/** A measure's figures as a person reads them. */
export const told = (run: { readonly name: string; readonly about: string; readonly seconds: number } & Outcome): string => {
  const counts = run.gates.every(({ held }) => held);
  const rows = run.lines.map((line) => [
    line.what, withUnit(line.value.median, line.unit), line.floor ? withUnit(line.floor.median, line.unit) : '',
    line.ratio ? `${spreadOf(line.ratio)}×` : line.rounds > 1 ? spreadOf(line.value) : '', line.target ? asked(line.target, line) : '', verdict(line, counts),
    `${line.rounds} × ${Math.round(line.samples / line.rounds)}`,
  ]);
  const head = ['', 'median', 'floor', 'ratio, or value: median (min–max)', 'asked', '', 'rounds × samples'];
  const gates = run.gates.map(({ what, held }) => `  ${held ? 'holds' : 'DOES NOT HOLD'}: ${what}`);
  const notes = (run.notes ?? []).map((note) => `  ${note}`);
  return `\n${run.name} — ${run.about} (${Math.round(run.seconds)} s)\n${inColumns([head, ...rows])}\n${[...gates, ...notes].join('\n')}\n`;
};

const verdict = (line: Line, counts: boolean): string => {
  if (!counts) return 'void';
  const reached = met(line);
  return reached === undefined ? '' : reached ? 'met' : 'missed';
};

const asked = (target: Target, { ratio, unit }: Line): string => {
  const of = ratio ? '×' : ` ${unit}`;
  return 'atMost' in target ? `≤ ${target.atMost}${of}` : `≥ ${target.atLeast}${of}`;
};

const withUnit = (value: number, unit: string): string => `${short(value)}${unit === '/s' ? '' : ' '}${unit}`;

const spreadOf = ({ median, min, max }: Spread): string => `${short(median)} (${short(min)}–${short(max)})`;

const short = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString('en-GB') : value >= 100 ? value.toFixed(0) : value.toPrecision(3);

export const inColumns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
};

import type { CalendarDate } from '../../domain/calendar.js';
import { dateFrom, calendarDate } from '../../domain/calendar.js';
import { writtenOut } from '../../domain/sameness.js';
import type { RegisterRow } from '../../domain/provider/register-told.js';
import { usualLimits, type Limits } from '../ssda903/files/limits.js';
import { problemLog } from '../ssda903/files/problem-log.js';
import type { Fault } from '../ssda903/files/raw-row.js';
import type { Source } from '../ssda903/files/source.js';
import { notReadable, sourcesIn, type Given } from '../ssda903/files/sources.js';
import { readRow } from './register-cells.js';
import { headingOf, isHeadings, NEEDED, placesIn, type Places } from './register-columns.js';
import { digestOf, rowsIn, type CutRow } from './register-text.js';
import type { RegisterReportInTheMaking } from './report.js';

/** One published register: what it says of each provider on the day it tells of. */
export type Register = {
  readonly file: string;
  readonly asAt: CalendarDate;
  readonly rows: readonly RegisterRow[];
  /** Every URN met, those of rows that were sent back among them: who is in the register is not missing from it. */
  readonly met: ReadonlySet<string>;
};

/** A file as it was found: the day it tells of, and why nothing of it is taken in, where nothing is. */
export type RegisterFile = {
  readonly name: string;
  readonly asAt: CalendarDate | null;
  readonly rows: number;
  readonly unreadable: number;
  readonly sha256: string;
  readonly leftOut: string | null;
};

export type RegistersRead = { readonly registers: readonly Register[]; readonly files: readonly RegisterFile[] };

export type ReadOptions = {
  readonly asAt?: CalendarDate; readonly today: CalendarDate; readonly signal?: AbortSignal; readonly limits?: Partial<Limits>;
};

/** Reads registers, the oldest first. What cannot be used is counted and told in the report. */
export const readRegisters = async (
  given: readonly Given[], options: ReadOptions, report: RegisterReportInTheMaking,
): Promise<RegistersRead> => {
  const limits = { ...usualLimits, ...options.limits };
  const log = problemLog({ ...limits, problemsOfARule: Infinity, problems: Infinity });
  const sources = await sourcesIn(given, limits, log);
  for (const problem of log.list()) report.find({ ...problem, provider: null });
  const [registers, files] = [[] as Register[], [] as RegisterFile[]];
  for (const source of sources) {
    options.signal?.throwIfAborted();
    const [read, rejected] = [report.rowsRead, report.rowsRejected];
    const found = await readOne(source, options, registers, report);
    if ('rows' in found) registers.push(found);
    files.push({
      name: source.name, asAt: 'rows' in found ? found.asAt : null, leftOut: 'rows' in found ? null : found.message,
      rows: report.rowsRead - read, unreadable: report.rowsRejected - rejected, sha256: await digestOf(source),
    });
  }
  return { registers: registers.sort((a, b) => (a.asAt < b.asAt ? -1 : 1)), files };
};

type Told = (fault: Fault, provider?: string | null) => void;

const readOne = async (
  source: Source, options: ReadOptions, before: readonly Register[], report: RegisterReportInTheMaking,
): Promise<Register | Fault> => {
  let last = notReadable;
  const tell: Told = (fault, provider = null) => {
    const { rule, message, row, column } = (last = fault);
    report.find({ file: source.name, row: row ?? null, column: column ?? null, rule, message, provider });
  };
  const rows = await rowsIn(source, tell).catch(() => tell(notReadable));
  if (!rows) return last;
  const heading = rows.findIndex(({ cells }) => cells !== undefined && isHeadings(placesIn(cells)));
  const told = rows.slice(heading + 1);
  report.rowsRead += heading === -1 ? rows.length : told.length;
  const asAt = dayTold(source.stem) ?? options.asAt;
  const places = placesIn(rows[heading]?.cells ?? []);
  const unfit = heading === -1 ? notARegister : unfitness(asAt, places, before, options.today);
  if (unfit || asAt === undefined) {
    report.rowsRejected += heading === -1 ? rows.length : told.length;
    tell(unfit ?? dayUnknown);
    return last;
  }
  if (!places.has('overall')) tell(missing('overall', 'No judgement could be taken in.'));
  const width = rows[heading]?.cells?.length ?? 0;
  return { file: source.name, asAt, ...rowsTold(told, { places, width }, tell, report) };
};

const unfitness = (
  asAt: CalendarDate | undefined, places: Places, before: readonly Register[], today: CalendarDate,
): Fault | undefined => {
  const lacking = NEEDED.find((column) => !places.has(column));
  if (lacking) return missing(lacking, 'None of its rows were imported.');
  if (asAt === undefined) return dayUnknown;
  if (asAt > today) return inTheFuture;
  return before.some((register) => register.asAt === asAt) ? sameDayTwice : undefined;
};

type Layout = { readonly places: Places; readonly width: number };

const rowsTold = (
  cut: readonly CutRow[], { places, width }: Layout, tell: Told, report: RegisterReportInTheMaking,
): Pick<Register, 'rows' | 'met'> => {
  const rows: RegisterRow[] = [];
  const met = new Map<string, string | undefined>();
  const reject = (fault?: Fault, provider: string | null = null): void => {
    report.rowsRejected += 1;
    if (fault) tell(fault, provider);
  };
  for (const { row, cells } of cut) {
    if (!cells) reject();
    else if (cells.length !== width && (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== ''))) {
      const urn = (cells[places.get('urn') ?? 0] ?? '').trim();
      if (urn && !met.has(urn)) met.set(urn, undefined);
      reject({ ...cellsAmiss(cells.length, width), row }, urn || null);
    } else {
      const { told, urn, faults } = readRow(cells, places, row);
      for (const fault of faults) tell({ ...fault, row }, urn);
      const saying = told && writtenOut({ ...told, row: 0 });
      const first = urn !== null && met.has(urn) ? met.get(urn) : null;
      if (urn !== null && first === null) met.set(urn, saying);
      if (!told) reject();
      else if (first === null) rows.push(told);
      else if (first === saying) {
        report.rowsUnchanged += 1;
        tell({ ...repeated, row }, urn);
      } else reject({ ...urnTwice, row }, urn);
    }
  }
  return { rows, met: new Set(met.keys()) };
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day in a file's name: `providers-31-march-2019`, `register_2019-03-31`. */
export const dayTold = (stem: string): CalendarDate | undefined => {
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(stem);
  if (iso) return calendarDate(iso[0]);
  const words = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[-_ ]*([a-z]{3,9})[-_ ]*(\d{4})(?!\d)/i.exec(stem);
  const month = MONTHS.indexOf(words?.[2]?.slice(0, 3).toLowerCase() ?? '') + 1;
  return words && month > 0 ? dateFrom(Number(words[3]), month, Number(words[1])) : undefined;
};

const missing = (column: Parameters<typeof headingOf>[0], consequence: string): Fault => ({
  rule: 'column-missing', column: headingOf(column), message: `There is no column headed ${headingOf(column)}. ${consequence}`,
});
const cellsAmiss = (cells: number, width: number): Fault => ({
  rule: cells < width ? 'too-few-cells' : 'too-many-cells',
  message: `This row has ${cells} cells where the headings are ${width}. It was not imported: see whether a part is missing, or a comma wants quotation marks.`,
});
const notARegister: Fault = {
  rule: 'not-a-register', message: 'No row of headings with a URN was found, so this is not a register of providers. Give Ofsted’s file as it is published, as CSV.',
};
const dayUnknown: Fault = {
  rule: 'day-unknown', message: 'The file’s name does not tell the day that the register tells of. Give it with --as-at. None of its rows were imported.',
};
const inTheFuture: Fault = { rule: 'register-in-the-future', message: 'The day that the register tells of is still to come. None of its rows were imported.' };
const sameDayTwice: Fault = {
  rule: 'register-given-twice', message: 'Another file given here tells of the same day. That one was read, and none of the rows of this.',
};
const repeated: Fault = { rule: 'repeated-row', message: 'The same row stands further up: it is counted once.' };
const urnTwice: Fault = { rule: 'urn-repeated', message: 'Another row further up has the same URN and says otherwise. This one was not imported.' };

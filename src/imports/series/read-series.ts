import type { CalendarDate } from '../../domain/calendar.js';
import { digestOf, rowsIn } from '../ofsted/register-text.js';
import { usualLimits, type Limits } from '../ssda903/files/limits.js';
import { problemLog } from '../ssda903/files/problem-log.js';
import type { Fault, FileProblem } from '../ssda903/files/raw-row.js';
import type { Source } from '../ssda903/files/source.js';
import { notReadable, sourcesIn, type Given } from '../ssda903/files/sources.js';
import type { ReportInTheMaking } from '../ssda903/report.js';
import { isUnderlying, readUnderlying } from './read-underlying.js';
import { isVintages, readVintages } from './read-vintages.js';
import type { SeriesRow } from './series-row.js';

export type ReadOptions = {
  readonly area: string; readonly today: CalendarDate; readonly signal?: AbortSignal; readonly limits?: Partial<Limits>;
};

/** What a file holds: the department’s underlying data, one fact in successive releases, or nothing that is read. */
export type SeriesKind = 'underlying' | 'vintages';

export type SeriesFile = {
  readonly name: string;
  readonly kind: SeriesKind | null;
  readonly rows: number;
  readonly unreadable: number;
  readonly sha256: string;
};

export type SeriesRead = { readonly rows: readonly SeriesRow[]; readonly files: readonly SeriesFile[]; readonly problems: readonly FileProblem[] };

/** Every row of every file given. What cannot be used is counted and told in the report. */
export const readSeries = async (
  given: readonly Given[], options: ReadOptions, report: ReportInTheMaking,
): Promise<SeriesRead> => {
  const limits = { ...usualLimits, ...options.limits };
  const log = problemLog({ ...limits, problemsOfARule: Infinity, problems: Infinity });
  const [rows, files] = [[] as SeriesRow[], [] as SeriesFile[]];
  for (const source of await sourcesIn(given, limits, log)) {
    options.signal?.throwIfAborted();
    const [read, rejected] = [report.rowsRead, report.rowsRejected];
    const { kind, told } = await readOne(source, options, log.about(source.name), report);
    for (const row of told) rows.push(row);
    files.push({ name: source.name, kind, rows: report.rowsRead - read, unreadable: report.rowsRejected - rejected, sha256: await digestOf(source) });
  }
  for (const problem of log.list()) report.find({ ...problem, child: null });
  return { rows, files, problems: log.list() };
};

type Told = { readonly kind: SeriesKind | null; readonly told: readonly SeriesRow[] };

const readOne = async (
  source: Source, { area, today }: ReadOptions, tell: (fault: Fault) => void, report: ReportInTheMaking,
): Promise<Told> => {
  const cut = (await rowsIn(source, tell).catch(() => tell(notReadable))) ?? [];
  const [first, ...below] = cut;
  const head = (first?.cells ?? []).map((cell) => cell.trim());
  if (head.length < 2) return notATable(tell);
  const [whole, broken] = [below.filter(({ cells }) => cells !== undefined), below.filter(({ cells }) => cells === undefined)];
  report.rowsRead += below.length;
  report.rowsRejected += broken.length;
  if (isUnderlying(head)) return { kind: 'underlying', told: readUnderlying(source.name, head, whole, today, tell) };
  if (isVintages(head)) return { kind: 'vintages', told: readVintages(source.name, head, whole, { area, today }) };
  report.rowsRejected += whole.length;
  tell(notASeries);
  return { kind: null, told: [] };
};

/** What goes with the data and is no table itself, such as the meaning of its columns: it has no rows to count. */
const notATable = (tell: (fault: Fault) => void): Told => {
  tell(notASeries);
  return { kind: null, told: [] };
};

const notASeries: Fault = {
  rule: 'not-a-series', row: 1,
  message:
    'The first row has the headings neither of the department’s underlying data (New_geog_code, geog_n, CLA_Mar2018 …) nor of vintages ' +
    '(fact, as_at_or_period, published, value). None of its rows were imported.',
};

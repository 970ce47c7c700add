import type { CalendarDate } from '../../domain/calendar.js';
import { rowsIn } from '../ofsted/register-text.js';
import { usualLimits } from '../ssda903/files/limits.js';
import { problemLog } from '../ssda903/files/problem-log.js';
import type { Fault } from '../ssda903/files/raw-row.js';
import type { Source } from '../ssda903/files/source.js';
import { notReadable, sourcesIn } from '../ssda903/files/sources.js';
import type { ReportInTheMaking } from '../ssda903/report.js';
import { isUnderlying, readUnderlying } from './read-underlying.js';
import { isVintages, readVintages } from './read-vintages.js';
import type { SeriesRow } from './series-row.js';

export type ReadOptions = { readonly area: string; readonly today: CalendarDate; readonly signal?: AbortSignal };

/** Every row of every file given. What cannot be used is counted and told in the report. */
export const readSeries = async (
  paths: readonly string[], options: ReadOptions, report: ReportInTheMaking,
): Promise<readonly SeriesRow[]> => {
  const log = problemLog({ ...usualLimits, problemsOfARule: Infinity, problems: Infinity });
  const rows: SeriesRow[] = [];
  for (const source of await sourcesIn(paths, usualLimits, log)) {
    options.signal?.throwIfAborted();
    rows.push(...(await readOne(source, options, log.about(source.name), report)));
  }
  for (const problem of log.list()) report.find({ ...problem, child: null });
  return rows;
};

const readOne = async (
  source: Source, { area, today }: ReadOptions, tell: (fault: Fault) => void, report: ReportInTheMaking,
): Promise<readonly SeriesRow[]> => {
  const cut = (await rowsIn(source, tell).catch(() => tell(notReadable))) ?? [];
  const [first, ...below] = cut;
  const head = (first?.cells ?? []).map((cell) => cell.trim());
  if (head.length < 2) return notATable(tell);
  const [whole, broken] = [below.filter(({ cells }) => cells !== undefined), below.filter(({ cells }) => cells === undefined)];
  report.rowsRead += below.length;
  report.rowsRejected += broken.length;
  if (isUnderlying(head)) return readUnderlying(source.name, head, whole, today, tell);
  if (isVintages(head)) return readVintages(source.name, head, whole, { area, today });
  report.rowsRejected += whole.length;
  tell(notASeries);
  return [];
};

/** What goes with the data and is no table itself, such as the meaning of its columns: it has no rows to count. */
const notATable = (tell: (fault: Fault) => void): readonly SeriesRow[] => {
  tell(notASeries);
  return [];
};

const notASeries: Fault = {
  rule: 'not-a-series', row: 1,
  message:
    'The first row has the headings neither of the department’s underlying data (New_geog_code, geog_n, CLA_Mar2018 …) nor of vintages ' +
    '(fact, as_at_or_period, published, value). None of its rows were imported.',
};

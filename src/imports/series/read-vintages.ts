import { calendarDate, type CalendarDate } from '../../domain/calendar.js';
import { publishedMeasures, type PublishedMeasure } from '../../domain/series/codes.js';
import type { ValueReleased } from '../../domain/series/events.js';
import type { Fault } from '../ssda903/files/raw-row.js';
import type { CutRow } from '../ofsted/register-text.js';
import { areaCoded, notAValue, releaseNamed, valueShown, type SeriesRow } from './series-row.js';

const PUBLISHER = 'DfE, children looked after in England including adoption: successive releases';
const COLUMNS = ['fact', 'as_at_or_period', 'published', 'value'] as const;

export const isVintages = (head: readonly string[]): boolean => COLUMNS.every((column) => head.includes(column));

const plain = (text: string): string => text.trim().toLowerCase();

const measureCalled = (text: string): PublishedMeasure | undefined =>
  (Object.keys(publishedMeasures) as PublishedMeasure[]).find(
    (code) => code === plain(text) || plain(publishedMeasures[code].words) === plain(text));

/** A day, or a period as its first and last day with a slash between. */
const daysTold = (text: string): Pick<ValueReleased, 'effectiveOn' | 'from'> | undefined => {
  const days = text.trim().split('/').map(calendarDate);
  const [first, last] = days;
  if (days.length === 1) return first && { effectiveOn: first };
  return days.length === 2 && first && last ? { effectiveOn: last, from: first } : undefined;
};

/** One fact in successive releases, about one area: `fact,as_at_or_period,published,value`. */
export const readVintages = (
  file: string, head: readonly string[], rows: readonly CutRow[], { area, today }: { readonly area: string; readonly today: CalendarDate },
): readonly SeriesRow[] =>
  rows.map(({ row, cells = [] }): SeriesRow => {
    const [fact, about, published, value] = COLUMNS.map((column) => (cells[head.indexOf(column)] ?? '').trim()) as [string, string, string, string];
    const [measure, days, release, shown] = [measureCalled(fact), daysTold(about), releaseNamed(published, today), valueShown(value)];
    const told = { file, row, publisher: PUBLISHER };
    if (!measure || !days || !release || !shown)
      return { ...told, values: [], faults: [...(measure ? [] : [unknownFact]), ...(days ? [] : [notDays]), ...(release ? [] : [notARelease]), ...(shown ? [] : [notAValue(row, 'value')])].map((fault) => ({ ...fault, row })) };
    const released: ValueReleased = { type: 'ValueReleased', ...days, ...release, ...shown };
    return { ...told, faults: [], values: [{ measure, area: areaCoded(area), column: 'value', fact: released }] };
  });

const unknownFact: Fault = {
  rule: 'unknown-fact', column: 'fact',
  message: `fact is not one of these: ${Object.values(publishedMeasures).map(({ words }) => words).join('; ')}. The row was not imported.`,
};
const notDays: Fault = {
  rule: 'not-a-day', column: 'as_at_or_period',
  message: 'as_at_or_period is neither a day, 2018-03-31, nor a period, 2017-04-01/2018-03-31. The row was not imported.',
};
const notARelease: Fault = {
  rule: 'not-a-release', column: 'published', message: 'published is not a year, a month or a day: write 2018, 2018-11 or 2018-11-15. The row was not imported.',
};

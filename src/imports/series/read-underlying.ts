import { dateFrom, firstDayOf, lastDayOf, type CalendarDate } from '../../domain/calendar.js';
import { isAboutAPeriod, type PublishedMeasure } from '../../domain/series/codes.js';
import type { Report } from '../ssda903/files/raw-row.js';
import type { CutRow } from '../ofsted/register-text.js';
import { areaCoded, notAValue, releaseNamed, valueShown, type Area, type Release, type SeriesRow, type ValueRead } from './series-row.js';

const PUBLISHER = 'DfE, children looked after in England including adoption: underlying data by local authority';
const AREA_CODE = 'New_geog_code';
const AREA_NAME = 'geog_n';

/** Columns headed with the year they are about (DfE, underlying data 2018 and 2019, annex A). */
const BY_YEAR: Readonly<Record<string, PublishedMeasure>> = {
  CLA_Mar: 'cla', CLA_Pop: 'pop', CLA_Rate: 'rate', CLA_: 'any-time', CLA_stp: 'only-short', CLA_UASC: 'uasc',
};
/** Columns about the file's own year. */
const OF_THE_YEAR: Readonly<Record<string, PublishedMeasure>> = {
  CLA_3_Pl: 'moved-3', CLA_2andhalfyears: 'settled-of', CLA_SamePl_2years: 'settled', CLA_NewPl_All_Place: 'begun', CLA_RPC_All_Place: 'ended',
};

/** What a column is about: a day, or the period from one day to another, both included. */
type ColumnTold = { readonly place: number; readonly name: string; readonly measure: PublishedMeasure; readonly about: Pick<ValueRead['fact'], 'effectiveOn' | 'from'> };

export const isUnderlying = (head: readonly string[]): boolean =>
  head.includes(AREA_CODE) && head.includes(AREA_NAME) && yearsHeaded(head, 'CLA_Mar').length > 0;

const yearsHeaded = (head: readonly string[], stem: string): readonly number[] =>
  head.flatMap((name) => (name.startsWith(stem) && /^\d{4}$/.test(name.slice(stem.length)) ? [Number(name.slice(stem.length))] : []));

/** The department's underlying data on children looked after by area, `CLA2018.csv`: a row for each area, and years side by side. */
export const readUnderlying = (
  file: string, head: readonly string[], rows: readonly CutRow[], today: CalendarDate, report: Report,
): readonly SeriesRow[] => {
  const year = Math.max(...yearsHeaded(head, 'CLA_Mar'));
  const release = releaseNamed(String(year), today);
  const columns = columnsIn(head, year, report);
  const met = new Set<string>();
  return rows.map(({ row, cells = [] }): SeriesRow => {
    const code = (cells[head.indexOf(AREA_CODE)] ?? '').trim();
    const nothing = { file, row, publisher: PUBLISHER, values: [] };
    if (!/^[A-Z]\d{8}$/.test(code) || !release) return { ...nothing, faults: [{ ...notAnArea, row }] };
    if (met.has(code)) return { ...nothing, faults: [{ ...areaTwice, row }] };
    met.add(code);
    const area = { ...areaCoded(code), name: (cells[head.indexOf(AREA_NAME)] ?? '').trim() };
    return { ...nothing, ...valuesIn(columns, cells, { area, release, row }) };
  });
};

type Place = { readonly area: Area; readonly release: Release; readonly row: number };

const valuesIn = (columns: readonly ColumnTold[], cells: readonly string[], { area, release, row }: Place): Pick<SeriesRow, 'values' | 'faults'> => {
  const read = columns.map(({ place, name: column, measure, about }) => {
    const cell = (cells[place] ?? '').trim();
    const shown = valueShown(cell);
    if (!shown) return cell === '' ? {} : { fault: notAValue(row, column) };
    const rounded = area.kind !== 'authority' && measure !== 'rate' ? { roundedTo: 10 } : {};
    return { value: { measure, area, column, fact: { type: 'ValueReleased' as const, ...about, ...release, ...shown, ...rounded } } };
  });
  return {
    values: read.flatMap(({ value }) => (value ? [value] : [])),
    faults: read.flatMap(({ fault }) => (fault ? [fault] : [])),
  };
};

const columnsIn = (head: readonly string[], year: number, report: Report): readonly ColumnTold[] => {
  const late = Math.max(...yearsHeaded(head, 'CLA_Pop')) === year;
  if (late) report(headedLate);
  return head.flatMap((name, place): readonly ColumnTold[] => {
    const [, stem = '', headed = ''] = /^(CLA_[A-Za-z]*)(\d{4})$/.exec(name) ?? [];
    const measure = BY_YEAR[stem] ?? OF_THE_YEAR[name];
    if (!measure) return [];
    const about = OF_THE_YEAR[name] ? year : Number(headed);
    return [{ place, name, measure, about: daysOf(measure, measure === 'pop' && late ? about - 1 : about) }];
  });
};

const daysOf = (measure: PublishedMeasure, year: number): ColumnTold['about'] => {
  if (measure === 'pop') return { effectiveOn: dateFrom(year, 6, 30) ?? lastDayOf(year) };
  return { effectiveOn: lastDayOf(year), ...(isAboutAPeriod(measure) ? { from: firstDayOf(year) } : {}) };
};

const notAnArea = { rule: 'not-an-area', column: AREA_CODE, message: `${AREA_CODE} is not a GSS code: a letter and eight digits. The row was not imported.` };
const areaTwice = {
  rule: 'area-twice', column: AREA_CODE,
  message: 'An earlier row of this file bears the same code: inner and outer London bear London’s in 2017. The first was taken, and this row was not imported.',
};
const headedLate = {
  rule: 'population-headed-late', column: 'CLA_Pop',
  message:
    'The last population bears the year of the last 31 March, and no mid-year estimate of that year was out: each is that of the June before, ' +
    'as the released rates and the next file’s headings show, and was taken so.',
};

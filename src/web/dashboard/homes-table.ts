import type { HomesOn, KindOfHome, MonthsTold } from '../../asking/dashboard-months.js';
import type { PrintedTable } from '../../booklet/printed-table.js';
import { monthOf, yearOf, type CalendarDate } from '../../domain/calendar.js';
import { kindsOfHome } from '../../words/dashboard-words.js';
import { dayInWords, MONTHS } from '../../words/wording.js';
import { countedTable } from '../layout/chart.js';
import { counted, number } from '../layout/formats.js';

const KINDS = Object.keys(kindsOfHome) as readonly KindOfHome[];

const monthInWords = (day: CalendarDate): string => `${MONTHS[monthOf(day) - 1] ?? ''} ${yearOf(day)}`;

/** A year of where children live, as a table and a chart. */
export const homesTable = ({ asAt, months }: MonthsTold<HomesOn>): PrintedTable =>
  countedTable({
    id: 'homes-by-month',
    headline: saidOf(months),
    subtitle: `Children in care by kind of home, on the same day of each month to ${dayInWords(asAt)}, all as known at the same entry`,
    rowHeader: 'Month',
    columns: [...KINDS.map((id) => ({ id, words: kindsOfHome[id] })), { id: 'total', words: 'All children' }],
    rows: months.map((on) => ({ id: on.day, words: monthInWords(on.day), numbers: [...KINDS.map((kind) => on[kind]), on.total] })),
    unit: 'children',
    notes: ['Residential is children’s homes, residential schools and specialist placements. Elsewhere is with parents, placed for adoption, supported accommodation and other fostering.'],
    chart: { kind: 'lines', columns: KINDS, words: 'Children in care by kind of home, month by month' },
  });

/** What a year of them says, in a sentence. */
const saidOf = (months: readonly HomesOn[]): string => {
  const [first, last] = [months[0]?.total ?? 0, months.at(-1)?.total ?? 0];
  const now = counted(last, 'child is in care', 'children are in care');
  if (first === last) return `${now}, as many as a year before`;
  return `${now}, ${number(Math.abs(last - first))} ${last > first ? 'more' : 'fewer'} than a year before`;
};

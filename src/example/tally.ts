import type { Fault, FaultKind } from './fault.js';
import { yearDays } from './days.js';
import type { Returned } from './example-return.js';
import { inCareOn, type PeriodOfCare } from './story.js';
import type { Table } from './tables.js';

/** What the returns tell, what was got wrong in them, and what is true beneath. */
export type Tally = {
  readonly children: number;
  /** Told of only as care leavers. */
  readonly leaversOnly: number;
  readonly faults: readonly Fault[];
  readonly faultsByKind: Readonly<Partial<Record<FaultKind, number>>>;
  readonly byYear: readonly YearTally[];
};

export type YearTally = {
  readonly year: number;
  readonly rows: Readonly<Partial<Record<Table, number>>>;
  /** Truly in care on 31 March, and children who truly came into or left care in the year; short breaks left out. */
  readonly inCare: number;
  readonly started: number;
  readonly ceased: number;
};

/** Counts as children go by. */
export const counting = (years: readonly number[]) => {
  const rows = new Map(years.map((year) => [year, new Map<Table, number>()]));
  const flows = new Map(years.map((year) => [year, { inCare: 0, started: 0, ceased: 0 }]));
  const faults: Fault[] = [];
  const people = { children: 0, leaversOnly: 0 };
  return {
    count: (returned: Returned): void => {
      for (const { year, table } of returned.rows) {
        const counts = rows.get(year);
        counts?.set(table, (counts.get(table) ?? 0) + 1);
      }
      for (const [year, flow] of flows) addFlow(flow, returned, year);
      if (returned.fault) faults.push(returned.fault);
      people[returned.rows.some(({ table }) => table === 'Episodes') ? 'children' : 'leaversOnly'] += 1;
    },
    tally: (): Tally => ({
      ...people,
      faults,
      faultsByKind: byKind(faults),
      byYear: years.map((year) => ({
        year,
        rows: Object.fromEntries(rows.get(year) ?? []),
        ...(flows.get(year) ?? { inCare: 0, started: 0, ceased: 0 }),
      })),
    }),
  };
};

type Flow = { inCare: number; started: number; ceased: number };

const addFlow = (flow: Flow, { child: { story } }: Returned, year: number): void => {
  const { first, last } = yearDays(year);
  const care = story.periods.filter(({ kind }) => kind === 'care');
  const any = (on: (period: PeriodOfCare) => number) =>
    care.some((each) => on(each) >= first && on(each) <= last) ? 1 : 0;
  flow.inCare += inCareOn(story, last) ? 1 : 0;
  flow.started += any(({ from }) => from);
  flow.ceased += any(({ to }) => to);
};

const byKind = (faults: readonly Fault[]): Tally['faultsByKind'] => {
  const counts: Partial<Record<FaultKind, number>> = {};
  for (const { kind } of faults) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
};

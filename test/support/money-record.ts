import type BetterSqlite3 from 'better-sqlite3';
import type { Figure } from '../../projections/figure.js';
import { follow } from '../../projections/following.js';
import type { Measure } from '../../projections/measure.js';
import { readerOf } from '../../projections/reader.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import type { BudgetEvent } from '../../src/domain/budget/events.js';
import { collectionYearOf, firstDayOf } from '../../src/domain/calendar.js';
import type { CarerEvent } from '../../src/domain/carer/events.js';
import type { ChildEvent } from '../../src/domain/child/events.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import type { FeeEvent } from '../../src/domain/fee/events.js';
import type { ProviderEvent } from '../../src/domain/provider/events.js';
import type { RatesEvent } from '../../src/domain/rates/events.js';
import { commandIdFrom } from '../../src/ledger/entry-id.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { toStored } from '../../src/ledger/stored-events.js';
import { on } from './given-money.js';
import { everyEntry, withViews } from './viewing.js';

const AUTHORITY = 'E99000001';

type AnyEvent = ChildEvent | CarerEvent | ProviderEvent | FeeEvent | RatesEvent | BudgetEvent;

/** A ledger and its views, to which one can tell things, and of which one can ask a measure. */
export type MoneyRecord = {
  /** Writes a command about a record (`child-1`, `fee-1`, `budget-2018-19`) and gives the id and number of its last entry. */
  readonly tell: (
    record: string,
    ...events: readonly AnyEvent[]
  ) => Promise<{ readonly id: string; readonly number: EntryNumber }>;
  /** The figures of a measure as at a day, as known at an entry: the last one unless another is named. */
  readonly ask: (
    measure: Measure,
    asAt: string,
    over?: { readonly knownAt?: EntryNumber; readonly first?: string; readonly last?: string },
  ) => Promise<MoneyAsked>;
};

export type MoneyAsked = {
  readonly figures: readonly Figure[];
  readonly figure: (id: string) => Figure | undefined;
  readonly value: (id: string) => number | null | undefined;
};

export const withRecord = <T>(work: (record: MoneyRecord) => Promise<T>): Promise<T> =>
  withViews(async ({ sql }) => {
    const ledger = openMemoryLedger();
    const revisions = new Map<string, number>();
    let seen = 0;
    return work({
      tell: async (record, ...events) => {
        const stream = record.replace('-', `-${AUTHORITY}-`);
        const revision = revisions.get(stream) ?? 0;
        const name = `${stream} ${revision}`;
        const command = { id: commandIdFrom(name), digest: name, by: 'officer' };
        const appended = await ledger.append(stream, revision, events.map(toStored), command);
        revisions.set(stream, appended.revision);
        const last = appended.entries.at(-1);
        if (!last) throw new Error('nothing was written');
        return last;
      },
      ask: async (measure, asAt, { knownAt, first, last = asAt } = {}) => {
        const entries = await everyEntry(ledger);
        await follow(sql, ledger, entries.slice(seen));
        seen = entries.length;
        const viewpoint = { asAt: on(asAt), knownAt: knownAt ?? (entries.length as EntryNumber) };
        return asked(sql, measure, viewpoint, first ?? firstDayOf(collectionYearOf(on(last))), last);
      },
    });
  });

const asked = (
  sql: BetterSqlite3.Database,
  measure: Measure,
  viewpoint: Viewpoint,
  first: string,
  last: string,
): MoneyAsked => {
  const about = { viewpoint, authority: AUTHORITY, first: on(first), last: on(last), population: null };
  const figures = measure.figures(readerOf(sql, AUTHORITY), about);
  const figure = (id: string) => figures.find((one) => one.id === id);
  return { figures, figure, value: (id) => figure(id)?.value };
};

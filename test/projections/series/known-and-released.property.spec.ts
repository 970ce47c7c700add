import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { believe, nothingBelieved } from '../../../projections/believing.js';
import { releasedValues, series } from '../../../projections/series/series.projection.js';
import { valueFor, type Vintage } from '../../../projections/series/vintages.js';
import { dayNumber } from '../../../src/domain/calendar.js';
import { decide } from '../../../src/domain/series/decide.js';
import type { Entry, EntryStruckOut } from '../../../src/domain/entry.js';
import type { SeriesFact, ValueReleased } from '../../../src/domain/series/events.js';
import { correct, entriesOf, on, record, strikeOut, TODAY } from '../../support/given-money.js';
import { runs } from '../../support/runs.js';

const DESCRIBED: SeriesFact = {
  type: 'SeriesDescribed', effectiveOn: on('2015-03-31'), measure: 'cla', area: 'E08000018', areaKind: 'authority', publisher: 'DfE',
};
const DAYS = ['2016-03-31', '2017-03-31', '2018-03-31'];
const RELEASES = ['2018-11-15', '2019-12-05', '2020-12-10'];

const anyValue = fc
  .record({ day: fc.constantFrom(...DAYS), released: fc.constantFrom(...RELEASES), tenths: fc.nat({ max: 90 }) })
  .map(({ day, released, tenths }): ValueReleased => ({ type: 'ValueReleased', effectiveOn: on(day), released: on(released), release: released.slice(0, 4), tenths }));
const anyCommand = fc.oneof(
  { weight: 3, arbitrary: anyValue.map((fact) => record(fact)) },
  { weight: 1, arbitrary: fc.tuple(fc.nat({ max: 20 }), anyValue).map(([entry, fact]) => correct(`e${entry + 1}`, fact)) },
  { weight: 1, arbitrary: fc.nat({ max: 20 }).map((entry) => strikeOut(`e${entry + 1}`)) },
);

type Said = Entry<SeriesFact | EntryStruckOut>;

/** What was told of a day by a release that was out, in the entries up to one and not struck out by then; the last release's. */
const naive = (entries: readonly Said[], knownAt: number, day: string, by: string): number | undefined => {
  const known = entries.filter(({ number }) => number <= knownAt);
  const struck = new Set(known.flatMap(({ event }) => (event.type === 'EntryStruckOut' ? [event.entry] : [])));
  const told = known.flatMap(({ id, event }) =>
    event.type === 'ValueReleased' && event.effectiveOn === day && event.released <= by && !struck.has(id) ? [event] : []);
  return told.sort((a, b) => (a.released < b.released ? -1 : 1)).at(-1)?.tenths ?? undefined;
};

describe('the value of a series for a day', () => {
  test('as known at any entry and released by any day, is what a reader of the ledger’s lines would find', () =>
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 20 }), (commands) => {
        let entries: readonly Said[] = [];
        let believed = nothingBelieved(series);
        const rows: { readonly vintage: Vintage; readonly knownFrom: number; knownTo: number }[] = [];
        for (const command of [record(DESCRIBED), ...commands]) {
          const decision = decide(command, { history: entries, today: TODAY });
          if (!decision.accepted || decision.events.length === 0) continue;
          const made = entriesOf(decision.events, entries.length);
          entries = [...entries, ...made];
          const step = believe(series, believed, made);
          believed = step.believed;
          const { closed, opened } = step.revisions[series.timelines.findIndex(({ name }) => name === releasedValues.name)] ?? { closed: [], opened: [] };
          const at = made.at(-1)?.number ?? 0;
          for (const { row } of closed) {
            const open = rows.find(({ vintage, knownTo }) => knownTo === Infinity && vintage.from === row.from && vintage.release === row['release'] && vintage.tenths === row['tenths']);
            if (open) open.knownTo = at;
          }
          for (const { row } of opened)
            rows.push({ vintage: { ...row, subject: 's', periodFrom: null, roundedTo: null } as never, knownFrom: at, knownTo: Infinity });
        }
        for (let knownAt = 1; knownAt <= entries.length; knownAt += 1) {
          if (!entries[knownAt - 1]?.completes) continue;
          const vintages = rows.filter(({ knownFrom, knownTo }) => knownFrom <= knownAt && knownAt < knownTo).map(({ vintage }) => vintage);
          for (const day of DAYS)
            for (const by of ['2018-11-14', ...RELEASES])
              expect({ knownAt, day, by, tenths: valueFor(vintages, dayNumber(on(day)), dayNumber(on(by)))?.tenths ?? undefined })
                .toEqual({ knownAt, day, by, tenths: naive(entries, knownAt, day, by) });
        }
      }),
      runs(150),
    ));
});

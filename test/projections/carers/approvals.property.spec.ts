import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { believe, nothingBelieved } from '../../../projections/believing.js';
import { approvalsInPeriod } from '../../../projections/carers/approvals-by-type.js';
import { carers } from '../../../projections/carers/carers.projection.js';
import { recruitedAndDeregistered, resignedSoon } from '../../../projections/carers/households.js';
import type { Approval } from '../../../projections/carers/own-households.js';
import type { Figure } from '../../../projections/figure.js';
import type { Belief } from '../../../projections/revise.js';
import { dayNumber, plusDays, type CalendarDate } from '../../../src/domain/calendar.js';
import type { CarerEvent } from '../../../src/domain/carer/events.js';
import type { Entry } from '../../../src/domain/entry.js';
import {
  approvalsOf, commandsIn, DAYS, eveningsOf, factsIn, FIRST, inCamelCase, lawfulHistories, wordsOfRow,
} from '../../support/any-carers.js';
import { runs } from '../../support/runs.js';

const periods = fc
  .tuple(fc.nat({ max: DAYS }), fc.nat({ max: DAYS }), fc.nat({ max: DAYS }))
  .map((days) => days.sort((a, b) => a - b).map((one) => plusDays(FIRST, one)) as [CalendarDate, CalendarDate, CalendarDate]);

const valueOf = (figures: readonly Figure[], id: string): number => figures.find((figure) => figure.id === id)?.value ?? NaN;

/** Only rows a reader would be given: those that touch the evening before the period, or a day of it. */
const touching = (rows: readonly Approval[], first: CalendarDate, last: CalendarDate): readonly Approval[] =>
  rows.filter(({ from, to }) => from <= dayNumber(last) && to > dayNumber(first) - 1);

const flows = (rows: readonly Approval[], first: CalendarDate, last: CalendarDate): readonly Figure[] => {
  const seen = touching(rows, first, last);
  return [
    ...recruitedAndDeregistered(seen, { first, last }), ...resignedSoon(seen, { first, last }), ...approvalsInPeriod(seen, { first, last }),
  ];
};

describe('what a household is approved for', () => {
  test('is, on every day, what a walk through the days says', () => {
    fc.assert(
      fc.property(lawfulHistories, (history) => {
        const facts = factsIn(history);
        const rows = approvalsOf('h', facts);
        for (const [day, words] of eveningsOf(facts)) {
          const told = rows.filter(({ from, to }) => from <= day && day < to).map(wordsOfRow);
          expect(told).toEqual(words === null ? [] : [words]);
        }
        for (const { from, to } of rows) expect(from).toBeLessThan(to);
      }),
      runs(200),
    );
  });

  test('is told live, command by command, as it is told from the first, and as the walk says it as known at every entry', () => {
    fc.assert(
      fc.property(lawfulHistories, (history) => {
        let believed = nothingBelieved(carers);
        const ended: (Belief & { readonly knownTo: number })[] = [];
        const heads: { readonly number: number; readonly known: readonly Entry<CarerEvent>[] }[] = [];
        for (const command of commandsIn(history)) {
          const number = command.at(-1)?.number ?? 0;
          const known = history.filter((entry) => entry.number <= number);
          const { believed: next, revisions } = believe(carers, believed, command);
          ended.push(...(revisions[0]?.closed ?? []).map((one) => ({ ...one, knownTo: number })));
          const state = factsIn(known).reduce(carers.evolve, carers.initial);
          carers.timelines.forEach(({ rowsOf }, view) =>
            expect(next.standing[view]?.map(({ row }) => row)).toEqual(rowsOf(state)));
          believed = next;
          heads.push({ number, known });
        }
        const all = [...ended, ...(believed.standing[0] ?? []).map((one) => ({ ...one, knownTo: Infinity }))];
        for (const { number, known } of heads) {
          const rows = all.filter(({ knownFrom, knownTo }) => knownFrom <= number && number < knownTo).map(({ row }) => row);
          for (const [day, words] of eveningsOf(factsIn(known))) {
            const told = rows.filter(({ from, to }) => from <= day && day < to).map((row) => wordsOfRow(inCamelCase(row) as unknown as Approval));
            expect(told).toEqual(words === null ? [] : [words]);
          }
        }
      }),
      runs(60),
    );
  });
});

describe('households recruited and deregistered', () => {
  const households = fc.array(lawfulHistories, { minLength: 1, maxLength: 3 });

  test('make the difference between the households of two evenings, whatever happened between', () => {
    fc.assert(
      fc.property(households, periods, (histories, [first, , last]) => {
        const evenings = histories.map((history) => eveningsOf(factsIn(history)));
        const own = (day: number) => evenings.filter((one) => one.get(day)?.split(' | ')[3] === '').length;
        const rows = histories.flatMap((history, place) => approvalsOf(`h${place}`, factsIn(history)));
        const told = flows(rows, first, last);
        const [before, after] = [own(dayNumber(first) - 1), own(dayNumber(last))];
        expect(valueOf(told, 'carers.households.opening')).toBe(before);
        expect(valueOf(told, 'carers.households.closing')).toBe(after);
        expect(valueOf(told, 'carers.households.net')).toBe(after - before);
        const reasons = told.filter(({ id }) => id.startsWith('carers.households.deregistered.'));
        expect(reasons.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(valueOf(told, 'carers.households.deregistered'));
      }),
      runs(150),
    );
  });

  test('and approvals made and ceased, are the sums of those of the parts of a period', () => {
    fc.assert(
      fc.property(households, periods, (histories, [first, middle, last]) => {
        const rows = histories.flatMap((history, place) => approvalsOf(`h${place}`, factsIn(history)));
        const [whole, one, other] = [
          flows(rows, first, last), flows(rows, first, middle), flows(rows, plusDays(middle, 1), last),
        ];
        for (const id of [
          'carers.households.recruited', 'carers.households.deregistered', 'carers.households.net', 'carers.approvals.made',
          'carers.approvals.ceased', 'carers.resignations.within12Months', 'carers.households.deregistered.approvalLapsed',
        ])
          if (middle < last) expect(valueOf(whole, id)).toBe(valueOf(one, id) + valueOf(other, id));
      }),
      runs(150),
    );
  });
});

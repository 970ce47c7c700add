import { describe, expect, test } from '@jest/globals';
import { dayNumber, type CalendarDate, type DayNumber } from '../../src/domain/calendar.js';
import type { ChildFact } from '../../src/domain/child/events.js';
import { childrenPlanned } from '../../src/demonstration/children-recorded.js';
import { livesFrom } from '../../src/demonstration/lives.js';
import { PUBLISHED_FIGURES } from '../../src/demonstration/load-demonstration.js';
import { inOrderOfRecording } from '../../src/demonstration/load-planned.js';
import { marginsFrom } from '../../src/demonstration/margins.js';
import type { PeriodOfCare } from '../../src/demonstration/world.js';
import { birthday } from '../../src/example/days.js';

const margins = marginsFrom(PUBLISHED_FIGURES);
const world = livesFrom(margins);
const plan = inOrderOfRecording(childrenPlanned(world, margins)).filter(({ kind }) => kind === 'child');
const day = (date: string): DayNumber => dayNumber(date as CalendarDate);
const periods = world.lives.flatMap((life) => life.periods.map((period) => ({ life, period })));
const isShortBreak = ({ statuses }: PeriodOfCare) => statuses.every(({ status }) => status === 'V3' || status === 'V4');
const lasts = (on: DayNumber) => ({ from, to }: { readonly from: DayNumber; readonly to: DayNumber | null }) => from <= on && (to === null || to > on);
const inCareOn = (on: DayNumber) => periods.filter(({ period }) => lasts(on)(period) && !isShortBreak(period));

describe('the lives of the demonstration authority’s children', () => {
  test('are the same whenever they are made', () => expect(JSON.stringify(livesFrom(margins))).toBe(JSON.stringify(world)));

  test('have each their own reference, of eight digits', () => {
    expect(new Set(world.lives.map(({ child }) => child)).size).toBe(world.lives.length);
    expect(world.lives.every(({ child }) => /^\d{8}$/.test(child))).toBe(true);
  });

  test('have in every time in care stays without gaps and legal statuses in order, after birth and before eighteen', () => {
    const broken = periods.filter(({ life, period: { from, to, stays, statuses, reason } }) => {
      const ends = stays.map((stay) => stay.to);
      const gapless = stays[0]?.from === from && ends.at(-1) === to && stays.slice(1).every((stay, place) => stay.from === ends[place] && stay.from > (stays[place]?.from ?? 0));
      const ordered = statuses[0]?.from === from && statuses.slice(1).every((one, place) => one.from > (statuses[place]?.from ?? 0) && (to === null || one.from < to));
      return !gapless || !ordered || (to === null) !== (reason === undefined) || from < life.born || from >= birthday(life.born, 18) || (to ?? 0) > birthday(life.born, 18);
    });
    expect(broken.map(({ life }) => life.child)).toEqual([]);
  });

  test('go home to parents under a care order, and to adopters under a placement order or with consent', () => {
    const statusOn = ({ statuses }: PeriodOfCare, on: DayNumber) => statuses.findLast(({ from }) => from <= on)?.status ?? '';
    const unlawful = periods.flatMap(({ life, period }) => period.stays.filter(({ type, from }) =>
      (type === 'P1' && !/^C[12]$/.test(statusOn(period, from))) || (type === 'A6' && statusOn(period, from) !== 'E1')).map(() => life.child));
    expect(unlawful).toEqual([]);
  });

  test.each([
    ['2014-03-31', 394], ['2015-03-31', 407], ['2016-03-31', 431],
    ['2017-03-31', margins.of('lac.total.2017-03-31')], ['2018-08-31', margins.of('flow.2018-09.opening')], ['2018-12-31', margins.of('lac.total')],
  ])('leave on the evening of %s %d in care', (date, many) => expect(inCareOn(day(date))).toHaveLength(many));

  test('have short breaks only in the authority’s own home, of children who are counted nowhere else', () => {
    const breaks = periods.filter(({ period }) => isShortBreak(period));
    expect(breaks.length).toBeGreaterThan(10);
    expect(breaks.flatMap(({ period }) => period.stays).every(({ type, provider }) => type === 'K2' && provider === 'PR1')).toBe(true);
    expect(breaks.every(({ life }) => life.periods.every(isShortBreak))).toBe(true);
  });

  test('have brothers and sisters who share a home on the evening, and some who do not', () => {
    const homes = new Map<string, string[]>();
    for (const { life, period } of inCareOn(day('2018-12-31'))) {
      const { suppliedBy: _none, ...stay } = period.stays.find(lasts(day('2018-12-31'))) ?? { type: '' };
      if (life.siblings !== undefined) homes.set(life.siblings, [...(homes.get(life.siblings) ?? []), JSON.stringify(stay)]);
    }
    const families = [...homes.values()].filter((own) => own.length > 1);
    const together = families.filter((own) => new Set(own).size === 1).length;
    expect(together).toBeGreaterThan(families.length / 4);
    expect(together).toBeLessThan(families.length);
  });

  test('do not give more entitled care leavers of 16 to 20 than there were, and enough older ones to make up for the rest', () => {
    const evening = day('2018-12-31');
    const entitled = (least: number, below: number) => world.lives.filter(({ born, periods: own }) => {
      const daysSince = (birth: DayNumber) => own.filter((period) => !isShortBreak(period))
        .reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to ?? evening + 1, evening + 1) - Math.max(from, birth)), 0);
      const aged = birthday(born, least) <= evening && birthday(born, below) > evening;
      return aged && daysSince(birthday(born, 14)) >= 91 && daysSince(birthday(born, 16)) > 0;
    }).length;
    const printed = margins.of('careLeavers.eligible');
    expect(entitled(16, 21)).toBeLessThanOrEqual(printed);
    expect(entitled(16, 21) + entitled(21, 25)).toBeGreaterThan(printed + 50);
  });
});

/** The facts of every child that were believed on the evening of a day, by a plain replay of what was recorded by then. */
const believedOn = (known: string): ReadonlyMap<string, readonly ChildFact[]> => {
  const children = new Map<string, Map<string, ChildFact>>();
  plan.forEach(({ id, says, recordedAt }, place) => {
    if (recordedAt.slice(0, 10) > known) return;
    const facts = children.get(id) ?? new Map<string, ChildFact>();
    children.set(id, facts);
    if (says.verb !== 'record') facts.delete(says.of);
    if (says.verb !== 'strike-out') facts.set(says.key ?? `${place}`, says.fact as ChildFact);
  });
  return new Map([...children].map(([id, facts]) => [id, [...facts.values()]]));
};

const inCareAsKnown = (on: string, known: string): number =>
  [...believedOn(known).values()].filter((facts) => {
    const turns = facts.filter(({ type, effectiveOn }) => (type === 'ChildAdmitted' || type === 'ChildDischarged') && effectiveOn <= on);
    const last = turns.sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)).at(-1);
    return last?.type === 'ChildAdmitted' && last.legalStatus !== 'V3' && last.legalStatus !== 'V4';
  }).length;

describe('what was recorded of them', () => {
  const printed = 'lac.total.2018-08-31.firstPublished';
  test.each([
    ['2018-08-31', '2018-09-01', margins.of(printed)],
    ['2018-08-31', '2018-12-31', margins.of('flow.2018-09.opening')],
    ['2018-01-31', '2018-09-01', margins.of('lac.total.2018-01-31')],
    ['2018-12-31', '2018-12-31', margins.of('lac.total')],
  ])('told of %s, as known on %s, of %d in care', (on, known, many) => expect(inCareAsKnown(on, known)).toBe(many));

  test('was known in full of the evening that was printed, on that evening', () => {
    const upTo = (known: string) => [...believedOn(known)].flatMap(([child, facts]) =>
      facts.filter(({ effectiveOn, type }) => effectiveOn <= '2018-12-31' || type === 'ParticularsRecorded').map((fact) => `${child} ${JSON.stringify(fact)}`)).sort();
    const children = new Set([...believedOn('2018-12-31').keys()]);
    expect(upTo('2018-12-31')).toEqual(upTo('2099-12-31').filter((line) => children.has(line.slice(0, 8))));
  });

  test('was recorded after it took effect, mostly within ten days and some of it months later', () => {
    const lags = plan.flatMap(({ says, recordedAt }) =>
      says.verb === 'record' && says.fact.type !== 'ParticularsRecorded' && says.fact.effectiveOn >= '2016-12-10'
        ? [day(recordedAt.slice(0, 10)) - dayNumber(says.fact.effectiveOn)] : []).sort((a, b) => a - b);
    expect(lags[0]).toBeGreaterThanOrEqual(0);
    expect(lags[Math.floor(lags.length * 0.85)]).toBeLessThanOrEqual(10);
    expect(lags.at(-1)).toBeGreaterThan(60);
  });

  test('was wrong at first now and then, and some of it never so', () => {
    const verbs = (verb: string) => plan.filter(({ says }) => says.verb === verb).length;
    expect(verbs('correct')).toBeGreaterThan(60);
    expect(verbs('strike-out')).toBeGreaterThan(20);
    expect(plan.length).toBeLessThanOrEqual(16_000);
  });
});

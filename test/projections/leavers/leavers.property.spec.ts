import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leavers } from '../../../projections/leavers/leavers.projection.js';
import type { Row } from '../../../projections/timeline.js';
import { dayNumber, plusDays, type DayNumber } from '../../../src/domain/calendar.js';
import { inEffectOrder } from '../../../src/domain/entry.js';
import { decide } from '../../../src/domain/leaver/decide.js';
import type { LeaverEvent, LeaverFact } from '../../../src/domain/leaver/events.js';
import { entriesOf, TODAY } from '../../support/given-money.js';
import { day, livesIn, told } from '../../support/given-leavers.js';
import { runs } from '../../support/runs.js';

const FIRST = day('2018-01-01');
const DAYS = 40;

const KINDS: readonly ((on: string) => LeaverFact)[] = [
  (on) => told('PersonalAdviserAllocated', on), (on) => told('PersonalAdviserEnded', on),
  (on) => told('PathwayPlanMade', on), (on) => told('PathwayPlanReviewed', on),
  (on) => told('LeaverContacted', on, { inTouch: 'YES' }), (on) => told('LeaverContacted', on, { inTouch: 'NO' }),
  (on) => livesIn(on, 'U'), (on) => livesIn(on, 'D', false),
  (on) => told('LeaverActivityTold', on, { activity: 'F2' }), (on) => told('LeaverActivityTold', on, { activity: 'G5' }),
  (on) => told('StayingPutBegan', on, { carer: 'FH-1' }), (on) => told('StayingPutEnded', on),
  (on) => told('SupportRequested', on), (on) => told('LeavingCareSupportEnded', on, { why: 'no-longer-wanted' }),
];

/** What a record holds after things were asked in any order of days, of which the lawful ones were written. */
const anyRecord: fc.Arbitrary<readonly LeaverFact[]> = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.nat({ max: DAYS - 1 })), { maxLength: 25 })
  .map((asked) => {
    const written = asked.reduce<readonly LeaverEvent[]>((history, [kind, days]) => {
      const decision = decide({ type: 'Record', fact: kind(plusDays(FIRST, days)) }, { history: entriesOf(history), today: TODAY });
      return decision.accepted ? [...history, ...decision.events] : history;
    }, []);
    return inEffectOrder<LeaverFact>(entriesOf(written)).map(({ event }) => event);
  });

const rowsOf = (name: string, facts: readonly LeaverFact[]): readonly Row[] =>
  leavers.timelines.find((timeline) => timeline.name === name)?.rowsOf(facts.reduce(leavers.evolve, leavers.initial)) ?? [];

/** The last fact of some types up to a day, which says what was so unless it is one that ends it. */
const lastSaid = (facts: readonly LeaverFact[], on: DayNumber, types: readonly LeaverFact['type'][], ends: readonly LeaverFact['type'][]) => {
  const last = facts.filter(({ type, effectiveOn }) => dayNumber(effectiveOn) <= on && [...types, ...ends].includes(type)).at(-1);
  return last && types.includes(last.type) ? last : undefined;
};

const SAID: readonly (readonly [name: string, begins: readonly LeaverFact['type'][], ends: readonly LeaverFact['type'][]])[] = [
  ['personal_adviser', ['PersonalAdviserAllocated'], ['PersonalAdviserEnded', 'LeavingCareSupportEnded']],
  ['pathway_plan', ['PathwayPlanMade', 'PathwayPlanReviewed'], ['LeavingCareSupportEnded']],
  ['leaver_contact', ['LeaverContacted'], []],
  ['leaver_accommodation', ['LeaverAccommodated'], ['LeavingCareSupportEnded']],
  ['leaver_activity', ['LeaverActivityTold'], ['LeavingCareSupportEnded']],
  ['staying_put', ['StayingPutBegan'], ['StayingPutEnded', 'LeavingCareSupportEnded']],
  ['leaver_support_asked', ['SupportRequested'], ['LeavingCareSupportEnded']],
];

describe('the timelines of a care leaver', () => {
  test.each(SAID)('%s say on each day what was said last, and once', (name, begins, ends) =>
    fc.assert(
      fc.property(anyRecord, (facts) => {
        const rows = rowsOf(name, facts);
        for (let on = dayNumber(FIRST); on < dayNumber(FIRST) + DAYS; on += 1) {
          const now = rows.filter(({ from, to }) => from <= on && on < to);
          const said = lastSaid(facts, on, begins, ends);
          expect(now.length).toBe(said ? 1 : 0);
          if (said?.type === 'LeaverAccommodated') expect(now[0]).toMatchObject({ accommodation: said.accommodation, suitable: said.suitable ? 1 : 0 });
          if (said?.type === 'LeaverActivityTold') expect(now[0]).toMatchObject({ activity: said.activity });
          if (said?.type === 'LeaverContacted') expect(now[0]).toMatchObject({ in_touch: said.inTouch });
          if (said?.type === 'PathwayPlanReviewed') expect(now[0]).toMatchObject({ from: dayNumber(said.effectiveOn), reviewed: 1 });
        }
      }),
      runs(40),
    ));

  test('keep a record open from the first thing told to the end of support, and from when support begins again', () =>
    fc.assert(
      fc.property(anyRecord, (facts) => {
        for (let on = dayNumber(FIRST); on < dayNumber(FIRST) + DAYS; on += 1) {
          const so = facts.filter(({ effectiveOn }) => dayNumber(effectiveOn) <= on);
          const ended = so.findLastIndex(({ type }) => type === 'LeavingCareSupportEnded');
          const since = so.slice(ended + 1).map(({ type }) => type);
          const open = ended < 0 ? since.length > 0 : since.some((type) => /Allocated|PlanMade|StayingPutBegan|SupportRequested/.test(type));
          expect(rowsOf('leaver_record', facts).filter(({ from, to }) => from <= on && on < to).length).toBe(open ? 1 : 0);
        }
      }),
      runs(40),
    ));
});

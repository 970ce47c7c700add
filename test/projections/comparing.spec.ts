import { describe, expect, test } from '@jest/globals';
import type BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { childrenInCare } from '../../projections/children/children-in-care.query.js';
import { compared, type Comparison } from '../../projections/comparing/compared.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { plusDays } from '../../src/domain/calendar.js';
import type { ChildEvent } from '../../src/domain/child/events.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { anyDay, FIRST_DAY, DAYS } from '../support/any-history.js';
import { anyStory, append, AUTHORITY, tell } from '../support/any-story.js';
import { admitted, discharged, HOMES, moved, on } from '../support/children.js';
import { runs } from '../support/runs.js';
import { followInBatches, withViews } from '../support/viewing.js';

const between = (sql: BetterSqlite3.Database, a: Viewpoint, b: Viewpoint): Comparison =>
  compared(a, b, (viewpoint) => childrenInCare(sql, AUTHORITY, viewpoint));

const viewpoint = (asAt: string, knownAt: number): Viewpoint => ({ asAt: on(asAt), knownAt: knownAt as EntryNumber });

/** Commands about children, each of one child, in the order in which they were learned; then a comparison. */
const comparing = async (
  told: readonly (readonly [child: string, ...events: ChildEvent[]])[],
  a: Viewpoint,
  b: Viewpoint,
): Promise<Comparison> => {
  const ledger = openMemoryLedger();
  for (const [place, [child, ...events]] of told.entries()) await append(ledger, child, () => events, `told ${place}`);
  return withViews(async ({ sql }) => {
    await followInBatches(sql, ledger, [2]);
    return between(sql, a, b);
  });
};

const kinds = ({ changes }: Comparison['weLearned']) => changes.map(({ child, kind }) => `${child} ${kind}`);

describe('how two answers differ', () => {
  test('is a change in the world where a child came, recorded in time', async () => {
    const answer = await comparing(
      [
        ['1', admitted('2019-01-05')],
        ['2', admitted('2019-02-05')],
      ],
      viewpoint('2019-01-31', 1),
      viewpoint('2019-02-28', 2),
    );
    expect([answer.difference, kinds(answer.worldChanged), kinds(answer.weLearned)]).toEqual([1, ['2 in'], []]);
  });

  test('is something we learned where a child had been there already', async () => {
    const answer = await comparing(
      [
        ['1', admitted('2019-01-05')],
        ['2', admitted('2018-12-05')],
      ],
      viewpoint('2019-01-31', 1),
      viewpoint('2019-02-28', 2),
    );
    expect([answer.difference, kinds(answer.worldChanged), kinds(answer.weLearned)]).toEqual([1, [], ['2 in']]);
  });

  test('is both where they outweigh each other, and nothing is lost in the sum', async () => {
    const answer = await comparing(
      [
        ['1', admitted('2019-01-05')],
        ['2', admitted('2018-12-05')],
        ['1', discharged('2019-02-05')],
      ],
      viewpoint('2019-01-31', 1),
      viewpoint('2019-02-28', 3),
    );
    expect(answer).toMatchObject({
      difference: 0,
      weLearned: { net: 1 },
      worldChanged: { net: -1 },
      a: { total: 1 },
      b: { total: 1 },
    });
  });

  test('tells what of a child is told otherwise', async () => {
    const answer = await comparing(
      [
        ['1', admitted('2019-01-05')],
        ['1', moved('2019-02-05')],
      ],
      viewpoint('2019-01-31', 1),
      viewpoint('2019-02-28', 2),
    );
    expect(answer.worldChanged.changes).toMatchObject([{ child: '1', kind: 'told otherwise' }]);
    expect(answer.worldChanged.changes[0]?.differences.find(({ what }) => what === 'placementType')).toEqual({
      what: 'placementType',
      before: 'U6',
      after: 'K2',
    });
  });

  test('leaves short breaks out, as every headline does', async () => {
    const answer = await comparing(
      [['1', admitted('2019-01-05', { legalStatus: 'V4' })]],
      viewpoint('2019-01-01', 0),
      viewpoint('2019-02-28', 1),
    );
    expect(answer).toMatchObject({ difference: 0, weLearned: { changes: [] }, worldChanged: { changes: [] } });
  });

  test('may be asked back in time: what had been learned is unlearned', async () => {
    const answer = await comparing(
      [
        ['1', admitted('2019-01-05')],
        ['2', admitted('2018-12-05', { placement: HOMES.home })],
      ],
      viewpoint('2019-01-31', 2),
      viewpoint('2019-01-31', 1),
    );
    expect([answer.difference, kinds(answer.weLearned), kinds(answer.worldChanged)]).toEqual([-1, ['2 out'], []]);
  });
});

describe('the two parts of any difference', () => {
  const anyViewpoint = (head: number) =>
    fc
      .tuple(fc.nat({ max: DAYS + 2 }), fc.nat({ max: head }))
      .map(([day, knownAt]) => viewpoint(plusDays(FIRST_DAY, day - 1), knownAt));

  /** A story told to real views, and what holds of every comparison of its viewpoints. */
  const always = (holds: (sql: BetterSqlite3.Database, head: number) => void, usual: number) =>
    fc.assert(
      fc.asyncProperty(anyStory(20), async (story) => {
        const ledger = openMemoryLedger();
        await tell(ledger, story);
        const head = await ledger.head();
        await withViews(async ({ sql }) => {
          await followInBatches(sql, ledger, [3]);
          holds(sql, head);
        });
      }),
      runs(usual),
    );

  test('add up to it', () =>
    always((sql, head) => {
      fc.assert(
        fc.property(anyViewpoint(head), anyViewpoint(head), (a, b) => {
          const { difference, weLearned, worldChanged, a: atA, b: atB } = between(sql, a, b);
          expect(weLearned.net + worldChanged.net).toBe(difference);
          expect(atB.total - atA.total).toBe(difference);
          for (const part of [weLearned, worldChanged]) {
            const count = (kind: string) => part.changes.filter((change) => change.kind === kind).length;
            expect(count('in') - count('out')).toBe(part.net);
          }
        }),
        { numRuns: 30 },
      );
    }, 10));

  test('are nothing learned where both are known at one entry', () =>
    always((sql, head) => {
      fc.assert(
        fc.property(anyViewpoint(head), anyDay, (a, day) => {
          expect(between(sql, a, { ...a, asAt: day }).weLearned).toEqual({ net: 0, changes: [] });
        }),
        { numRuns: 20 },
      );
    }, 6));

  test('are no change in the world where both are of one day', () =>
    always((sql, head) => {
      fc.assert(
        fc.property(anyViewpoint(head), fc.nat({ max: head }), (a, knownAt) => {
          expect(between(sql, a, { ...a, knownAt: knownAt as EntryNumber }).worldChanged).toEqual({
            net: 0,
            changes: [],
          });
        }),
        { numRuns: 20 },
      );
    }, 6));
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sqliteReading } from '../../projections/views/sqlite-reading.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import type { Asking } from '../../src/asking/asking.js';
import { ChildAsked, ChildHandler, type ChildTold, type LifeTold } from '../../src/asking/child.js';
import { ChildSeenAsked, ChildSeenHandler } from '../../src/asking/child-seen.js';
import { OUT_OF_REACH, type LedgerReach } from '../../src/asking/out-of-reach.js';
import type { ChildId } from '../../src/domain/child/commands.js';
import { LedgerUnavailable } from '../../src/ledger/ledger.js';
import { openMemoryLedger } from '../../src/ledger/memory-ledger.js';
import { anyDay } from '../support/any-history.js';
import { anyStory, AUTHORITY, CHILDREN, tell } from '../support/any-story.js';
import { runs } from '../support/runs.js';
import { followInBatches, withViews } from '../support/viewing.js';

/**
 * What the views hold of it: they do not tell whose a placement is while the child is away from it, nor what was worked out of it. A
 * child who is away at the very type of place that the return has as the placement is not told as away.
 */
const asTheViewsTell = ({ asAt, knownAt, child, inCare, particulars, episodes }: ChildTold): LifeTold => ({
  asAt, knownAt, child, inCare,
  particulars: particulars && {
    dateOfBirth: particulars.dateOfBirth, sex: particulars.sex, ethnicity: particulars.ethnicity,
    ...(particulars.disability === undefined ? {} : { disability: particulars.disability }),
  },
  episodes: episodes.map(({ measured: _measured, placement, ...episode }) => {
    const { urn: _urn, home: _home, ...own } = placement;
    const { away, awayUrn } = episode;
    const alike = away === placement.type;
    const elsewhere = alike && awayUrn !== null ? { ...own, urn: awayUrn } : own;
    const shown = away === null ? placement : elsewhere;
    return { ...episode, ...(alike ? { away: null, awayUrn: null } : {}), placement: shown.distance === undefined ? shown : { ...shown, distance: Math.round(shown.distance * 10) / 10 } };
  }),
});

describe('a child of any history, as known at any entry', () => {
  test('is told from the views alone as it is from the entries, or not at all', () =>
    fc.assert(
      fc.asyncProperty(anyStory(20), fc.array(fc.tuple(fc.constantFrom(...CHILDREN), anyDay, fc.nat()), { minLength: 4, maxLength: 4 }), async (story, questions) => {
        const ledger = openMemoryLedger();
        await tell(ledger, story);
        const head = await ledger.head();
        await withViews(async (views) => {
          await followInBatches(views.sql, ledger, [3]);
          const { answer } = sqliteReading(views);
          const settle = ({ asAt, knownAt }: { asAt: string; knownAt: string }) => Promise.resolve({ asAt, knownAt: Number(knownAt) } as unknown as Viewpoint);
          const asking = { answer, ledger, settle } as unknown as Asking;
          const reach = { orNot: () => Promise.resolve(OUT_OF_REACH) } as unknown as LedgerReach;
          const [fromEntries, fromViews] = [new ChildHandler(asking), new ChildSeenHandler(asking, reach, undefined as never)];
          for (const [child, asAt, at] of questions) {
            const viewpoint = { asAt, knownAt: String(at % (head + 1)) };
            const told = await fromEntries.execute(new ChildAsked(AUTHORITY, child as ChildId, viewpoint));
            const expected = told && (told.particulars || told.episodes.length > 0) ? asTheViewsTell(told) : undefined;
            const seen = fromViews.execute(new ChildSeenAsked(AUTHORITY, child as ChildId, viewpoint));
            if (expected) expect(await seen).toEqual({ life: expected, whole: OUT_OF_REACH });
            else await expect(seen).rejects.toThrow(LedgerUnavailable);
          }
        });
      }),
      runs(100),
    ));
});

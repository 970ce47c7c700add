import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { DiscrepanciesAsked, type DiscrepanciesTold } from '../../src/asking/discrepancies.js';
import { UnusualAsked } from '../../src/asking/unusual.js';
import type { ChildId } from '../../src/domain/child/commands.js';
import type { ChildMoved, Placement } from '../../src/domain/child/events.js';
import { Projector } from '../../src/projecting/projector.js';
import { RecordAboutChild, type Recorded } from '../../src/recording/record-about-child.js';
import type { Discrepancy } from '../../projections/discrepancies/discrepancy.js';
import type { Unusual } from '../../projections/unusual/unusual.js';
import { runs } from '../support/runs.js';
import { on } from '../support/children.js';
import { admission, particulars, recordFact, sendRecord, serve, type Served } from '../support/served.js';

const DAY = on('2019-06-10');

/** What to look into that a placement alone can bring about. */
const BROUGHT_ABOUT = new Set([
  'carer-not-approved', 'carer-over-places', 'places-not-available', 'outside-approved-ages', 'provider-not-on-record', 'provider-not-registered',
  'below-good-when-placed', 'siblings-parted',
]);

describe('what is asked about a placement before it is recorded', () => {
  let served: Served;
  let last = 0;

  beforeAll(async () => {
    served = await serve();
    const carer = async (id: string, terms: object) =>
      sendRecord(served, 'carers', id, 'facts', { fact: { type: 'CarerApproved', effectiveOn: '2018-01-01', terms: { places: 2, ageFrom: 0, ageTo: 17, types: ['task-centred'], ...terms } } }).expect(201);
    const home = async (urn: string, overall?: string) => {
      const details = { provision: 'childrens-home', sector: 'private', places: 4 };
      await sendRecord(served, 'providers', urn, 'facts', { fact: { type: 'ProviderRegistered', effectiveOn: '2018-01-01', urn, details } }).expect(201);
      if (overall) await sendRecord(served, 'providers', urn, 'facts', { fact: { type: 'ProviderInspected', effectiveOn: '2018-06-01', kind: 'full', overall } }).expect(201);
    };
    await carer('H1', {});
    await carer('H2', { places: 1, ageTo: 5 });
    await carer('H3', { places: 3 });
    await sendRecord(served, 'carers', 'H3', 'facts', { fact: { type: 'PlacesUnavailable', effectiveOn: '2019-01-01', places: 2, reason: 'other' } }).expect(201);
    await home('SC000001', 'good');
    await home('SC000002', 'inadequate');
    await home('SC000003');
    await sendRecord(served, 'providers', 'SC000003', 'facts', { fact: { type: 'RegistrationSuspended', effectiveOn: '2019-01-01' } }).expect(201);
  }, 60_000);
  afterAll(() => served.close());

  const anywhere: fc.Arbitrary<Placement> = fc.oneof(
    fc.constantFrom('H1', 'H2', 'H3', 'H9').map((carer): Placement => ({ type: 'U6', provider: 'PR1', carer })),
    fc.constantFrom('SC000001', 'SC000002', 'SC000003', 'SC000009').map((urn): Placement => ({ type: 'K2', provider: 'PR4', urn })),
  );

  type Found = { readonly key: string; readonly amount: number };

  const found = ({ code, between, facts }: Pick<Discrepancy, 'code' | 'between' | 'facts'>): Found => ({
    key: JSON.stringify([code, between.map(({ kind, id }) => `${kind} ${id}`).sort()]), amount: Number(facts['homes'] ?? facts['placed'] ?? 0),
  });

  const toLookInto = async (): Promise<readonly Found[]> => {
    const told: DiscrepanciesTold = await served.serving.app.get(QueryBus).execute(new DiscrepanciesAsked(served.config.authority, { asAt: DAY, knownAt: undefined }));
    return told.discrepancies.filter(({ code }) => BROUGHT_ABOUT.has(code)).map(found);
  };

  const asked = async (child: string, fact: ChildMoved): Promise<readonly Found[]> => {
    const unusual: readonly Unusual[] = await served.serving.app.get(QueryBus).execute(new UnusualAsked(served.config.authority, child as ChildId, [fact]));
    return unusual.flatMap((one) => (one.code === 'disagreement' ? [found(one.discrepancy)] : []));
  };

  test('is all that there would then be to look into and was not before, or was less, about the child and where it goes', async () => {
    await fc.assert(
      fc.asyncProperty(anywhere, anywhere, fc.constantFrom('2010-01-01', '2016-01-01'), fc.constantFrom(null, 'G1', 'G2'), async (first, then, born, group) => {
        const child = String((last += 1));
        await recordFact(served, child, particulars(born));
        await recordFact(served, child, admission('2018-12-01', { placement: first }));
        if (group) await recordFact(served, child, { type: 'SiblingGroupJoined', effectiveOn: '2018-12-01', group });
        const fact: ChildMoved = { type: 'ChildMoved', effectiveOn: DAY, placement: then, reason: 'CARPL' };
        const before = new Map((await toLookInto()).map(({ key, amount }) => [key, amount]));
        const foretold = await asked(child, fact);
        const ref = { authority: served.config.authority, child: child as ChildId };
        const recorded: Recorded = await served.serving.app.get(CommandBus).execute(
          new RecordAboutChild(ref, { type: 'Record', fact }, { commandId: `0198a000-0000-7000-8000-${child.padStart(12, '0')}`, by: 'officer' }));
        if (recorded.outcome !== 'written') return;
        await served.serving.app.get<Projector>(Projector, { strict: false }).waitUntilSeen(recorded.position, 5_000);
        // What the household that the child left has to look into is another matter: it has one child fewer.
        const about = (key: string) => [`child ${child}`, `carer ${then.carer}`].some((record) => (JSON.parse(key) as [string, string[]])[1].includes(record));
        const worse = (await toLookInto()).filter(({ key, amount }) => about(key) && amount > (before.get(key) ?? -1));
        const inOrder = (all: readonly Found[]) => all.map((one) => JSON.stringify(one)).sort();
        expect(inOrder(foretold)).toEqual(inOrder(worse));
      }),
      runs(25),
    );
  }, 60_000);
});

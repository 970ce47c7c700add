import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { EffectAsked, type Effect } from '../../src/asking/effect.js';
import { MeasureAsked, type MeasureTold } from '../../src/asking/measure.js';
import type { EntryId } from '../../src/domain/entry.js';
import { RecordAbout, type AboutRecord, type RecordedAbout } from '../../src/recording/record-about.js';
import type { Supposition } from '../../src/recording/supposing.js';
import { MEASURES } from '../../projections/measures.js';
import { givenSupply } from '../support/given-supply.js';
import { sendRecord, serve, type Served } from '../support/served.js';

const EVENING = '2019-06-15';
const KINDS = { carer: 'carers', provider: 'providers', fee: 'fees' } as const;
type Kind = keyof typeof KINDS;

const terms = { places: 1, ageFrom: 0, ageTo: 17, types: ['long-term-or-permanent'] };
const correct = (fact: object) => (entry: EntryId) => ({ type: 'Correct', entry, fact, reason: 'facts-were-wrong' });
const strikeOut = (entry: EntryId) => ({ type: 'StrikeOut', entry, reason: 'facts-were-wrong' });

describe('what a correction of a household, a home or a fee is told to change', () => {
  let served: Served;
  const ask = <Answer>(query: object): Promise<Answer> => served.serving.app.get(QueryBus, { strict: false }).execute(query as never);
  const carryOut = (kind: Kind, id: string, command: object, supposed?: Supposition): Promise<RecordedAbout> =>
    served.serving.app.get(CommandBus, { strict: false }).execute(
      new RecordAbout({ kind, authority: served.config.authority, id, command } as unknown as AboutRecord & { authority: string; id: string }, { commandId: randomUUID(), by: 'officer' }, supposed),
    );

  const figures = async (): Promise<ReadonlyMap<string, number | null>> => {
    const told = await Promise.all(MEASURES.map(({ name }) => ask<MeasureTold>(new MeasureAsked(served.config.authority, name, { asAt: EVENING, knownAt: undefined }))));
    return new Map(told.flatMap(({ measure, figures: ofIt }) => ofIt.map(({ id, value }) => [`${measure} ${id}`, value] as const)));
  };

  const entryOf = async (kind: Kind, id: string, type: string): Promise<EntryId> => {
    const { body } = await served.http.get(`/api/v1/records/${KINDS[kind]}/${id}`);
    return (body.entries as readonly { id: EntryId; type: string; struckOutBy: number | null }[]).findLast((one) => one.type === type && one.struckOutBy === null)?.id as EntryId;
  };

  beforeAll(async () => {
    served = await serve();
    await givenSupply(served);
    await sendRecord(served, 'fees', '302', 'facts', { fact: { type: 'FeeAgreed', effectiveOn: '2018-12-01', terms: { weekly: 400_000, purchase: 'spot', payee: 'SC000001' } } }).expect(201);
    await served.http.post('/api/v1/editions').send({ commandId: randomUUID(), by: 'officer', asAt: EVENING, profile: 'operational' }).expect(201);
  }, 120_000);
  afterAll(() => served.close());

  test.each<[string, Kind, string, string, (entry: EntryId) => object]>([
    ['an approval for fewer places', 'carer', 'H1', 'CarerApproved', correct({ type: 'CarerApproved', effectiveOn: '2018-04-10', terms })],
    ['an approval that was an agency’s', 'carer', 'H1', 'CarerApproved', correct({ type: 'CarerApproved', effectiveOn: '2018-04-10', terms, agency: 'SC000009' })],
    ['places that could be filled', 'carer', 'H2', 'PlacesUnavailable', strikeOut],
    ['another judgement', 'provider', 'SC000001', 'ProviderInspected', correct({ type: 'ProviderInspected', effectiveOn: '2018-01-10', kind: 'full', overall: 'inadequate' })],
    ['a block booking of fewer places', 'provider', 'SC000002', 'BlockBooked', correct({ type: 'BlockBooked', effectiveOn: '2019-04-01', booking: 'B1', places: 1, weeklyPrice: 250_000 })],
    ['a fee', 'fee', '302', 'FeeAgreed', correct({ type: 'FeeAgreed', effectiveOn: '2018-12-01', terms: { weekly: 410_000, purchase: 'spot', payee: 'SC000001' } })],
    ['a fee of another tier, of which there was none', 'fee', '302', 'FeeAgreed', correct({ type: 'FeeAgreed', effectiveOn: '2018-12-02', terms: { weekly: 410_000, purchase: 'spot', payee: 'SC000001', tier: 'intensive' } })],
    ['a fee that was never agreed', 'fee', '302', 'FeeAgreed', strikeOut],
  ])('%s is what it changes once it is written, and nothing else', async (_, kind, id, type, commandOf) => {
    const command = commandOf(await entryOf(kind, id, type));
    const supposed: Supposition = new Map();
    expect((await carryOut(kind, id, command, supposed)).outcome).toBe('written');
    const before = await figures();
    const { editions, now, then, returns }: Effect = await ask(new EffectAsked({ kind, authority: served.config.authority, id }, [...supposed.values()].flat()));
    expect((await carryOut(kind, id, command)).outcome).toBe('written');
    await served.http.get('/health/ready').expect(200);
    const after = await figures();
    const named = [...new Set([...before.keys(), ...after.keys()])];
    const moved = new Map(named.map((figure) => [figure, [before.get(figure) ?? null, after.get(figure) ?? null]] as const).filter(([, [was, is]]) => was !== is));
    const told = new Map(editions.flatMap((edition) => edition.figures.map((one) => [`${one.measure} ${one.id}`, [one.now, one.then]])));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(moved));
    expect(moved.size).toBeGreaterThan(0);
    expect([now, then, returns]).toEqual([[], [], []]);
  }, 60_000);

  test('is nothing where it holds from a later day than any evening that was published, or is nothing to count', async () => {
    const supposed: Supposition = new Map();
    await carryOut('carer', 'H4', strikeOut(await entryOf('carer', 'H4', 'CarerEnquired')), supposed);
    const { editions }: Effect = await ask(new EffectAsked({ kind: 'carer', authority: served.config.authority, id: 'H4' }, [...supposed.values()].flat()));
    const later: Supposition = new Map();
    await carryOut('carer', 'H2', { type: 'Record', fact: { type: 'CarerReviewed', effectiveOn: '2019-06-20', outcome: 'continue' } }, later);
    const none: Effect = await ask(new EffectAsked({ kind: 'carer', authority: served.config.authority, id: 'H2' }, [...later.values()].flat()));
    expect(none.editions).toEqual([]);
    expect(editions.map(({ asAt }) => asAt)).toEqual([EVENING]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { EffectAsked, type Effect } from '../../src/asking/effect.js';
import { MeasureAsked, type MeasureTold } from '../../src/asking/measure.js';
import type { ChildCommand, ChildId } from '../../src/domain/child/commands.js';
import type { EntryId } from '../../src/domain/entry.js';
import { RecordAboutChild, type Recorded } from '../../src/recording/record-about-child.js';
import type { Supposition } from '../../src/recording/supposing.js';
import { MEASURES } from '../../projections/measures.js';
import { admission, move, particulars, recordFact, serve, type Served } from '../support/served.js';

const EVENING = '2018-12-15';

describe('what a correction is told to change', () => {
  let served: Served;
  const ask = <Answer>(query: object): Promise<Answer> => served.serving.app.get(QueryBus, { strict: false }).execute(query as never);
  const carryOut = (child: string, command: ChildCommand, supposed?: Supposition): Promise<Recorded> =>
    served.serving.app.get(CommandBus, { strict: false }).execute(new RecordAboutChild({ authority: served.config.authority, child: child as ChildId }, command, { commandId: randomUUID(), by: 'officer' }, supposed));

  const figures = async (): Promise<ReadonlyMap<string, number | null>> => {
    const told = await Promise.all(MEASURES.map(({ name }) => ask<MeasureTold>(new MeasureAsked(served.config.authority, name, { asAt: EVENING, knownAt: undefined }))));
    return new Map(told.flatMap(({ measure, figures: ofIt }) => ofIt.map(({ id, value }) => [`${measure} ${id}`, value] as const)));
  };

  const entryOf = async (child: string, type: string): Promise<EntryId> => {
    const { body } = await served.http.get(`/api/v1/children/${child}`);
    return (body.entries as readonly { id: EntryId; type: string; struckOutBy: number | null }[]).findLast((one) => one.type === type && one.struckOutBy === null)?.id as EntryId;
  };

  beforeAll(async () => {
    served = await serve();
    for (let child = 1; child <= 6; child += 1) {
      await recordFact(served, `c${child}`, particulars(`20${String(child + 5).padStart(2, '0')}-05-01`)).expect(201);
      await recordFact(served, `c${child}`, admission('2018-06-01')).expect(201);
      await recordFact(served, `c${child}`, move('2018-12-10')).expect(201);
    }
    await served.http.post('/api/v1/editions').send({ commandId: randomUUID(), by: 'officer', asAt: EVENING, profile: 'operational' }).expect(201);
  }, 60_000);
  afterAll(() => served.close());

  test.each<[string, string, (entry: EntryId) => ChildCommand, string]>([
    ['a move that was later', 'ChildMoved', (entry) => ({ type: 'Correct', entry, fact: move('2018-12-20') as never, reason: 'facts-were-wrong' }), 'c1'],
    ['another kind of home', 'ChildMoved', (entry) => ({ type: 'Correct', entry, fact: move('2018-12-10', { placement: { type: 'U4', provider: 'PR1' } }) as never, reason: 'facts-were-wrong' }), 'c2'],
    ['another legal status', 'ChildAdmitted', (entry) => ({ type: 'Correct', entry, fact: admission('2018-06-01', { legalStatus: 'V4' }) as never, reason: 'facts-were-wrong' }), 'c3'],
    ['another day of birth', 'ParticularsRecorded', (entry) => ({ type: 'Correct', entry, fact: particulars('2001-01-01') as never, reason: 'facts-were-wrong' }), 'c4'],
    ['a move that did not happen', 'ChildMoved', (entry) => ({ type: 'StrikeOut', entry, reason: 'facts-were-wrong' }), 'c5'],
  ])('%s is what it changes once it is written, and nothing else', async (_, type, commandOf, child) => {
    const command = commandOf(await entryOf(child, type));
    const supposed: Supposition = new Map();
    expect((await carryOut(child, command, supposed)).outcome).toBe('written');
    const before = await figures();
    const { editions, now, then }: Effect = await ask(new EffectAsked({ kind: 'child', authority: served.config.authority, id: child }, [...supposed.values()].flat()));
    const recorded = await carryOut(child, command);
    if (recorded.outcome !== 'written') throw new Error(recorded.outcome);
    await served.http.get('/health/ready').expect(200);
    const after = await figures();
    const moved = new Map([...after].filter(([id, value]) => before.get(id) !== value).map(([id, value]) => [id, [before.get(id), value]]));
    const told = new Map(editions.flatMap((edition) => edition.figures.map((one) => [`${one.measure} ${one.id}`, [one.now, one.then]])));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(moved));
    expect(moved.size).toBeGreaterThan(0);
    const { body } = await served.http.get(`/api/v1/children/${child}`);
    expect(body.episodes).toEqual(JSON.parse(JSON.stringify(then)));
    if (type !== 'ParticularsRecorded') expect(now).not.toEqual(then);
  }, 60_000);
});

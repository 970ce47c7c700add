import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChildAsked, type ChildTold } from '../../src/asking/child.js';
import { CompareAsked, type ExplainedComparison } from '../../src/asking/compare.js';
import { SnapshotAsked, type Snapshot } from '../../src/asking/snapshot.js';
import { replay } from '../../src/audit/replay.js';
import { CoreModule } from '../../src/core.module.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import type { ChildCommand, ChildId, RecordableFact } from '../../src/domain/child/commands.js';
import type { EntryId } from '../../src/domain/entry.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { newCommandId } from '../../src/ledger/entry-id.js';
import { Projector } from '../../src/projecting/projector.js';
import { RecordAboutChild, type Recorded } from '../../src/recording/record-about-child.js';
import { LEDGER } from '../../src/recording/recording.tokens.js';
import { Views } from '../../projections/views/views.js';

const on = (text: string) => text as CalendarDate;
const authority = 'E99000001';

describe('the tracker, from command to answer', () => {
  let folder: string;
  let app: INestApplicationContext;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'core-'));
    app = await NestFactory.createApplicationContext(CoreModule.over({ data: folder, today: () => on('2019-06-30') }), {
      logger: false,
    });
    await app.init();
  });

  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const tell = async (child: string, command: ChildCommand): Promise<Recorded> => {
    const asked = { commandId: newCommandId(), by: 'officer' };
    const about = { authority, child: child as ChildId };
    const answer: Recorded = await app.get(CommandBus).execute(new RecordAboutChild(about, command, asked));
    if (answer.outcome === 'written') await app.get<Projector>(Projector).waitUntilSeen(answer.position);
    return answer;
  };
  const record = (child: string, fact: RecordableFact) => tell(child, { type: 'Record', fact });
  const snapshot = (asAt: string, knownAt?: string): Promise<Snapshot> =>
    app.get(QueryBus).execute(new SnapshotAsked(authority, { asAt, knownAt }));

  const admitted = (day: string): RecordableFact => ({
    type: 'ChildAdmitted', effectiveOn: on(day), legalStatus: 'V2', categoryOfNeed: 'N1', placement: { type: 'U6', provider: 'PR1' },
  });

  test('shows a child in care from the day of admission, and the ledger replays to the same views', async () => {
    await record('1', admitted('2019-01-05'));
    await record('1', { type: 'ChildMoved', effectiveOn: on('2019-02-05'), placement: { type: 'K2', provider: 'PR4' }, reason: 'CARPL' });
    expect((await snapshot('2019-01-04')).total).toBe(0);
    expect((await snapshot('2019-01-05')).groups).toEqual({ U6: 1 });
    expect((await snapshot('2019-02-05')).groups).toEqual({ K2: 1 });
    expect((await snapshot('2019-02-05', '1')).groups).toEqual({ U6: 1 });
    const again = await replay(app.get<Ledger>(LEDGER), app.get(Views).sql);
    expect(again).toMatchObject({ entries: 2, identical: true });
  });

  test('tells what we learned from what changed in the world', async () => {
    await record('1', admitted('2019-01-05'));
    await record('2', admitted('2018-12-20'));
    const answer: ExplainedComparison = await app
      .get(QueryBus)
      .execute(new CompareAsked(authority, { asAt: '2018-12-31', knownAt: '1' }, { asAt: '2019-01-31', knownAt: '2' }));
    expect(answer.difference).toBe(2);
    expect(answer.weLearned).toMatchObject({ net: 1, changes: [{ child: '2', kind: 'in', entries: [2] }] });
    expect(answer.worldChanged).toMatchObject({ net: 1, changes: [{ child: '1', kind: 'in', entries: [1] }] });
  });

  test('keeps what was said before it was put right', async () => {
    const first = await record('1', admitted('2019-01-05'));
    const entry = (first as Extract<Recorded, { outcome: 'written' }>).entries[0]?.id as EntryId;
    const answer = await tell('1', { type: 'Correct', entry, fact: admitted('2019-01-07'), reason: 'facts-were-wrong' });
    expect(answer.outcome).toBe('written');
    expect((await snapshot('2019-01-06')).total).toBe(0);
    expect((await snapshot('2019-01-06', '1')).total).toBe(1);
    const told: ChildTold = await app.get(QueryBus).execute(new ChildAsked(authority, '1' as ChildId, {}));
    expect(told.entries.map(({ type, struckOutBy }) => [type, struckOutBy])).toEqual([
      ['ChildAdmitted', 2], ['EntryStruckOut', null], ['ChildAdmitted', null],
    ]);
    await app.get<Projector>(Projector).rebuild();
    expect((await snapshot('2019-01-06', '1')).total).toBe(1);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LedgerUnavailable, type Ledger } from '../../src/ledger/ledger.js';
import { watched, type LedgerCall } from '../../src/ledger/watched-ledger.js';
import { WritingProjector } from '../../src/projecting/projector.js';
import { writtenInSqlite } from '../../src/projecting/written-views.js';
import { openSqliteLedger } from '../../src/ledger/sqlite-ledger.js';
import { recordChildren } from '../support/recorded-store.js';
import { Views } from '../../projections/views/views.js';

describe('views whose ledger is out of reach when they are to take an entry in', () => {
  let folder: string;
  let ledger: Ledger;
  let refusing: { readonly call: LedgerCall; readonly error: Error } | undefined;
  let [refused, projector]: [number, WritingProjector] = [0, undefined as never];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'reach-'));
    await recordChildren({ data: folder }, { children: 1, moves: 1 });
    refusing = undefined;
    refused = 0;
    const file = await openSqliteLedger({ file: join(folder, 'ledger.db') });
    ledger = watched(file, (call, work) => {
      if (call !== refusing?.call) return work();
      refused += 1;
      return Promise.reject(refusing.error);
    });
    const { views, usable } = await Views.open(join(folder, 'views'));
    projector = new WritingProjector(ledger, writtenInSqlite(views));
    await projector.start(usable);
  });
  afterEach(async () => {
    refusing = undefined;
    await projector.close();
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const OUT_OF_REACH = new LedgerUnavailable('out of reach', { passing: true });

  test('wait where they are, and go on when it is back', async () => {
    const [last] = (await ledger.read('child-E99000001-1')).slice(-1);
    const data = { ...last?.data, effectiveOn: '2018-06-05', placement: { type: 'U6', provider: 'PR1' } };
    refusing = { call: 'read', error: OUT_OF_REACH };
    await ledger.append('child-E99000001-1', 2, [{ type: 'ChildMoved', schema: last?.schema ?? 1, data }], {
      id: '018f0000-0000-7000-8000-000000000001', digest: 'another', by: 'officer',
    });
    while (refused < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(projector.status).toMatchObject({ seen: 2, stopped: null });
    refusing = undefined;
    await projector.waitUntilSeen(3);
    expect(projector.status).toMatchObject({ seen: 3, stopped: null });
  });

  test('stop, and say why, where what they need will not mend by itself', async () => {
    refusing = { call: 'read', error: new LedgerUnavailable('Entry 1 is not as it was written') };
    await ledger.append('child-E99000001-1', 2, [{ type: 'ChildMoved', schema: 1, data: {} }], {
      id: '018f0000-0000-7000-8000-000000000002', digest: 'broken', by: 'officer',
    });
    await expect(projector.waitUntilSeen(3)).rejects.toThrow('Entry 1 is not as it was written');
    expect(projector.status).toMatchObject({ seen: 2, stopped: { before: 3, why: 'Entry 1 is not as it was written' } });
  });
});

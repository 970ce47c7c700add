import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { check, type CheckAsked } from '../../src/audit/check.js';
import { checkBeside } from '../../src/audit/check-beside.js';
import { Views } from '../../projections/views/views.js';
import { tamper } from '../support/ledger-tampering.js';
import { admission, move, particulars, recordFact, serve, type Served } from '../support/served.js';

const LOADER = join(import.meta.dirname, '../support/ts-loader.mjs');
const inThread = { file: pathToFileURL(join(import.meta.dirname, '../../src/audit/check.worker.ts')), execArgv: ['--import', LOADER] };

describe('a check beside a store in use', () => {
  let served: Served;
  let asked: Record<'verify' | 'replay', CheckAsked>;

  beforeAll(async () => {
    served = await serve();
    for (const child of ['1', '2', '3']) {
      await recordFact(served, child, particulars('2010-01-01'));
      await recordFact(served, child, admission('2018-12-01'));
      await recordFact(served, child, move('2019-02-01'));
    }
    const place = { data: served.config.data };
    asked = { verify: { kind: 'verify', place, witnesses: [] }, replay: { kind: 'replay', place, views: served.serving.app.get(Views).sql.name } };
  }, 60_000);
  afterAll(() => served.close());

  test.each(['verify', 'replay'] as const)('finds nothing wrong by %s, in a thread of its own as in this one', async (kind) => {
    const [here, beside] = [await check(asked[kind], () => undefined), await checkBeside(asked[kind], () => undefined, inThread).verdict];
    expect(here).toMatchObject({ kind, sound: true, found: { entries: 9 } });
    expect(beside).toEqual(here);
  }, 60_000);

  test('replays what the views had seen when it began, though more is recorded while it goes on', async () => {
    const replaying = checkBeside(asked.replay, () => undefined);
    for (let month = 3; month <= 6; month += 1) await recordFact(served, '1', move(`2019-0${month}-01`, { placement: { type: month % 2 ? 'U6' : 'K2', provider: 'PR4' } }));
    expect(await replaying.verdict).toMatchObject({ sound: true });
    expect(await check(asked.replay, () => undefined)).toMatchObject({ sound: true, found: { entries: 13 } });
  }, 60_000);

  test('names the view and both rows where a row of the views is not what the ledger tells', async () => {
    const { sql } = served.serving.app.get(Views);
    sql.prepare("update episode set legal_status = 'C2' where subject = '2'").run();
    const { sound, found } = await check(asked.replay, () => undefined);
    expect(sound).toBe(false);
    expect(found).toMatchObject({ firstDifference: { timeline: 'episode', live: { subject: '2', legal_status: 'C2' }, replayed: { subject: '2', legal_status: 'V2' } } });
    sql.prepare("update episode set legal_status = 'V2' where subject = '2'").run();
  }, 60_000);

  test('names the first entry that was altered, and the last that is sound', async () => {
    tamper(join(served.config.data, 'ledger.db'), (database) => database.prepare("update entry set recorded_by = 'somebody' where number = 5").run());
    const verdict = await checkBeside(asked.verify, () => undefined, inThread).verdict;
    expect(verdict).toMatchObject({ sound: false, found: { entries: 4, intact: false, firstFault: { number: 5, kind: 'altered' } } });
  }, 60_000);

  test('says why it could not be done where there is no ledger', async () => {
    const data = await mkdtemp(join(tmpdir(), 'no-ledger-'));
    await expect(check({ kind: 'verify', place: { data }, witnesses: [] }, () => undefined)).rejects.toThrow(/no ledger to verify/);
    await expect(checkBeside({ kind: 'verify', place: { data }, witnesses: [] }, () => undefined, inThread).verdict).rejects.toThrow(/no ledger to verify/);
    await rm(data, { recursive: true });
  }, 60_000);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import type { Reconciliation } from '../../src/asking/reconciliation.js';
import { addReconciliationCommands } from '../../src/cli/reconciliation-commands.js';
import { configFrom } from '../../src/config.js';
import { CoreModule } from '../../src/core.module.js';
import type { ChildId } from '../../src/domain/child/commands.js';
import type { Instant } from '../../src/domain/entry.js';
import { commandIdOf } from '../../src/recording/asked.js';
import { RecordAboutChild } from '../../src/recording/record-about-child.js';
import { admitted } from '../support/children.js';
import { record } from '../support/given.js';

const AUTHORITY = 'E99000001';
const data = mkdtempSync(join(tmpdir(), 'reconcile-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('tracker reconcile', () => {
  let out = '';

  beforeAll(async () => {
    const app = await NestFactory.createApplicationContext(CoreModule.over({ data }), { logger: false });
    for (const [child, day, recordedAt] of [['1', '2018-07-05', '2018-07-06'], ['2', '2018-08-20', '2018-10-02'], ['3', '2018-08-09', '2019-01-07'], ['4', '2019-01-20', '2019-01-21']] as const)
      await app.get(CommandBus).execute(new RecordAboutChild(
        { authority: AUTHORITY, child: child as ChildId }, record(admitted(day)),
        { commandId: commandIdOf([child]), by: 'officer', recordedAt: `${recordedAt}T09:00:00.000Z` as Instant },
      ));
    await app.close();
  });

  beforeEach(() => {
    out = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const run = async (...args: readonly string[]): Promise<string> => {
    const program = new Command('tracker').exitOverride();
    addReconciliationCommands(program, configFrom({}));
    await program.parseAsync([
      'node', 'tracker', 'reconcile', '--data', data, '--authority', AUTHORITY, '--from', '2018-08-01', '--to', '2018-08-31', ...args,
    ]);
    return out;
  };

  test('tells what was known by the days it was published and is known at, and how late each entry came', async () => {
    const said = await run('--known-at', '2018-12-31', '--published', '2018-09-01');
    expect(said).toContain('2018-08-01 to 2018-08-31, as known at entry 2: 1 + 1 − 0 = 2');
    expect(said).toContain('Published at entry 1: 1 + 0 − 0 = 1');
    expect(said).toMatch(/closing +1 +2 +\+1/);
    expect(said).toMatch(/2 +Recorded late +0 +\+1 +0 +\+1 +2 ChildAdmitted of 2018-08-20 43 days late/);
  });

  test('tells what took effect after what was published from what was recorded late', async () => {
    const { because } = JSON.parse(await run('--json', '--to', '2019-01-31', '--published', '2')) as Reconciliation;
    expect(because).toEqual({ late: { opening: 0, in: 1, out: 0, closing: 1 }, 'took effect since': { opening: 0, in: 1, out: 0, closing: 1 } });
  });

  test('answers in JSON and as a table, and alone where nothing was published', async () => {
    const told = JSON.parse(await run('--json', '--published', '1')) as Reconciliation;
    expect(told).toMatchObject({ then: { closing: 1 }, now: { opening: 1, in: 2, out: 0, closing: 3 }, difference: { closing: 2 } });
    expect(told.children.map(({ child }) => child)).toEqual(['2', '3']);
    out = '';
    expect((await run('--csv', '--published', '1')).trim().split('\n')).toHaveLength(6);
    out = '';
    expect((await run()).trim()).toBe('2018-08-01 to 2018-08-31, as known at entry 4: 1 + 2 − 0 = 3');
  });
});

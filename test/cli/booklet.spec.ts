import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { Command } from 'commander';
import { addBookletCommands } from '../../src/cli/booklet-commands.js';
import { Unusable } from '../../src/cli/tracker.js';
import { configFrom } from '../../src/config.js';
import { CoreModule } from '../../src/core.module.js';
import type { ChildId } from '../../src/domain/child/commands.js';
import { commandIdOf } from '../../src/recording/asked.js';
import { RecordAboutChild } from '../../src/recording/record-about-child.js';
import { admitted } from '../support/children.js';
import { record } from '../support/given.js';

const AUTHORITY = 'E99000001';
const scratch = mkdtempSync(join(tmpdir(), 'booklet-'));
const [data, written, again] = ['data', 'written', 'again'].map((name) => join(scratch, name)) as [string, string, string];
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('tracker booklet', () => {
  let out = '';
  let ended: number | undefined;

  beforeAll(async () => {
    const app = await NestFactory.createApplicationContext(CoreModule.over({ data }), { logger: false });
    for (const child of ['1', '2', '3', '4', '5', '6', '7'])
      await app.get(CommandBus).execute(new RecordAboutChild({ authority: AUTHORITY, child: child as ChildId }, record(admitted('2018-07-05')), { commandId: commandIdOf([child]), by: 'officer' }));
    await app.close();
  });

  beforeEach(() => {
    [out, ended] = ['', undefined];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const run = async (command: string, ...args: readonly string[]): Promise<string> => {
    const program = new Command('tracker').exitOverride();
    addBookletCommands(program, configFrom({}), (code) => (ended = code));
    await program.parseAsync(['node', 'tracker', command, ...args, '--data', data, '--authority', AUTHORITY]);
    return out;
  };

  test('writes the files of the forms asked for', async () => {
    await run('booklet', '--as-at', '2018-12-31', '--profile', 'internal', '--out', written);
    expect(readdirSync(written)).toEqual(['csv.zip', 'html', 'ods', 'xlsx'].map((ending) => `sufficiency-booklet-2018-12-31-entry-7-internal.${ending}`));
    const { files } = JSON.parse(await run('booklet', '--as-at', '2018-12-31', '--format', 'ods', '--out', written, '--json').then(() => out.slice(out.indexOf('{')))) as { files: readonly object[] };
    expect(files).toHaveLength(1);
  });

  test('publishes editions, lists them, and gives them again as they came out', async () => {
    expect(await run('booklet', '--as-at', '2018-12-31', '--publish', '--by', 'commissioner', '--out', written)).toContain('Edition 1 is published, as entry 8');
    expect(await run('editions')).toMatch(/1 {2}\d{4}-\d{2}-\d{2} +2018-12-31 +7 {2}published +8/);
    expect(await run('edition', '1', '--out', again)).toContain('It is the first of its profile.');
    for (const name of readdirSync(again)) expect(readFileSync(join(again, name))).toEqual(readFileSync(join(written, name)));
    expect(readdirSync(again)).toHaveLength(4);
  });

  test('says what it cannot do', async () => {
    await expect(run('booklet', '--as-at', '2018-12-31')).rejects.toThrow(Unusable);
    await expect(run('booklet', '--profile', 'secret', '--out', written)).rejects.toThrow('There are: operational, internal, published');
    await expect(run('booklet', '--format', 'pdf', '--out', written)).rejects.toThrow('html, ods, xlsx, csv');
    await run('edition', '9');
    expect(ended).toBe(2);
  });
});

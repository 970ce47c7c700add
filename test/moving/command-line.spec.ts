import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeExampleReturn } from '../../src/example/write-example-return.js';
import { startCommand } from '../support/cli-process.js';
import { givenPostgres, hasPostgres, PASSWORD } from '../support/postgres-given.js';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const asked = (): void => {
  const postgres = givenPostgres('commands');

  describe('the command line over a ledger in PostgreSQL', () => {
    let [url, data, returns] = ['', '', ''];
    const answer = async (...args: readonly string[]): Promise<Record<string, unknown>> => {
      const { code, out, complaints } = await startCommand([...args, '--data', data, '--json'], { TRACKER_LEDGER: url }).ended;
      expect({ args, code, complaints, told: (out + complaints).includes(PASSWORD) }).toEqual({ args, code: 0, complaints: expect.anything(), told: false });
      return JSON.parse(out) as Record<string, unknown>;
    };
    beforeAll(async () => {
      ({ url } = await postgres.begun());
      [data, returns] = [scratch(), scratch()];
      await writeExampleReturn(returns, { children: 25, firstYear: 2018, years: 1 });
    });

    test('tries an import and writes nothing, brings it in, and answers from it', async () => {
      const tried = await answer('import', returns, '--dry-run');
      expect(await answer('verify')).toMatchObject({ entries: 0, intact: true });
      const report = await answer('import', returns);
      expect(report).toMatchObject({ rowsRead: tried['rowsRead'], rowsImported: tried['rowsImported'], entriesMade: tried['entriesMade'] });
      const snapshot = await answer('snapshot', '--as-at', '2018-03-31');
      expect(snapshot['total']).toBeGreaterThan(0);
      expect(snapshot['knownAt']).toBe(report['entriesMade']);
    }, 120_000);

    test('verifies, replays, and makes the views anew, and finds all as it was written', async () => {
      const verified = await answer('verify');
      expect(verified).toMatchObject({ intact: true });
      expect(Number(verified['entries'])).toBeGreaterThan(25);
      expect(await answer('replay')).toMatchObject({ identical: true, entries: verified['entries'] });
      expect(await answer('rebuild')).toMatchObject({ entries: verified['entries'], changed: [] });
      expect(await answer('verify', '--witness', `${Number(verified['entries'])}:${String(verified['head'])}`)).toMatchObject({ intact: true });
      expect(readdirSync(data).filter((name) => name.startsWith('ledger'))).toEqual([]);
    }, 120_000);
  });
};

if (hasPostgres('The command line over a ledger in PostgreSQL was')) asked();
else test.skip('the command line over a ledger in PostgreSQL: there is no PostgreSQL here', () => undefined);

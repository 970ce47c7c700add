import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';

const LOADER = fileURLToPath(new URL('../support/ts-loader.mjs', import.meta.url));
const DAYS_TOLD = fileURLToPath(new URL('../support/days-told.ts', import.meta.url));

const toldUnder = async (TZ: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', LOADER, DAYS_TOLD], {
    env: { ...process.env, TZ },
  });
  return stdout;
};

describe('days, ages, years and views', () => {
  test('are the same wherever the process runs', async () => {
    const zones = ['UTC', 'Europe/London', 'Pacific/Auckland', 'America/St_Johns', 'Pacific/Apia'];
    const [here, ...elsewhere] = await Promise.all(zones.map(toldUnder));
    expect(JSON.parse(here as string)).toMatchObject({
      days: expect.arrayContaining([[0, '1970-01-01', '1970-01-02', '1969-12-31', '1970-02-01', '1988-01-01', 1970]]),
    });
    for (const told of elsewhere) expect(told).toBe(here);
  });
});

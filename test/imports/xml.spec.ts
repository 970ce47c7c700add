import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { SnapshotAsked, type Snapshot } from '../../src/asking/snapshot.js';
import { CoreModule } from '../../src/core.module.js';
import { ExchangeModule } from '../../src/exchange.module.js';
import { Projector } from '../../src/projecting/projector.js';
import { ReturnImport } from '../../src/imports/ssda903/import-return.js';

const file = join(process.cwd(), '../shared/data/ssda903-xml/fake_903.xml');
const here = existsSync(file);
const AUTHORITY = 'E99000001';
const folder = mkdtempSync(join(tmpdir(), 'xml-'));

/** Read with a search for marks, as no parser of ours would. */
const spellsIn = (xml: string) =>
  xml.split('<CHILD>').slice(1).flatMap((child) => {
    const spells = child.split('<EPISODE>').slice(1).map((episode) => {
      const cell = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(episode)?.[1] ?? '';
      const day = (name: string) => cell(name).split('/').reverse().join('-');
      return { starts: day('DECOM'), ends: day('DEC') || '9999', place: cell('PL'), legal: cell('LS') };
    });
    spells.sort((a, b) => (a.starts < b.starts ? -1 : 1));
    return spells.map((spell, at) => ({ ...spell, ends: [spell.ends, spells[at + 1]?.starts ?? '9999'].sort()[0] ?? '' }));
  });

if (!here)
  test('the sample in XML is not on this machine, so its test did not run', () => {
    console.warn('The test over the XML sample did not run: ../shared/data is not here.');
  });

const overTheSample = here ? describe : () => undefined;

overTheSample('the return in XML', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('comes in by the same way and agrees with a recount of the file', async () => {
    const core = CoreModule.over({ data: folder });
    const app = await NestFactory.createApplicationContext(ExchangeModule.over(core), { logger: false });
    await app.init();
    try {
      const report = await app.get(ReturnImport).import([file], { authority: AUTHORITY, by: 'test' });
      expect(report.rowsImported).toBe(report.rowsRead);
      await app.get<Projector>(Projector).waitUntilSeen(report.entriesMade);
      const spells = spellsIn(readFileSync(file, 'utf8'));
      for (const day of ['2017-04-01', '2017-10-01', '2018-01-31', '2018-03-31']) {
        const open = spells.filter(({ starts, ends }) => starts <= day && day < ends);
        const counts: Record<string, number> = {};
        for (const { place, legal } of open) if (!/V[34]/.test(legal)) counts[place] = (counts[place] ?? 0) + 1;
        const told: Snapshot = await app.get(QueryBus).execute(new SnapshotAsked(AUTHORITY, { asAt: day }));
        expect({ day, ...told.groups }).toEqual({ day, ...counts });
        expect(told.shortBreaks).toBe(open.filter(({ legal }) => /V[34]/.test(legal)).length);
      }
    } finally {
      await app.close();
    }
  }, 60_000);
});

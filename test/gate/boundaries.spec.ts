import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** A project in small whose every import goes the right way. */
const SOUND: Readonly<Record<string, string>> = {
  'src/domain/calendar.ts': 'export type CalendarDate = string;',
  'src/domain/child/decide.ts':
    "import type { CalendarDate } from '../calendar.js'; export const decide = (on: CalendarDate) => on;",
  'src/ledger/ledger.ts':
    "import type { CalendarDate } from '../domain/calendar.js'; export type Ledger = { on: CalendarDate };",
  'src/ledger/sqlite-ledger.ts': "import type { Ledger } from './ledger.js'; export const sqlite: Ledger = { on: '' };",
  'src/recording/child.handler.ts':
    "import '@nestjs/common'; import { decide } from '../domain/child/decide.js'; import { sqlite } from '../ledger/sqlite-ledger.js'; export const handler = [decide, sqlite];",
  'projections/places.projection.ts':
    "import type { CalendarDate } from '../src/domain/calendar.js'; export const places: CalendarDate[] = [];",
  'projections/catch-up.ts':
    "import type { Ledger } from '../src/ledger/ledger.js'; export const caughtUp = (ledger: Ledger) => ledger;",
  'src/web/layout/page.ts': 'export const page = 1;',
  'src/web/places/places.page.ts':
    "import { places } from '../../../projections/places.projection.js'; import { page } from '../layout/page.js'; export const shown = [places, page];",
  'src/main.ts':
    "import './web/places/places.page.js'; import './recording/child.handler.js'; import '../projections/catch-up.js';",
};

/** Each arrow broken on purpose: the rule that must say so, the file that breaks it, and what it then imports. */
const BROKEN: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['domain-is-alone', 'src/domain/clock.ts', 'node:fs'],
  ['domain-is-alone', 'src/domain/kept.ts', '../ledger/ledger.js'],
  ['one-way-in', 'src/web/places/places.controller.ts', '../../ledger/sqlite-ledger.js'],
  ['one-way-in', 'src/api/entries.ts', '../ledger/sqlite-ledger.js'],
  ['one-way-in', 'src/imports/returns.ts', '../ledger/sqlite-ledger.js'],
  ['one-way-in', 'src/cli/record.ts', '../ledger/sqlite-ledger.js'],
  ['one-way-in', 'src/cli.ts', './ledger/sqlite-ledger.js'],
  ['the-ledger-knows-no-rules', 'src/ledger/judging.ts', '../recording/child.handler.js'],
  ['recording-does-not-read-views', 'src/recording/hasty.ts', '../../projections/catch-up.js'],
  ['nothing-knows-its-doors', 'src/recording/wordy.ts', '../web/layout/page.js'],
  ['doors-are-apart', 'src/api/pages.ts', '../web/layout/page.js'],
  ['projections-know-only-entries', 'projections/deciding.ts', '../src/recording/child.handler.js'],
  ['projections-do-not-open-the-ledger', 'projections/writing.ts', '../src/ledger/sqlite-ledger.js'],
  ['timelines-are-apart', 'projections/fees/fees.projection.ts', '../counts/counts.js'],
  ['evolve-is-pure', 'projections/homes/homes.projection.ts', 'node:crypto'],
  ['evolve-is-pure', 'projections/revise.ts', 'rxjs'],
  ['nest-at-the-edge', 'src/ledger/injected.ts', '@nestjs/common'],
  ['nest-at-the-edge', 'projections/fees.projection.ts', '@nestjs/common'],
  ['pages-are-apart', 'src/web/homes/homes.page.ts', '../places/places.page.js'],
  ['named-for-the-domain', 'src/recording/sorting.ts', './utils/sorted.js'],
  ['not-to-tests', 'src/recording/tested.ts', '../../test/support/given.js'],
  ['not-to-tools', 'src/recording/sampled.ts', 'fast-check'],
  ['nothing-missing', 'src/recording/lost.ts', './nowhere.js'],
  ['no-orphans', 'src/recording/alone.ts', 'nothing'],
  ['no-cycles', 'src/recording/egg.ts', './hen.js'],
];

const BESIDE: Readonly<Record<string, string>> = {
  'projections/counts/counts.ts': 'export const counts = 1;',
  'src/recording/utils/sorted.ts': 'export const sorted = 1;',
  'src/recording/hen.ts': "import './egg.js';",
  'test/support/given.ts': 'export const given = 1;',
};

const PACKAGES: Readonly<Record<string, string>> = Object.fromEntries(
  ['@nestjs/common', 'rxjs', 'fast-check'].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]),
);

const MANIFEST = JSON.stringify({
  dependencies: { '@nestjs/common': '1.0.0', rxjs: '1.0.0' },
  devDependencies: { 'fast-check': '1.0.0' },
});

type Violation = { readonly rule: string; readonly from: string };

const violationsIn = (folder: string, files: Readonly<Record<string, string>>): readonly Violation[] => {
  for (const [path, text] of Object.entries({ ...files, ...PACKAGES, 'package.json': MANIFEST })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, 'test'), { recursive: true });
  for (const path of ['.dependency-cruiser.cjs', 'tsconfig.json']) cpSync(join(ROOT, path), join(folder, path));
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'projections', 'test'];
  const output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  const { summary } = JSON.parse(output) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
};

describe('the boundaries between folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  let broken: readonly Violation[];

  beforeAll(() => {
    const files = BROKEN.map(([, file, imported]) => [
      file,
      imported === 'nothing' ? 'export {};' : `import '${imported}';`,
    ]);
    broken = violationsIn(join(folder, 'broken'), {
      ...SOUND,
      ...BESIDE,
      ...(Object.fromEntries(files) as typeof SOUND),
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('let through what goes the one way', () => {
    expect(violationsIn(join(folder, 'sound'), SOUND)).toEqual([]);
  });

  test.each(BROKEN)('are broken, as %s says, by %s importing %s', (rule, from) => {
    expect(broken).toContainEqual({ rule, from });
  });

  test('have no rule that was not seen to be broken', async () => {
    const config = (await import(join(ROOT, '.dependency-cruiser.cjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    const seen = new Set(broken.map(({ rule }) => rule));
    expect(config.default.forbidden.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import tseslint from 'typescript-eslint';

const cwd = resolve(import.meta.dirname, '../..');

/** Snippets are of files that are not there, so the rules that need their types are left out. */
const lint = new ESLint({ cwd, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

const refusalsOf = async (text: string, filePath: string): Promise<readonly (string | null)[]> => {
  const [result] = await lint.lintText(`${text}\n`, { filePath: resolve(cwd, filePath), warnIgnored: true });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
};

const PURE_FILES = ['src/domain/child/decide.ts', 'projections/homes/homes.projection.ts', 'projections/revise.ts'];

const IMPURE: readonly (readonly [what: string, text: string, rule: string])[] = [
  ['the clock', 'export const today = new Date();', 'no-restricted-globals'],
  ['the clock by way of the global object', 'export const today = globalThis.Date;', 'no-restricted-globals'],
  ['a stopwatch', 'export const now = performance.now();', 'no-restricted-globals'],
  ['the process', "export const where = process.env['PLACE'];", 'no-restricted-globals'],
  ['the console', "console.log('here');", 'no-restricted-globals'],
  ['cryptography', 'export const id = crypto.randomUUID();', 'no-restricted-globals'],
  ['the network', "export const page = fetch('/');", 'no-restricted-globals'],
  ['a timer', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['a repeated timer', 'setInterval(() => undefined, 1);', 'no-restricted-globals'],
  ['the locale', 'export const format = new Intl.NumberFormat();', 'no-restricted-globals'],
  ['chance', 'export const chance = Math.random();', 'no-restricted-properties'],
  ['the order of a locale', "export const order = 'a'.localeCompare('b');", 'no-restricted-properties'],
  ['throw', "export const refuse = (): never => {\n  throw new Error('no');\n};", 'no-restricted-syntax'],
  ['a class', 'export class Child {}', 'no-restricted-syntax'],
  ['waiting', 'export const wait = async () => 1;', 'no-restricted-syntax'],
  ['an import on the way', "export const later = import('./calendar.js');", 'no-restricted-syntax'],
];

describe('lint in a pure file', () => {
  describe.each(PURE_FILES)('%s', (file) => {
    test.each(IMPURE)('refuses %s', async (_what, text, rule) => {
      expect(await refusalsOf(text, file)).toContain(rule);
    });

    test('lets plain types and functions through', async () => {
      expect(await refusalsOf('export const plus = (a: number, b: number): number => a + b;', file)).toEqual([]);
    });
  });
});

describe('lint at the edge', () => {
  const EDGE = 'src/web/homes/homes.controller.ts';

  test.each([
    ['the clock', 'export const today = () => new Date();'],
    ['a class', 'export class HomesController {}'],
    ['a fault of its own', 'export class Unreachable extends Error {}'],
    [
      "a library's name",
      "import type { EntityManager } from 'typeorm';\nexport type Kept = { manager: EntityManager };",
    ],
  ])('lets %s through', async (_what, text) => {
    expect(await refusalsOf(text, EDGE)).toEqual([]);
  });

  test('refuses to inherit from anything but Error', async () => {
    expect(await refusalsOf('class Home {}\nexport class Hostel extends Home {}', EDGE)).toEqual([
      'no-restricted-syntax',
    ]);
  });

  test.each([
    'src/web/utils/dates.ts',
    'src/common/dates.ts',
    'projections/shared/rows.ts',
    'src/services/child.ts',
    'src/web/helpers.ts',
    'src/domain/index.ts',
    'src/domain/childEvents.ts',
  ])('refuses a file at %s', async (path) => {
    expect(await refusalsOf('export const day = 1;', path)).toContain('tracker/named-for-the-domain');
  });
});

describe('lint on length', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, i) => `export const line${String(i)} = 1;`).join('\n');
  const longFunction = `export const long = () => {\n${Array.from({ length: 41 }, () => '  void 0;').join('\n')}\n};`;

  test.each([
    ['src/domain/child/long.ts', 200, []],
    ['src/domain/child/long.ts', 201, ['max-lines']],
    ['projections/long.ts', 201, ['max-lines']],
    ['test/domain/long.spec.ts', 400, []],
    ['test/domain/long.spec.ts', 401, ['max-lines']],
    ['src/domain/codes.ts', 900, []],
  ])('judges a file at %s of %i lines', async (path, count, refusals) => {
    expect(await refusalsOf(lines(count), path)).toEqual(refusals);
  });

  test.each([
    ['src/recording/long.ts', ['max-lines-per-function']],
    ['projections/long.ts', ['max-lines-per-function']],
    ['test/domain/long.spec.ts', []],
  ])('judges a function of over 40 lines in %s', async (path, refusals) => {
    expect(await refusalsOf(longFunction, path)).toEqual(refusals);
  });
});

describe('lint that knows the types', () => {
  const NAMES = 'PlacementManager DateHelper HomeUtils ChildDto ChildData ChildInfo LedgerImpl RowProcessor';
  const TYPES = 'IChild BaseHome AbstractHome';

  const refused: readonly (readonly [what: string, text: string, rule: string])[] = [
    ...NAMES.split(' ').map(
      (name) => [`a class called ${name}`, `export class ${name} {}`, '@typescript-eslint/naming-convention'] as const,
    ),
    ...TYPES.split(' ').map(
      (name) =>
        [`a type called ${name}`, `export type ${name} = string;`, '@typescript-eslint/naming-convention'] as const,
    ),
    [
      'a promise that nobody waits for',
      'const write = (): Promise<void> => Promise.resolve();\nexport const forget = () => {\n  write();\n};',
      '@typescript-eslint/no-floating-promises',
    ],
    [
      'a switch that leaves a case out',
      "export const words = (kind: 'kin' | 'foster') => {\n  switch (kind) {\n    case 'kin':\n      return 1;\n  }\n  return 2;\n};",
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
  ];
  let rules: readonly (readonly string[])[];

  /** In a process of its own: the compiler behind these rules leaves timers running. Each snippet stands in for a file that is there. */
  beforeAll(() => {
    const script = `
      import { ESLint } from 'eslint';
      const lint = new ESLint();
      const rules = [];
      for (const text of JSON.parse(process.argv[1])) {
        const [{ messages }] = await lint.lintText(text, { filePath: 'src/ledger/ledger.ts' });
        rules.push(messages.map(({ ruleId }) => ruleId));
      }
      process.stdout.write(JSON.stringify(rules));`;
    const texts = JSON.stringify(refused.map(([, text]) => text));
    const options = { cwd, encoding: 'utf8', maxBuffer: 1e7 } as const;
    rules = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script, texts], options),
    ) as string[][];
  }, 60_000);

  test.each(refused.map(([what, , rule], i) => [what, rule, i] as const))('refuses %s', (_what, rule, i) => {
    expect(rules[i]).toEqual([rule]);
  });
});

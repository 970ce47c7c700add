import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MEASURES } from '../../projections/measures.js';
import { definitionsOf } from '../../src/asking/definitions.js';

type Definitions = {
  readonly definitionFiles: (measures: typeof MEASURES) => Readonly<Record<string, string>>;
  readonly docstringIn: (source: string, name: string) => string | undefined;
};
const load = (): Promise<Definitions> => import(join(process.cwd(), 'scripts/definitions.mjs')) as Promise<Definitions>;

describe('the definition of a measure', () => {
  test('is what stands above it in its own source, word for word', async () => {
    const { definitionFiles } = await load();
    for (const [path, text] of Object.entries(definitionFiles(MEASURES)))
      expect({ path, told: readFileSync(join(process.cwd(), path), 'utf8') }).toEqual({ path, told: text });
  });

  test('is there for every measure, and each definition has words', () => {
    for (const { name } of MEASURES) {
      const told = definitionsOf(name);
      expect({ name, definitions: told?.definitions.length }).not.toEqual({ name, definitions: 0 });
      for (const { name: defined, text } of told?.definitions ?? []) expect({ defined, has: text.length > 40 }).toEqual({ defined, has: true });
    }
  });

  test('is read off a source paragraph by paragraph, without the marks of a comment', async () => {
    const { docstringIn } = await load();
    const source = '/** Not this. */\nconst other = 1;\n\n/**\n * One line\n * and the next.\n *\n * A second paragraph.\n */\nexport const wanted = 2;\n';
    expect(docstringIn(source, 'wanted')).toBe('One line and the next.\n\nA second paragraph.');
    expect(docstringIn(source, 'absent')).toBeUndefined();
  });
});

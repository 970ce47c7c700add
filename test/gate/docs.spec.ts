import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = process.cwd();
const adrs = readdirSync(join(root, 'docs/adr'));
const pages = [
  'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/glossary.md', 'docs/operate.md',
  ...adrs.map((name) => `docs/adr/${name}`),
  ...readdirSync(join(root, 'docs/how-to')).map((name) => `docs/how-to/${name}`),
];

describe('the documents', () => {
  test('number each decision once, and give each its parts', () => {
    const numbers = adrs.map((name) => name.slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const name of adrs) {
      const text = readFileSync(join(root, 'docs/adr', name), 'utf8');
      for (const part of ['Status:', '## Context', '## Options', '## Decision', '## Consequences']) expect({ name, has: text.includes(part) && part }).toEqual({ name, has: part });
    }
  });

  test('link only to what is there', () => {
    for (const page of pages) {
      const text = readFileSync(join(root, page), 'utf8');
      for (const [, target] of text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g))
        expect({ page, target, there: existsSync(join(root, dirname(page), target ?? '')) }).toEqual({ page, target, there: true });
    }
  });

  test('name only files and folders of ours that are there', () => {
    for (const page of pages.filter((name) => !name.includes('adr/'))) {
      const text = readFileSync(join(root, page), 'utf8');
      for (const [, named] of text.matchAll(/`((?:src|projections|test|docs)\/[\w./-]+)`/g))
        expect({ page, named, there: existsSync(join(root, named ?? '')) }).toEqual({ page, named, there: true });
    }
  });
});

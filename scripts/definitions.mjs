/**
 * `npm run definitions`: takes the words above every definition that a measure names, from its source, into
 * projections/measure-definitions.ts and docs/measures.md. `--check` writes nothing and fails where they are out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, say } from './ready.mjs';

/** The docstring of an exported constant or function, as one text; paragraphs kept. */
export const docstringIn = (source, name) => {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2023, true);
  for (const statement of file.statements) {
    const named = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.some((one) => one.name.getText(file) === name)
      : statement.name?.getText(file) === name;
    if (!named) continue;
    const comment = (ts.getLeadingCommentRanges(source, statement.pos) ?? []).at(-1);
    return comment && plain(source.slice(comment.pos, comment.end));
  }
  return undefined;
};

const plain = (comment) =>
  comment
    .replace(/^\/\*\*?/, '')
    .replace(/\*\/$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '))
    .join('\n\n');

/** Both files as they should be, from the measures as they are. */
export const definitionFiles = (measures) => {
  const entries = measures.flatMap(({ definitions }) =>
    definitions.flatMap(({ file, names }) => {
      const source = readFileSync(join(root, file), 'utf8');
      return names.map((name) => {
        const text = docstringIn(source, name);
        if (!text) throw new Error(`${file} has no definition of ${name} with words above it`);
        return [`${file} ${name}`, text];
      });
    }),
  );
  const unique = [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1));
  return { 'projections/measure-definitions.ts': moduleOf(unique), 'docs/measures.md': pageOf(measures, new Map(unique)) };
};

const moduleOf = (entries) =>
  [
    '/** Made by `npm run definitions` from the words above each definition; a test keeps it true. Not to be edited. */',
    'export const DEFINED: Readonly<Record<string, string>> = {',
    ...entries.map(([key, text]) => `  ${JSON.stringify(key)}:\n    ${JSON.stringify(text)},`),
    '};',
    '',
  ].join('\n');

const pageOf = (measures, texts) => {
  const parts = ['# Measures', 'How every figure is defined. This page is made from the words above each definition in the source (`npm run definitions`).'];
  for (const { name, title, definitions } of measures) {
    parts.push(`## ${title}`, `\`npm run -s tracker -- measure ${name}\` or \`/api/v1/measures/${name}\``);
    for (const { file, names } of definitions)
      for (const one of names) parts.push(`**${one}** (\`${file}\`)`, texts.get(`${file} ${one}`));
  }
  return `${parts.join('\n\n')}\n`;
};

if (process.argv[1] === import.meta.filename) {
  const { MEASURES } = await import(join(root, 'dist/projections/measures.js'));
  const files = definitionFiles(MEASURES);
  for (const [path, text] of Object.entries(files)) {
    const old = readFileSync(join(root, path), 'utf8');
    if (old === text) continue;
    if (process.argv.includes('--check')) {
      say(`${path} is out of date: run npm run definitions`);
      process.exitCode = 1;
    } else writeFileSync(join(root, path), text);
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { tables } from '../../../src/imports/records/tables.js';
import { sectionOf } from './page-of-tables.js';

const PAGE = 'docs/how-to/import-carers-homes-fees-budgets.md';
const [BEGINS, ENDS] = ['<!-- The tables, from their definitions: -->\n', '<!-- End of the tables. -->\n'];

/** With TRACKER_WRITE_PAGE set the page's tables are written again from their definitions. */
const asDefined = (): string => {
  const [before = '', rest = ''] = readFileSync(PAGE, 'utf8').split(BEGINS);
  const after = rest.slice(rest.indexOf(ENDS));
  return `${before}${BEGINS}\n${tables.map(sectionOf).join('\n')}\n${after}`;
};
if (process.env['TRACKER_WRITE_PAGE']) writeFileSync(PAGE, asDefined());
const page = readFileSync(PAGE, 'utf8');

describe('the how-to page of the registers', () => {
  test.each(tables.map((table) => [table.name, table] as const))('lists exactly the columns of %s', (name, table) => {
    const [, section = ''] = page.split(`### ${name}.csv\n`);
    const listed = [...section.split('\n### ')[0]?.split(ENDS)[0]?.matchAll(/^\| `([a-z_]+)` \|/gm) ?? []].map(([, column]) => column);
    expect(listed).toEqual(Object.keys(table.columns));
  });

  test('tells of them what their definitions say', () => {
    expect(page).toBe(asDefined());
  });

  test('ends with the command to run', () => {
    expect(page.trimEnd().split('\n').slice(-3).join('\n')).toContain('tracker -- import-records registers/ --data data');
  });
});

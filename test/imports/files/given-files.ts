import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { FileProblem, RawRow } from '../../../src/imports/ssda903/files/raw-row.js';
import { readReturn, type ReadOptions, type ReturnRead } from '../../../src/imports/ssda903/files/read-return.js';

const made: string[] = [];
afterAll(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder of files that lasts as long as the tests of one file. */
export const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'return-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

export type All = {
  readonly read: ReturnRead;
  readonly rows: readonly (RawRow & { readonly year: number })[];
  readonly problems: readonly FileProblem[];
  /** `rule` or `rule at row`, in order. */
  readonly rules: readonly string[];
};

/** Everything a reading gives. What was read must be what was given and what could not be read. */
export const readAll = async (paths: string | readonly string[], options: ReadOptions = {}): Promise<All> => {
  const read = await readReturn([paths].flat(), options);
  const rows: (RawRow & { readonly year: number })[] = [];
  for (const { year, batches } of read.years)
    for await (const batch of batches()) for (const row of batch) rows.push({ ...row, year });
  if (read.rowsRead !== rows.length + read.rowsUnreadable)
    throw new Error(`read ${read.rowsRead}, gave ${rows.length}, could not read ${read.rowsUnreadable}`);
  const problems = read.problems();
  return { read, rows, problems, rules: problems.map(({ rule, row }) => (row === null ? rule : `${rule} at ${row}`)) };
};

/** One CSV file of the return 2018/19, and what came of it. */
export const readCsv = (content: string | Uint8Array, options: ReadOptions = {}): Promise<All> =>
  readAll(join(folderOf({ 'given.csv': content }), 'given.csv'), { year: 2019, ...options });

export const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE';
export const review = (child: string): string => `${child},01/02/2008,03/04/2018,PN1`;

export const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
export const header = (child: string): string => `${child},1,01/02/2008,WBRI,UN1,,`;

export const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
export const episode = (child: string, from: string, to = ''): string =>
  `${child},${from},S,C2,N1,U6,PR1,${to},${to ? 'E8' : ''},,S60 1AE,S1 2HH,SC123456`;

export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** Child numbers `from` to `to`, as text. */
export const children = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, place) => `C${from + place}`);

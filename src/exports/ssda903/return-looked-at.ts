import type { CollectionYear } from '../../domain/calendar.js';
import type { Finding } from '../../domain/statutory-return/rules/rule.js';
import { findingsOf } from '../../domain/statutory-return/rules.js';
import type { ChildReturned } from './children-returned.js';
import { fileOf, type TableFile } from './table-files.js';

/** What a rule of the return finds wrong at a row of a file; what names a person is in no message. */
export type ReturnFinding = {
  readonly rule: string;
  readonly file: string;
  /** As a spreadsheet numbers it, the header being row 1. */
  readonly row: number;
  readonly column: string;
  readonly child: string;
  readonly message: string;
};

/** What will be in a year’s return, and what the return’s own rules find wrong with it. */
export type ReturnLookedAt = {
  readonly children: number;
  readonly files: readonly TableFile[];
  readonly findings: readonly ReturnFinding[];
  /** Findings beyond those listed, which are counted only. */
  readonly findingsNotListed: number;
};

/** As many findings as are listed: a return of which there is more to say is wrong throughout. */
const MOST_LISTED = 100_000;

/** Keeps count of what is found while a return is written. */
export class FindingsInTheMaking {
  private readonly listed: ReturnFinding[] = [];
  private notListed = 0;

  constructor(private readonly year: CollectionYear) {}

  /** `places` are those of the child’s rows, each in the file of its table. */
  add({ child, rows, earlier }: ChildReturned, places: readonly number[]): void {
    const returned = rows.map(({ table, cells }, row) => ({ table, row, file: 0, cells }));
    const found = findingsOf({ year: this.year, rows: returned, ...(earlier.length > 0 ? { earlier } : {}) });
    for (const { rule, row, column, message } of found) this.keep({ rule, column, message }, { child, row, rows, places });
  }

  private keep(found: Pick<Finding, 'rule' | 'column' | 'message'>, { child, row, rows, places }: Place): void {
    const [told, place] = [rows[row], places[row]];
    if (!told || place === undefined) return;
    if (this.listed.length < MOST_LISTED) this.listed.push({ ...found, file: fileOf(told.table), row: place, child });
    else this.notListed += 1;
  }

  get findings(): Pick<ReturnLookedAt, 'findings' | 'findingsNotListed'> {
    return { findings: this.listed, findingsNotListed: this.notListed };
  }
}

type Place = Pick<ChildReturned, 'child' | 'rows'> & { readonly row: number; readonly places: readonly number[] };

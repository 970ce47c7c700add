import { scanRecord, type Scanned } from './csv-scan.js';

/** Rows of a file that are not blank, still as text, with the numbers a spreadsheet gives them. */
export type RecordBlock = {
  readonly rows: readonly number[];
  readonly texts: readonly string[];
  /** Whether a quotation mark occurs; where none does, a row is its text cut at the delimiter. */
  readonly quoted: boolean;
};

export type RecordFault = 'row-too-long' | 'quote-not-closed' | 'quote-misplaced';

const NONE: RecordBlock = { rows: [], texts: [], quoted: false };

/**
 * Cuts text into rows and never holds more than twice the longest row allowed, whatever comes. A quotation
 * mark that is never closed costs the row in which it was opened, not all that follow it.
 */
export class RecordReader {
  private pending = '';
  /** An unfinished row is looked at again only when there is twice as much of it. */
  private enough = 0;
  private skipping = false;

  constructor(
    private readonly delimiter: string,
    private readonly limit: number,
    private row: number,
    private readonly fault: (row: number, rule: RecordFault) => void,
  ) {}

  push(text: string): RecordBlock {
    this.pending += text;
    return this.cut(false);
  }

  end(): RecordBlock {
    return this.cut(true);
  }

  private cut(final: boolean): RecordBlock {
    if (this.skipping && !this.skipped()) return NONE;
    if (!final && this.pending.length < this.enough) return NONE;
    this.enough = 0;
    const block = this.pending.includes('"') ? this.quoted(final) : this.plain(final);
    if (this.pending.length > this.limit) {
      this.fault(this.row, 'row-too-long');
      [this.pending, this.enough, this.skipping] = ['', 0, true];
    }
    return block;
  }

  /** Whether the row that was too long has come to its end. */
  private skipped(): boolean {
    const newline = this.pending.indexOf('\n');
    this.pending = newline === -1 ? '' : this.pending.slice(newline + 1);
    if (newline === -1) return false;
    this.skipping = false;
    this.row += 1;
    return true;
  }

  private plain(final: boolean): RecordBlock {
    const lines = this.pending.split('\n');
    this.pending = final ? '' : (lines.pop() ?? '');
    const block = { rows: [] as number[], texts: [] as string[], quoted: false };
    for (const line of lines) this.take(block, line);
    return block;
  }

  private quoted(final: boolean): RecordBlock {
    const block = { rows: [] as number[], texts: [] as string[], quoted: true };
    let start = 0;
    while (start < this.pending.length) {
      const scanned = scanRecord(this.pending, start, this.delimiter, final);
      if (scanned.found === 'record') {
        this.take(block, this.pending.slice(start, scanned.end));
        start = scanned.end + 1;
      } else {
        const next = this.afterFault(scanned, start, final);
        if (next === undefined) break;
        start = next;
      }
    }
    this.pending = this.pending.slice(start);
    this.enough = this.pending.length * 2;
    return block;
  }

  private take(block: { readonly rows: number[]; readonly texts: string[] }, text: string): void {
    if (text.length > this.limit) this.fault(this.row, 'row-too-long');
    else if (text !== '') {
      block.rows.push(this.row);
      block.texts.push(text);
    }
    this.row += 1;
  }

  /** Where reading goes on after a row whose quotation marks are wrong; undefined while more text may put it right. */
  private afterFault(
    scanned: Exclude<Scanned, { found: 'record' }>,
    start: number,
    final: boolean,
  ): number | undefined {
    const newline = this.pending.indexOf('\n', start);
    const tooLong = this.pending.length - start > this.limit && newline !== -1;
    if (scanned.found === 'unfinished' && !(scanned.inQuotes && (final || tooLong))) return undefined;
    if (scanned.found === 'misplaced' && newline === -1 && !final) return undefined;
    const withinItsLine = scanned.found === 'misplaced' && (newline === -1 || newline > scanned.at);
    this.fault(this.row, withinItsLine ? 'quote-misplaced' : 'quote-not-closed');
    this.row += 1;
    return newline === -1 ? this.pending.length : newline + 1;
  }
}

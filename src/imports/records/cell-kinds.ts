import type { CalendarDate } from '../../domain/calendar.js';
import type { CodeList } from '../../domain/codes.js';
import type { Pence } from '../../domain/money.js';
import { readDate } from '../../domain/statutory-return/read-cells.js';
import { isReference } from '../../recording/streams.js';

/** How a cell is written, and what it says. */
export type Kind<V> = {
  /** In the how-to page: `date`, `pounds` … */
  readonly form: string;
  /** Of a code, those there are. */
  readonly codes?: CodeList<string>;
  /** Completes “… is not …”, and says what to write instead. */
  readonly wanted: string;
  readonly rule: string;
  /** What the cell says; undefined where it cannot be read. */
  readonly read: (text: string) => V | undefined;
};

export const date: Kind<CalendarDate> = {
  form: 'date',
  wanted: 'a day that exists: write it as DD/MM/YYYY or YYYY-MM-DD',
  rule: 'not-a-date',
  read: readDate,
};

const POUNDS = /^£?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?$/;

/** Pounds with up to two decimals, `1,234.50`, to whole pence, digit by digit and never through a fraction. */
export const readPounds = (text: string): Pence | undefined => {
  const match = POUNDS.exec(text.replace(/\s/g, ''));
  if (!match) return undefined;
  const pence = Number(`${(match[1] ?? '').replaceAll(',', '')}${(match[2] ?? '').padEnd(2, '0')}`);
  return Number.isSafeInteger(pence) ? (pence as Pence) : undefined;
};

/** The same, and below nought as `-12.00` or, as ledgers have it, `(12.00)`. */
export const readPoundsOrCredit = (text: string): Pence | undefined => {
  const credit = /^(?:-(.+)|\((.+)\))$/.exec(text.replace(/^£-/, '-£'));
  if (!credit) return readPounds(text);
  const owed = readPounds(credit[1] ?? credit[2] ?? '');
  return owed === undefined ? undefined : ((0 - owed) as Pence);
};

export const pounds: Kind<Pence> = {
  form: 'pounds',
  wanted: 'an amount in pounds: write it like 1,234.50, with no more than two decimals',
  rule: 'not-an-amount',
  read: readPounds,
};

export const poundsOrCredit: Kind<Pence> = {
  form: 'pounds, a credit with a minus',
  wanted: 'an amount in pounds: write it like 1,234.50, and a credit like -1,234.50',
  rule: 'not-an-amount',
  read: readPoundsOrCredit,
};

/** A percentage with up to two decimals, in hundredths of a percent. */
export const percent: Kind<number> = {
  form: 'percent',
  wanted: 'a percentage: write it like 2.5, with no more than two decimals',
  rule: 'not-a-percentage',
  read: (text) => {
    const match = /^(-?)(\d{1,3})(?:\.(\d{1,2}))?\s?%?$/.exec(text);
    return match ? Number(`${match[1] ?? ''}${match[2] ?? ''}${(match[3] ?? '').padEnd(2, '0')}`) : undefined;
  },
};

/** A whole number from one to another; a spreadsheet may have written it with a point, `3.0`. */
export const wholeFrom = (least: number, most: number): Kind<number> => ({
  form: `whole number, ${least} to ${most}`,
  wanted: `a whole number from ${least} to ${most}`,
  rule: 'not-a-number',
  read: (text) => {
    const match = /^(\d{1,6})(?:\.0+)?$/.exec(text);
    const number = match ? Number(match[1]) : NaN;
    return number >= least && number <= most ? number : undefined;
  },
});

export const yesOrNo: Kind<boolean> = {
  form: 'yes or no',
  wanted: 'yes or no',
  rule: 'not-yes-or-no',
  read: (text) => (/^(y|yes|true|1)$/i.test(text) ? true : /^(n|no|false|0)$/i.test(text) ? false : undefined),
};

/** What a record is kept under; it is part of the name of a stream and of an address, so it must name nobody. */
export const recordReference: Kind<string> = {
  form: 'reference',
  wanted: 'a reference: up to 20 letters, digits, hyphens, dots, slashes or underlines, beginning with a letter or digit',
  rule: 'not-a-reference',
  read: (text) => (isReference(text) ? text : undefined),
};

/** A reference to something that has no record of its own: an agency, a hub, a framework, an invoice. */
export const reference: Kind<string> = {
  form: 'reference or short name',
  wanted: 'a reference: up to 64 letters, digits and the marks . - / _ & \' ( ) and space, beginning with a letter or digit',
  rule: 'not-a-reference',
  read: (text) => (/^[\p{L}\p{N}][\p{L}\p{N} ._/&'’()-]{0,63}$/u.test(text) ? text : undefined),
};

export const gssCode: Kind<string> = {
  form: 'GSS code',
  wanted: 'the GSS code of an authority: a letter and eight digits, like E08000018',
  rule: 'not-a-gss-code',
  read: (text) => (/^[A-Z]\d{8}$/i.test(text) ? text.toUpperCase() : undefined),
};

/** A spreadsheet would carry out what begins so; nothing that is only to be read does. */
const FORMULA = /^[=+\-@\t]/;

/** Words of so many characters at most, on one line. */
export const wordsOf = (most: number): Kind<string> => ({
  form: 'text',
  wanted: `text of up to ${most} characters that does not begin with =, +, - or @`,
  rule: 'not-text',
  read: (text) => {
    const line = text.replace(/\s*\n\s*/g, ', ');
    return line.length <= most && !FORMULA.test(line) && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(line) ? line : undefined;
  },
});

/** The lines of an address, one under another in the cell or with | between them. */
export const addressLines: Kind<readonly string[]> = {
  form: 'text, lines parted by `|`',
  wanted: 'an address of up to ten lines of 300 characters: put | between its lines',
  rule: 'not-text',
  read: (text) => {
    const lines = text.split(/[\n|]/).map((line) => line.trim()).filter((line) => line !== '');
    const fit = lines.map(wordsOf(300).read).filter((line) => line !== undefined);
    return lines.length <= 10 && fit.length === lines.length ? fit : undefined;
  },
};

/** A financial year by its two calendar years: `2018-19`, 1 April 2018 to 31 March 2019. */
export const financialYear: Kind<string> = {
  form: 'financial year',
  wanted: 'a financial year: write it like 2018-19',
  rule: 'not-a-year',
  read: (text) => {
    const match = /^((?:19|20|21)\d\d)[-/]((?:19|20|21)?\d\d)$/.exec(text);
    const next = match ? String(Number(match[1]) + 1) : '';
    return match && (match[2] === next || match[2] === next.slice(2)) ? `${match[1]}-${next.slice(2)}` : undefined;
  },
};

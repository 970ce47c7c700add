import type { Laid } from './front.js';
import { csvFilesOf } from './writers/csv-files.js';
import { htmlOf } from './writers/html.js';
import { odsOf } from './writers/ods.js';
import { xlsxOf } from './writers/xlsx.js';

/** In what forms a booklet is written; `csv` is an archive of one file for each table. */
export const FORMATS = {
  html: { words: 'Web page (HTML), for reading and printing', ending: 'html', type: 'text/html; charset=utf-8', write: (laid: Laid) => new TextEncoder().encode(htmlOf(laid)) },
  ods: { words: 'OpenDocument spreadsheet (ODS)', ending: 'ods', type: 'application/vnd.oasis.opendocument.spreadsheet', write: odsOf },
  xlsx: { words: 'Excel workbook (XLSX)', ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
  csv: { words: 'Tables as CSV, with a manifest (ZIP)', ending: 'csv.zip', type: 'application/zip', write: csvFilesOf },
} as const;

export type Format = keyof typeof FORMATS;

export const allFormats = Object.keys(FORMATS) as readonly Format[];

export const formatNamed = (name: string): Format | undefined => (Object.hasOwn(FORMATS, name) ? (name as Format) : undefined);

/** A file of a booklet. The same booklet of the same release has the same bytes. */
export type BookletFile = { readonly format: Format; readonly name: string; readonly bytes: Uint8Array };

export const writtenAs = (format: Format, laid: Laid): BookletFile => ({ format, name: fileName(format, laid), bytes: FORMATS[format].write(laid) });

/** `sufficiency-booklet-2018-12-31-entry-18204-published.ods`, or `sufficiency-booklet-edition-2.ods`. */
const fileName = (format: Format, { booklet: { viewpoint: { asAt, knownAt }, profile }, front: { edition } }: Laid): string =>
  `sufficiency-booklet-${edition === null ? `${asAt}-entry-${knownAt}-${profile.name}` : `edition-${edition}`}.${FORMATS[format].ending}`;

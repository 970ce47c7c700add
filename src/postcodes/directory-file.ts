import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { postcodeIn } from './postcode.js';

/** A row of the directory: a postcode, the upper-tier authority it lies in, and where on the grid; null where it is blank. */
export type PostcodeRow = {
  readonly postcode: string;
  readonly authority: string | null;
  readonly easting: number | null;
  readonly northing: number | null;
};

/** A file that is no directory of postcodes; the message says what is wrong with it. Nothing was changed. */
export class UnfitDirectory extends Error {}

/** The names that the ONS Postcode Directory has had for a column, from edition to edition. */
const COLUMNS = {
  postcode: /^(pcd|pcds|pcd7|pcd8|postcode)$/i,
  authority: /^(oslaua|laua|lad\d\dcd|ltla\d\dcd)$/i,
  county: /^(oscty|cty\d\dcd)$/i,
  easting: /^(oseast1m|east1m|easting)$/i,
  northing: /^(osnrth1m|north1m|northing)$/i,
} as const;

type Places = Readonly<Record<keyof typeof COLUMNS, number>>;

/**
 * The rows of an ONS Postcode Directory file, `.csv` or `.csv.gz`, one after another; terminated postcodes among them, for
 * children have lived at them. Rows whose postcode is none are left out. `onBytes` is told how much of the file was read.
 */
export async function* postcodeRows(file: string, onBytes: (done: number, total: number) => void): AsyncGenerator<PostcodeRow> {
  const { size } = await stat(file).catch(() => {
    throw new UnfitDirectory(`There is no file ${file}.`);
  });
  const read = createReadStream(file);
  read.on('data', () => onBytes(read.bytesRead, size));
  const records = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  const failed = (error: unknown): void => void (error && records.destroy(error as Error));
  if (file.endsWith('.gz')) pipeline(read, createGunzip(), records, failed);
  else pipeline(read, records, failed);
  let places: Places | undefined;
  try {
    for await (const cells of records as AsyncIterable<readonly string[]>) {
      if (!places) places = placesIn(cells, file);
      else {
        const row = rowOf(cells, places);
        if (row) yield row;
      }
    }
  } catch (error) {
    if (error instanceof UnfitDirectory) throw error;
    throw new UnfitDirectory(`${basename(file)} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const placesIn = (head: readonly string[], file: string): Places => {
  const found = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, fits]) => [name, head.findIndex((cell) => fits.test(cell))]),
  ) as Places;
  const missing = Object.entries(found)
    .filter(([name, place]) => place < 0 && name !== 'county')
    .map(([name]) => name);
  if (missing.length > 0)
    throw new UnfitDirectory(
      `${basename(file)} is no ONS Postcode Directory: its first row names no column of ${missing.join(', ')}.`,
    );
  return found;
};

/** In a county the upper tier is the county, where the file tells it. Northern Ireland's grid is another: it tells no distance. */
const rowOf = (cells: readonly string[], places: Places): PostcodeRow | undefined => {
  const postcode = postcodeIn(cells[places.postcode] ?? '');
  if (postcode === undefined) return undefined;
  const district = cells[places.authority] ?? '';
  const county = cells[places.county] ?? '';
  const authority = county.startsWith('E10') ? county : district;
  const [easting, northing] = authority.startsWith('N')
    ? [null, null]
    : [metres(cells[places.easting]), metres(cells[places.northing])];
  return { postcode, authority: /^[A-Z]\d{8}$/.test(authority) ? authority : null, easting, northing };
};

const metres = (cell: string | undefined): number | null => (cell !== undefined && /^\d{1,7}$/.test(cell) ? Number(cell) : null);

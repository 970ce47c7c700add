import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { UnfitDirectory } from '../../src/postcodes/directory-file.js';
import { loadDirectory, openDirectory, vintageOf, type Directory } from '../../src/postcodes/directory.js';
import { milesBetween } from '../../src/postcodes/postcode.js';

const REAL = join(process.cwd(), '..', 'shared', 'data', 'postcodes', 'postcodes-north-of-england.csv.gz');
const realIsHere = existsSync(REAL);

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'postcodes-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const fileOf = (name: string, ...lines: readonly string[]): string => {
  const file = join(data, name);
  const text = lines.join('\n');
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
};

const HEAD = 'pcd,oslaua,oseast1m,osnrth1m';
const opened = (): Directory => openDirectory(data) as Directory;

describe('the directory of postcodes', () => {
  test('finds a postcode however it is written', async () => {
    await loadDirectory(data, fileOf('some.csv.gz', HEAD, 'ZZ1  1ZZ,E08000018,442564,392663'));
    const directory = opened();
    for (const text of ['ZZ1 1ZZ', 'zz11zz ', ' Zz1  1zZ', 'ZZ11ZZ'])
      expect(directory.locate(text)).toEqual({ authority: 'E08000018', grid: { easting: 442564, northing: 392663 } });
    for (const text of ['ZZ1 1ZY', '', 'nowhere', "ZZ1 1ZZ'; drop table postcode"]) expect(directory.locate(text)).toBeUndefined();
    directory.close();
  });

  test('says which postcodes have no grid reference, or one of another grid', async () => {
    const about = await loadDirectory(
      data, fileOf('some.csv', HEAD, 'ZZ1 1ZZ,E08000018,,', 'BT1 1AA,N09000003,333500,374500', 'ZZ2 2ZZ,,1,2', 'not a postcode,E08000018,1,2'),
    );
    expect(about).toEqual({ vintage: 'some', postcodes: 3, withoutGrid: 2 });
    const directory = opened();
    expect(directory.locate('ZZ1 1ZZ')).toEqual({ authority: 'E08000018', grid: null });
    expect(directory.locate('BT1 1AA')).toEqual({ authority: 'N09000003', grid: null });
    expect(directory.locate('ZZ2 2ZZ')).toEqual({ authority: null, grid: { easting: 1, northing: 2 } });
    directory.close();
  });

  test('knows the columns of other editions, and the county where there is one', async () => {
    await loadDirectory(data, fileOf('ONSPD_NOV_2025_UK.csv',
      'pcd7,pcds,doterm,cty25cd,lad25cd,east1m,north1m', 'ZZ1 1ZZ,ZZ1 1ZZ,202001,E10000017,E07000117,384000,432000', 'ZZ2 2ZZ,ZZ2 2ZZ,,E99999999,E08000018,442564,392663'));
    const directory = opened();
    expect(directory.about).toMatchObject({ vintage: 'November 2025', postcodes: 2 });
    expect(directory.locate('ZZ1 1ZZ')?.authority).toBe('E10000017');
    expect(directory.locate('ZZ2 2ZZ')?.authority).toBe('E08000018');
    directory.close();
  });

  test('is replaced whole by another, and stays as it was where the other cannot be read', async () => {
    await loadDirectory(data, fileOf('one.csv', HEAD, 'ZZ1 1ZZ,E08000018,1,2'));
    const broken = [
      fileOf('two.csv', 'postcode,town', 'ZZ2 2ZZ,Nowhere'), fileOf('three.csv', HEAD), fileOf('four.csv', HEAD, 'ZZ2 2ZZ,"unclosed'),
      join(data, 'absent.csv'),
    ];
    const cut = gzipSync(`${HEAD}\nZZ2 2ZZ,E08000018,1,2\n`).subarray(0, 30);
    writeFileSync(join(data, 'five.csv.gz'), cut);
    for (const file of [...broken, join(data, 'five.csv.gz')]) await expect(loadDirectory(data, file)).rejects.toThrow(UnfitDirectory);
    expect(opened().locate('ZZ1 1ZZ')).toBeDefined();
    expect(readdirSync(data).filter((name) => name.includes('loading'))).toEqual([]);

    await loadDirectory(data, fileOf('six.csv', HEAD, 'ZZ3 3ZZ,E08000018,1,2'));
    expect(opened().locate('ZZ1 1ZZ')).toBeUndefined();
    expect(opened().locate('ZZ3 3ZZ')).toBeDefined();
  });

  test('takes its date from the name that the ONS gives its files', () => {
    expect(vintageOf('/some/where/ONSPD_AUG_2024_UK.csv')).toBe('August 2024');
    expect(vintageOf('north.csv.gz')).toBe('north');
  });
});

describe('miles between two postcodes', () => {
  test('are a straight line, to one decimal', () =>
    expect([[0, 0, 3000, 4000], [0, 0, 0, 0], [0, 0, 1609.3, 0]].map(([e = 0, n = 0, f = 0, o = 0]) =>
      milesBetween({ easting: e, northing: n }, { easting: f, northing: o }))).toEqual([3.1, 0, 1]));
});

if (!realIsHere)
  test('the extract of the directory is not on this machine, so it was not loaded', () => {
    console.warn('The checked distances were not measured: ../shared/data is not here.');
  });

const overTheExtract = realIsHere ? describe : () => undefined;

overTheExtract('the extract for the north of England', () => {
  let folder: string;
  let directory: Directory;
  const told: number[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'postcodes-'));
    await loadDirectory(folder, REAL, { vintage: 'November 2025', onProgress: (done, total) => void told.push(done / total) });
    directory = openDirectory(folder) as Directory;
  }, 60_000);
  afterAll(() => {
    directory.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is loaded whole, and tells how far it has come', () => {
    expect(directory.about).toMatchObject({ vintage: 'November 2025', postcodes: 456_768 });
    expect(told.at(-1)).toBe(1);
  });

  test.each([
    ['S60 1AE', 'S1 2HH', 5.6],
    ['S60 1AE', 'LS1 1UR', 26.9],
    ['s601ae', 'ls1  1ur ', 26.9],
  ])('puts %s and %s %f miles apart', (home, placement, miles) => {
    const [a, b] = [directory.locate(home)?.grid, directory.locate(placement)?.grid];
    expect(a && b && milesBetween(a, b)).toBe(miles);
  });
});

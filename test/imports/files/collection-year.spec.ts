import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { yearOfEpisodes } from '../../../src/imports/ssda903/files/collection-year.js';
import {
  children,
  episode,
  EPISODES,
  folderOf,
  header,
  HEADER,
  lines,
  readAll,
  review,
  REVIEWS,
} from './given-files.js';

const episodes = (year: number, who: readonly string[]) =>
  lines(EPISODES, ...who.map((child) => episode(child, `01/05/${year - 2}`, `02/06/${year - 1}`)));
const headers = (who: readonly string[]) => lines(HEADER, ...who.map(header));
const uasc = (who: readonly string[]) => lines('CHILD,SEX,DOB,DUC', ...who.map((child) => `${child},1,01/02/2008,`));
const missing = (child: string, from: string, to = '') =>
  lines('CHILD,DOB,MISSING,MIS_START,MIS_END', `${child},01/02/2008,M,${from},${to}`);

const yearsToldIn = async (files: Readonly<Record<string, string>>) => {
  const { read, problems } = await readAll(`${folderOf(files)}/`);
  const told = read.years.flatMap(({ files: all }) =>
    all.map(({ name, year, yearToldBy }) => [name.replace(/^[^/]*\//, ''), year, yearToldBy]),
  );
  return { told, problems: problems.map(({ file, rule }) => [file.replace(/^[^/]*\//, ''), rule]) };
};

describe('the year of an Episodes file', () => {
  const counts = (...all: readonly (readonly [number, number])[]) => new Map(all);

  test('is the one in which most of its episodes end', () => {
    expect(yearOfEpisodes({ begins: counts([2017, 5], [2018, 5]), ends: counts([2017, 1], [2018, 6]) })).toBe(2018);
  });

  test('is the year that ended the day before, for an end on 1 April', async () => {
    const folder = folderOf({ 'e.csv': lines(EPISODES, episode('A', '01/05/2017', '01/04/2018')) });
    expect((await readAll(folder)).read.years.map(({ year }) => year)).toEqual([2018]);
  });

  test('is none in which an episode had not begun yet', () => {
    expect(yearOfEpisodes({ begins: counts([2018, 30], [2019, 30]), ends: counts([2018, 9], [2019, 2]) })).toBe(2019);
  });

  test('is not led astray by one slip of the pen', () => {
    expect(yearOfEpisodes({ begins: counts([2018, 199], [2081, 1]), ends: counts([2018, 150]) })).toBe(2018);
    expect(yearOfEpisodes({ begins: counts([2018, 5], [2081, 1]), ends: counts([2018, 4]) })).toBe(2018);
  });

  test('is that of the latest beginning where none has ended', () => {
    expect(yearOfEpisodes({ begins: counts([2016, 9], [2018, 1]), ends: counts() })).toBe(2018);
  });

  test('may be written with ISO dates', async () => {
    const folder = folderOf({ 'e.csv': lines(EPISODES, episode('A', '2017-05-01', '2018-02-01')) });
    expect((await readAll(folder)).read.years.map(({ year }) => year)).toEqual([2018]);
  });
});

describe('the year of any other file', () => {
  const [earlier, later] = [children(1, 40), children(21, 60)];

  test('is the one a person says, before all else', async () => {
    const folder = folderOf({ 'e.csv': episodes(2019, earlier), 'h.csv': headers(later) });
    const { read } = await readAll(folder, { year: 2015 });
    expect(read.years.map(({ year, files }) => [year, files.map(({ yearToldBy }) => yearToldBy)])).toEqual([
      [2015, ['you', 'you']],
    ]);
  });

  test('is that of the Episodes file beside it whose name has the same number', async () => {
    const { told } = await yearsToldIn({
      '2018-episodes.csv': episodes(2019, earlier),
      '2019-episodes.csv': episodes(2020, earlier),
      '2018-header.csv': headers(earlier),
      'SSDA903 2019 header.csv': headers(earlier),
    });
    expect(told).toEqual([
      ['2018-header.csv', 2019, 'its name'],
      ['2018-episodes.csv', 2019, 'its episodes'],
      ['SSDA903 2019 header.csv', 2020, 'its name'],
      ['2019-episodes.csv', 2020, 'its episodes'],
    ]);
  });

  test('is that of the only Episodes in its folder', async () => {
    const { told } = await yearsToldIn({
      'a/episodes.csv': episodes(2019, earlier),
      'a/uasc.csv': uasc(['C30']),
      'b/episodes.csv': episodes(2020, later),
      'b/uasc.csv': uasc(['C30']),
    });
    expect(told.filter(([, , by]) => by === 'its folder')).toEqual([
      ['a/uasc.csv', 2019, 'its folder'],
      ['b/uasc.csv', 2020, 'its folder'],
    ]);
  });

  test('is that of the children it shares', async () => {
    const { told } = await yearsToldIn({
      'p.csv': episodes(2019, earlier),
      'q.csv': episodes(2020, later),
      'r.csv': headers(later),
      's.csv': headers(earlier),
      't.csv': uasc(children(22, 45)),
    });
    expect(told.filter(([, , by]) => by === 'its children')).toEqual([
      ['s.csv', 2019, 'its children'],
      ['r.csv', 2020, 'its children'],
      ['t.csv', 2020, 'its children'],
    ]);
  });

  test('is told by the Header’s children where the Episodes lack them', async () => {
    const { told } = await yearsToldIn({
      'p.csv': episodes(2019, earlier),
      'q.csv': episodes(2020, later),
      'r.csv': headers([...later, 'X1', 'X2', 'X3']),
      's.csv': headers(earlier),
      't.csv': uasc(['X1', 'X2', 'X3']),
    });
    expect(told).toContainEqual(['t.csv', 2020, 'its children']);
  });

  test('is the one left over where the other years have their file of the table', async () => {
    const { told } = await yearsToldIn({
      'p.csv': episodes(2019, children(1, 80)),
      'q.csv': episodes(2020, children(41, 80)),
      's.csv': uasc(children(1, 30)),
      't.csv': uasc(['C50', 'C51']),
    });
    expect(told).toContainEqual(['t.csv', 2020, 'its children']);
  });

  test('is that of its own dates, where its table’s dates lie in the year', async () => {
    const { told } = await yearsToldIn({
      'p.csv': episodes(2019, earlier),
      'q.csv': episodes(2020, earlier),
      'm.csv': missing('C5', '01/05/2018', '03/05/2018'),
      'n.csv': missing('C5', '01/05/2019'),
    });
    expect(told.filter(([, , by]) => by === 'its dates')).toEqual([
      ['m.csv', 2019, 'its dates'],
      ['n.csv', 2020, 'its dates'],
    ]);
  });

  test('is asked for where nothing tells it, and its rows count as unreadable', async () => {
    const folder = folderOf({ 'h.csv': headers(earlier) });
    const { read, problems } = await readAll(folder);
    expect([read.years, read.rowsRead, read.rowsUnreadable]).toEqual([[], 40, 40]);
    expect(problems).toMatchObject([{ rule: 'year-unknown', message: expect.stringContaining('--year') }]);
  });

  test('is not that of a year whose children are others, though it be the only one', async () => {
    const { problems } = await yearsToldIn({ 'p.csv': episodes(2019, earlier), 'x/h.csv': headers(children(30, 90)) });
    expect(problems).toEqual([['x/h.csv', 'year-unknown']]);
  });
});

describe('files given more than once', () => {
  test('are read once where they are the same, byte for byte, and told of', async () => {
    const content = episodes(2019, ['A', 'B']);
    const folder = folderOf({ 'e.csv': content, 'copy.csv': content });
    const { rows, rules, read } = await readAll(folder);
    expect([rows.length, rules, read.rowsUnreadable]).toEqual([2, ['same-file-twice'], 0]);
  });

  test('are both read where they have the same table of a year and are not the same, and told of', async () => {
    const folder = folderOf({ 'e.csv': episodes(2019, ['A']), 'f.csv': episodes(2019, ['B']) });
    const { rows, problems } = await readAll(folder);
    expect(rows.map(({ child }) => child)).toEqual(['A', 'B']);
    expect(problems).toMatchObject([
      { rule: 'table-given-twice', message: expect.stringContaining('e.csv has Episodes of collection year 2019 too') },
    ]);
  });

  test('are told apart by their paths in reports', async () => {
    const folder = folderOf({ 'a/r.csv': lines(REVIEWS, review('A')), 'b/r.csv': lines(REVIEWS, review('B')) });
    const paths = [join(folder, 'a/r.csv'), join(folder, 'b/r.csv')];
    const { rows } = await readAll(paths, { year: 2019 });
    expect(rows.map(({ file }) => file)).toEqual(paths);
  });
});

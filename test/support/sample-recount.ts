import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where data that nobody here wrote is kept, where it is there at all. */
const SHARED = join(process.cwd(), '..', 'shared', 'data');
export const sampleFolder = join(SHARED, 'ssda903-sample');
export const sampleIsHere = existsSync(sampleFolder);

type Line = Record<string, string>;

/** The files as a person would read them in a spreadsheet; nothing of the product is used. */
const linesOf = (file: string): Line[] => {
  const [head, ...rows] = readFileSync(join(sampleFolder, file), 'utf8').trim().split(/\r?\n/);
  const names = (head ?? '').replace('\uFEFF', '').split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, at) => [names[at] ?? '', cell])));
};

const backwards = (date: string | undefined): string => (date ?? '').split('/').reverse().join('-');

const YEARS = [2017, 2018, 2019, 2020, 2021];

/**
 * A count of the sample by the rules written down for it, in another style than the product's: a table of
 * (child, start) in which later years overwrite earlier ones, ends cut at the next start, then a filter by day.
 */
export const recount = () => {
  const table = new Map<string, Line>();
  for (const year of YEARS)
    for (const line of linesOf(`${year}-episodes.csv`)) {
      const key = `${line['CHILD']}|${backwards(line['DECOM'])}`;
      const there = table.get(key);
      if (!there || there['year'] !== String(year) || (!there['DEC'] && line['DEC'])) table.set(key, { ...line, year: String(year) });
    }
  const spells = [...table.values()].map((line) => ({
    child: line['CHILD'] ?? '',
    starts: backwards(line['DECOM']),
    ends: backwards(line['DEC']) || '9999',
    place: line['PLACE'] ?? '',
    legal: line['LS'] ?? '',
    provider: line['PLACE_PROVIDER'] ?? '',
  }));
  spells.sort((a, b) => (a.child + a.starts < b.child + b.starts ? -1 : 1));
  for (let i = 0; i + 1 < spells.length; i += 1) {
    const [one, next] = [spells[i], spells[i + 1]];
    if (one && next && one.child === next.child && one.ends > next.starts) one.ends = next.starts;
  }
  const heads = new Map(YEARS.flatMap((year) => linesOf(`${year}-header.csv`)).map((line) => [line['CHILD'] ?? '', line]));
  return { spells, heads };
};

type CountedBy = 'place' | 'legal' | 'provider' | 'sex' | 'ethnicity' | 'ageBand';

/** The band of an age, by comparing days as text: who was born after the day sixteen years before is under sixteen. */
const bandOn = (born: string, day: string): string => {
  const yearsBefore = (years: number) => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
  if (born === '') return '';
  if (born > yearsBefore(1)) return 'under 1';
  if (born > yearsBefore(5)) return '1 to 4';
  if (born > yearsBefore(10)) return '5 to 9';
  return born > yearsBefore(16) ? '10 to 15' : '16 and over';
};

/** Counts on a day, short breaks apart, by one of the things that are counted by. */
export const countOn = ({ spells, heads }: ReturnType<typeof recount>, day: string, by: CountedBy) => {
  const groups: Record<string, number> = {};
  let [total, shortBreaks] = [0, 0];
  for (const spell of spells) {
    if (spell.starts > day || spell.ends <= day) continue;
    if (/^V[34]$/.test(spell.legal)) {
      shortBreaks += 1;
      continue;
    }
    total += 1;
    const head = heads.get(spell.child) ?? {};
    const told = { place: spell.place, legal: spell.legal, provider: spell.provider, sex: head['SEX'], ethnicity: head['ETHNIC'], ageBand: bandOn(backwards(head['DOB']), day) };
    const group = told[by] || 'not recorded';
    groups[group] = (groups[group] ?? 0) + 1;
  }
  return { total, shortBreaks, groups };
};

export const dataRowsIn = (): number =>
  YEARS.flatMap((year) =>
    ['episodes', 'header', 'missing', 'oc2', 'oc3', 'previous_permanence', 'reviews', 'uasc'].map((name) => linesOf(`${year}-${name}.csv`).length),
  ).reduce((sum, rows) => sum + rows, 0);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFolder } from './sample-recount.js';

type Spell = { start: number; end: number; rne: string; legal: string; place: string; kept: string };

const stamp = (date: string | undefined): number => {
  if (!date) return Infinity;
  const [day = 0, month = 1, year = 0] = date.split('/').map(Number);
  return Date.UTC(year, month - 1, day);
};

/** The files again, as spells by child; ends cut at the next start. Nothing of the product is used. */
const spellsByChild = (): Map<string, Spell[]> => {
  const latest = new Map<string, Map<number, Spell>>();
  for (const year of [2017, 2018, 2019, 2020, 2021]) {
    const [, ...lines] = readFileSync(join(sampleFolder, `${year}-episodes.csv`), 'utf8').trim().split(/\r?\n/);
    for (const line of lines) {
      const [child = '', decom, rne = '', legal = '', , place = '', provider, dec, , , , , urn] = line.split(',');
      const spells = latest.get(child) ?? latest.set(child, new Map()).get(child);
      spells?.set(stamp(decom), { start: stamp(decom), end: stamp(dec), rne, legal, place, kept: `${place} ${provider} ${urn}` });
    }
  }
  const sorted = [...latest].map(([child, spells]): [string, Spell[]] => {
    const list = [...spells.values()].sort((a, b) => a.start - b.start);
    list.forEach((spell, at) => (spell.end = Math.min(spell.end, list[at + 1]?.start ?? Infinity)));
    return [child, list];
  });
  return new Map(sorted);
};

const births = (): Map<string, number> =>
  new Map(
    [2017, 2018, 2019, 2020, 2021].flatMap((year) =>
      readFileSync(join(sampleFolder, `${year}-header.csv`), 'utf8').trim().split(/\r?\n/).slice(1).map((line): [string, number] => {
        const [child = '', , born] = line.split(',');
        return [child, stamp(born)];
      }),
    ),
  );

/** Both measures at 31 March of a year, child by child, with a loop over the spells. */
export const recounted = (year: number) => {
  const [then, yearAgo, twoAgo, longAgo] = [Date.UTC(year, 2, 31), Date.UTC(year - 1, 2, 31), Date.UTC(year - 2, 2, 31), Date.UTC(year - 3, 8, 30)];
  const tally = { inCare: 0, moved: 0, longTerm: 0, settled: 0 };
  const born = births();
  for (const [child, spells] of spellsByChild()) {
    const now = spells.findIndex(({ start, end }) => start <= then && then < end);
    const current = spells[now];
    if (!current || /V[34]/.test(current.legal)) continue;
    tally.inCare += 1;
    const counted = spells.filter(({ legal }) => !/V[34]/.test(legal));
    const changes = counted.filter(({ start, rne }, at) => start > yearAgo && start <= then && /[SPB]/.test(rne) && !(at === 0 && rne === 'S'));
    if (changes.length >= 2) tally.moved += 1;

    let care = now;
    const goesOn = (at: number) => spells[at - 1]?.end === spells[at]?.start && spells[at]?.rne !== 'S';
    while (care > 0 && goesOn(care)) care -= 1;
    const under16 = Date.UTC(year - 16, 2, 31) < (born.get(child) ?? 0);
    if (!under16 || (spells[care]?.start ?? Infinity) > longAgo) continue;
    tally.longTerm += 1;
    let carer = now;
    while (carer > care && !/[SPB]/.test(spells[carer]?.rne ?? '')) carer -= 1;
    let since = spells[carer]?.start ?? Infinity;
    if (/^A/.test(current.place) && carer > care) {
      let before = carer - 1;
      while (before > care && !/[SPB]/.test(spells[before]?.rne ?? '')) before -= 1;
      since = spells[before]?.start ?? since;
    }
    if (since <= twoAgo) tally.settled += 1;
  }
  return tally;
};

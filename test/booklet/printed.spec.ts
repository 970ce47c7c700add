import { describe, expect, test } from '@jest/globals';
import { figuresPrinted } from '../../src/booklet/changes.js';
import { printedBy } from '../../src/booklet/printed.js';
import { PROFILES } from '../../src/booklet/profiles.js';
import { children, columnOf, contentsOfHomes, tableIn, told } from './a-booklet.js';

const counts = (inHouse: number, agency: number, residential: number) => [
  children('homes.inHouse', inHouse), children('homes.agency', agency), children('homes.residential', residential), children('homes.total', inHouse + agency + residential),
];
const costs = (inHouse: number, agency: number, residential: number, ...people: readonly [number, number, number]) => [
  told('cost.inHouse', inHouse, 'pence', people[0]), told('cost.agency', agency, 'pence', people[1]), told('cost.residential', residential, 'pence', people[2]),
  told('cost.total', inHouse + agency + residential, 'pence', people[0] + people[1] + people[2]),
];

describe('the operational profile', () => {
  const exact = printedBy(PROFILES.operational, contentsOfHomes([...counts(30, 3, 12), ...costs(1_234_567, 300, 50, 30, 3, 12)]));

  test('prints every number as it is', () => expect(columnOf(exact, 'homes', 'children')).toEqual(['30', '3', '12', '45']));
  test('works shares out to one decimal', () => expect(columnOf(exact, 'homes', 'share')).toEqual(['66.7', '6.7', '26.7', '100.0']));
  test('prints money in whole pounds, halves away from nought', () => expect(columnOf(exact, 'homes', 'cost')).toEqual(['12,346', '3', '1', '12,349']));
  test('says what is not available', () => expect(columnOf(exact, 'homes', 'mean')).toEqual(['[x]', '[x]', '[x]', '[x]']));
  test('tells in a headline what the table prints', () => expect(tableIn(exact, 'homes').headline).toBe('66.7% live in-house'));
});

describe('the internal profile', () => {
  test('suppresses one to five, and what would tell of them', () => {
    const booklet = printedBy(PROFILES.internal, contentsOfHomes(counts(30, 3, 12)));
    expect(columnOf(booklet, 'homes', 'children')).toEqual(['30', '[c]', '[c]', '45']);
    expect(columnOf(booklet, 'homes', 'share')).toEqual(['66.7', '[c]', '[c]', '100.0']);
  });

  test('suppresses what is all but one to five of a whole', () =>
    expect(columnOf(printedBy(PROFILES.internal, contentsOfHomes(counts(42, 2, 1))), 'homes', 'children')).toEqual(['[c]', '[c]', '[c]', '45']));

  test('shows nought, six and more', () =>
    expect(columnOf(printedBy(PROFILES.internal, contentsOfHomes(counts(6, 0, 7))), 'homes', 'children')).toEqual(['6', '0', '7', '13']));

  test('leaves out shares of fewer than ten', () =>
    expect(columnOf(printedBy(PROFILES.internal, contentsOfHomes(counts(9, 0, 0))), 'homes', 'share')).toEqual(['[c]', '[c]', '[c]', '[c]']));

  test('has no cost, and no average, of one to five people', () => {
    const distances = [told('distance.inHouse', 4.2, 'miles', 30), told('distance.agency', 18.3, 'miles', 3), told('distance.residential', null, 'miles', 0)];
    const booklet = printedBy(PROFILES.internal, contentsOfHomes([...costs(100_00, 200_00, 300_00, 30, 5, 12), ...distances]));
    expect(columnOf(booklet, 'homes', 'cost')).toEqual(['[c]', '[c]', '300', '600']);
    expect(columnOf(booklet, 'homes', 'mean').slice(0, 3)).toEqual(['4.2', '[c]', '[z]']);
  });

  test('tells nothing in a headline that the table leaves out', () =>
    expect(tableIn(printedBy(PROFILES.internal, contentsOfHomes(counts(3, 30, 12))), 'homes').headline).toBe('Where children live'));

  test('suppresses a count that differs by one to five from what an edition before printed of the same day', () => {
    const before = new Map([['homes.inHouse.children', [29]], ['homes.agency.children', [40]], ['homes.total.children', [82]]]);
    const booklet = printedBy(PROFILES.internal, contentsOfHomes(counts(30, 40, 12)), before);
    expect(columnOf(booklet, 'homes', 'children')).toEqual(['[c]', '40', '[c]', '82']);
  });
});

describe('the published profile', () => {
  const booklet = printedBy(PROFILES.published, contentsOfHomes(counts(332, 8, 1_203), [told('more.rare', 0.2, 'percent', 5_000, 1_000)]));

  test('rounds counts of people to the nearest five, totals too', () => expect(columnOf(booklet, 'homes', 'children')).toEqual(['330', '10', '1,205', '1,545']));
  test('works shares out from what it prints, in whole percent', () => expect(columnOf(booklet, 'homes', 'share')).toEqual(['21', '1', '78', '100']));
  test('says of what rounds to nought that it is not', () => expect(columnOf(booklet, 'gathered', 'value')).toEqual(['[low]']));
});

describe('a table that gathers its rows', () => {
  test('has one for each figure of its family, with its unit', () => {
    const booklet = printedBy(PROFILES.operational, contentsOfHomes([], [told('more.nights', 75, 'nights', 1), told('more.share.percent', 1, 'percent', 1)]));
    expect(tableIn(booklet, 'gathered').rows.map(({ words }) => words)).toEqual(['more.nights (nights)']);
  });

  test('says that there is nothing to tell', () =>
    expect(columnOf(printedBy(PROFILES.operational, contentsOfHomes([])), 'gathered', 'value')).toEqual(['[x]']));
});

test('every printed cell is kept under an id of its own', () => {
  const cells = figuresPrinted(printedBy(PROFILES.operational, contentsOfHomes(counts(1, 2, 3)))).map(([id]) => id);
  expect(new Set(cells).size).toBe(cells.length);
});

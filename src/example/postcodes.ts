/** Where a postcode lies: an authority's code, and metres east and north. */
export type GridPlace = { readonly authority: string; readonly easting: number; readonly northing: number };

/** The postcodes are those of districts that do not exist (ZE90–ZE99), laid on the open sea. */
export type Area = 'own' | 'near' | 'far';

/** Codes in the form of the statistical office's, with numbers it has not given. */
export const authorityCodes = {
  own: 'E08999901',
  nearNorth: 'E08999902',
  nearSouth: 'E08999903',
  far: 'E06999904',
} as const;

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const districtsOf: Readonly<Record<Area, readonly number[]>> = { own: [0, 1, 2, 3], near: [4, 5, 6, 7], far: [8, 9] };
const UNITS = 4000;

/** Families and carers never share a postcode: only a child placed with parents lives at the home address. */
export const postcodeOf = (who: 'family' | 'carer', area: Area, number: number): string => {
  const districts = districtsOf[area];
  const district = districts[number % districts.length] ?? 0;
  const unit = ((Math.floor(number / districts.length) * 2) % UNITS) + (who === 'carer' ? 1 : 0);
  return written(district, unit);
};

const written = (district: number, unit: number): string => {
  const scattered = (unit * 1237) % UNITS;
  const [sector, letters] = [scattered % 10, Math.floor(scattered / 10)];
  return `ZE9${district} ${sector}${LETTERS.charAt(Math.floor(letters / 20))}${LETTERS.charAt(letters % 20)}`;
};

/** Authority, and the middle of each district in kilometres from the authority's centre. */
const districts: readonly (readonly [string, number, number])[] = [
  [authorityCodes.own, -4, 3],
  [authorityCodes.own, 4, 4],
  [authorityCodes.own, -3, -5],
  [authorityCodes.own, 5, -3],
  [authorityCodes.nearNorth, -8, 21],
  [authorityCodes.nearNorth, 12, 26],
  [authorityCodes.nearSouth, -14, -18],
  [authorityCodes.nearSouth, 9, -31],
  [authorityCodes.far, 74, 18],
  [authorityCodes.far, -38, 121],
];

/** Where one of the invented postcodes lies; undefined for any other. */
export const placeOfPostcode = (postcode: string): GridPlace | undefined => {
  const match = /^ZE9(\d) (\d)([A-Z])([A-Z])$/.exec(postcode);
  const district = match ? districts[Number(match[1])] : undefined;
  if (!match || !district) return undefined;
  const [sector, first, second] = [Number(match[2]), LETTERS.indexOf(match[3] ?? ''), LETTERS.indexOf(match[4] ?? '')];
  if (first < 0 || second < 0) return undefined;
  const [authority, east, north] = district;
  return {
    authority,
    easting: 600_000 + east * 1000 + (first - 10) * 300 + sector * 29,
    northing: 600_000 + north * 1000 + (second - 10) * 300 + sector * 31,
  };
};

/** Every invented postcode with its place, in order. */
export function* examplePostcodes(): Generator<GridPlace & { readonly postcode: string }> {
  for (const district of districts.keys())
    for (let unit = 0; unit < UNITS; unit += 1) {
      const postcode = written(district, unit);
      const place = placeOfPostcode(postcode);
      if (place) yield { postcode, ...place };
    }
}

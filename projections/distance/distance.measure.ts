import { placementProviders } from '../../src/domain/codes.js';
import { childrenBehind, count, share, type Figure } from '../figure.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Measure } from '../measure.js';
import { headline } from '../sufficiency/counts.js';
import { locationOf, LOCATIONS } from '../sufficiency/in-authority.js';
import { settingOf, SETTINGS } from '../sufficiency/settings.js';
import { DISTANCE_BANDS, distanceBandOf } from './bands.js';
import { distancesOf } from './distance.js';

const BAND_IDS = {
  '20 miles or less': '20MilesOrLess',
  'over 20 miles': 'over20Miles',
  'not known': 'distanceNotKnown',
} as const;
const LOCATION_IDS = {
  'in authority': 'inAuthority',
  'out of authority': 'outOfAuthority',
  'not recorded': 'authorityNotKnown',
} as const;

/** Distance by authority boundary: every child in care is in one and only one of the nine (M18, CLA_InLA_LTE20 and on). */
const bands = (children: readonly ChildInCare[]): readonly Figure[] =>
  LOCATIONS.flatMap((location) =>
    DISTANCE_BANDS.map((band) => {
      const own = children.filter((child) => locationOf(child) === location && distanceBandOf(child) === band);
      const where = location === 'not recorded' ? 'authority of the placement not known' : location;
      return count(`distance.${LOCATION_IDS[location]}.${BAND_IDS[band]}`, `${band}, ${where}`, 'children', childrenBehind(own));
    }),
  );

/** Those within and beyond 20 miles and not known, as shares of all these children, and what their distances come to. */
const about = (id: string, distance: string, words: string, children: readonly ChildInCare[]): readonly Figure[] => {
  const { known, mean, median, standardDeviation, children: behind } = distancesOf(children);
  const told = (name: string, what: string, value: number | null): Figure => ({
    id: `${distance}.${name}`,
    words: `${words}: ${what} distance from home`,
    value,
    unit: 'miles',
    of: known,
    behind,
  });
  return [
    ...DISTANCE_BANDS.flatMap((band) => {
      const own = childrenBehind(children.filter((child) => distanceBandOf(child) === band));
      const name = `${id}.${BAND_IDS[band]}`;
      return [
        count(name, `${words}: ${band}`, 'children', own),
        share(`${name}.percent`, `${words}: ${band}, share`, own, children.length),
      ];
    }),
    told('mean', 'mean', mean),
    told('median', 'median', median),
    told('standardDeviation', 'standard deviation of', standardDeviation),
  ];
};

/**
 * How far from home children in care live, short breaks apart. The base of a share is all children of the setting; of an
 * average, those whose distance is known. Unaccompanied asylum-seeking children are always among the not known.
 */
export const distance: Measure = {
  name: 'distance',
  title: 'How far from home children live',
  definitions: [
    { file: 'projections/distance/distance.measure.ts', names: ['distance'] },
    { file: 'projections/distance/distance.ts', names: ['distancesOf'] },
    { file: 'projections/distance/bands.ts', names: ['tenthsFromHome', 'distanceBandOf'] },
    { file: 'projections/sufficiency/in-authority.ts', names: ['locationOf'] },
    { file: 'projections/sufficiency/settings.ts', names: ['SETTINGS'] },
  ],
  figures: (read, { viewpoint }) => {
    const children = headline(read.childrenInCare(viewpoint));
    return [
      ...bands(children),
      ...about('distance', 'distance', 'All children', children),
      ...SETTINGS.flatMap((setting) => {
        const id = setting.id.replace(/\.total$/, '');
        return about(
          id,
          `${id}.distance`,
          `Setting: ${setting.setting}`,
          children.filter((child) => settingOf(child) === setting),
        );
      }),
      ...Object.entries(placementProviders).flatMap(([code, { words }]) => {
        const own = children.filter(({ usualProvider }) => usualProvider === code);
        return about(`distance.provider.${code}`, `distance.provider.${code}`, `Provider: ${words}`, own);
      }),
    ];
  },
};

import type { CalendarDate } from '../../src/domain/calendar.js';
import { isFosteredByFamilyOrFriend, type PlacementType } from '../../src/domain/codes.js';
import { childrenBehind, count, type Figure } from '../figure.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import type { Measure } from '../measure.js';
import { AGE_BANDS, ageBandOf, ageOf, headline, NOT_RECORDED } from './counts.js';
import { settingOf } from './settings.js';
import { sexOf } from './who.js';

/**
 * The order in which homes are preferred (strategy 2019–2022): "a placement with family or friends will be the preferred
 * option … The next preferred option will be in-house fostering or Independent Fostering Agency"; where a child cannot live
 * in a family, a children's home. In-house comes before an agency, as in the order commissioners give.
 */
export const PREFERRED_ORDER = [
  { id: 'familyAndFriends', words: 'with family or friends (U1 to U3)', beyond: 'beyondFamilyAndFriends' },
  { id: 'inHouse', words: 'in-house fostering', beyond: 'beyondInHouse' },
  { id: 'agency', words: 'agency fostering, or another authority’s', beyond: 'beyondAgency' },
  { id: 'residential', words: 'residential', beyond: null },
] as const;

/**
 * How far down the preferred order a child lives: 0 to 3; null outside it: with parents, placed for adoption, in supported
 * accommodation, in a specialist setting or elsewhere, none of which a fostering home would have been instead.
 */
export const stepOf = (child: ChildInCare): number | null => {
  if (isFosteredByFamilyOrFriend(child.usualPlacementType as PlacementType)) return 0;
  switch (settingOf(child).short) {
    case 'inHouse':
      return 1;
    case 'ifa':
    case 'otherFostering':
      return 2;
    case 'residential':
      return 3;
    default:
      return null;
  }
};

const SEXES = ['male', 'female', 'notRecorded'] as const;
const IN_WORDS = { male: 'male', female: 'female', notRecorded: 'sex not recorded' } as const;

/** Children of one kind: how many live at each step, and how many beyond it, further down the order. */
const figuresOf = (children: readonly ChildInCare[], id: string, kind: string): readonly Figure[] => {
  const at = (fits: (step: number | null) => boolean) => childrenBehind(children.filter((child) => fits(stepOf(child))));
  return [
    count(`${id}.total`, `${kind}: in care`, 'children', childrenBehind(children)),
    ...PREFERRED_ORDER.map((step, place) =>
      count(
        `${id}.${step.id}`,
        `${kind}: ${step.words}`,
        'children',
        at((own) => own === place),
      ),
    ),
    count(
      `${id}.outside`,
      `${kind}: outside the order`,
      'children',
      at((own) => own === null),
    ),
    ...PREFERRED_ORDER.flatMap(({ beyond, words }, place) =>
      beyond === null
        ? []
        : [
            count(
              `${id}.${beyond}`,
              `${kind}: beyond ${words}`,
              'children',
              at((own) => own !== null && own > place),
            ),
          ],
    ),
  ];
};

const kindsOf = (children: readonly ChildInCare[], asAt: CalendarDate): readonly Figure[] =>
  [...AGE_BANDS, { id: 'notRecorded', words: NOT_RECORDED }].flatMap((band) =>
    SEXES.flatMap((sex) => {
      const own = children.filter((child) => ageBandOf(ageOf(child, asAt)) === band.words && sexOf(child) === sex);
      return figuresOf(own, `demand.${band.id}.${sex}`, `Aged ${band.words}, ${IN_WORDS[sex]}`);
    }),
  );

/** Where children of each kind live by the preferred order of homes, and how many live beyond each step of it. */
export const demand: Measure = {
  name: 'demand',
  title: 'Demand against supply: where children of each kind live, by the preferred order of homes',
  definitions: [
    { file: 'projections/sufficiency/demand.measure.ts', names: ['demand', 'PREFERRED_ORDER', 'stepOf'] },
    { file: 'projections/sufficiency/settings.ts', names: ['SETTINGS'] },
  ],
  figures: (read, { viewpoint }) => {
    const children = headline(read.childrenInCare(viewpoint));
    return [...figuresOf(children, 'demand.all', 'All children'), ...kindsOf(children, viewpoint.asAt)];
  },
};

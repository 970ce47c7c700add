import { placementProviders, placementTypes } from '../../src/domain/codes.js';
import type { CalendarDate } from '../../src/domain/calendar.js';
import { childrenBehind, count, share, type Figure } from '../figure.js';
import type { ChildInCare } from '../children/children-in-care.query.js';
import { ageOf } from './counts.js';
import { countsAndShares, countsBy, type Line } from './grouped.js';
import { locationOf } from './in-authority.js';
import {
  isCommissioned,
  isFamilyBased,
  OTHER_GROUP,
  PLACEMENT_GROUPS,
  placementGroupOf,
  settingOf,
  SETTINGS,
  STRATEGY_LINES,
} from './settings.js';

/** Where children in care live, each counted once in every table: by code, by group, by provider, by setting. */
export const wherePlaced = (children: readonly ChildInCare[], asAt: CalendarDate): readonly Figure[] => [
  ...countsBy(children, BY_TYPE),
  ...countsBy(children, BY_GROUP),
  ...countsBy(children, BY_PROVIDER),
  ...countsBy(children, BY_SETTING),
  ...fosteringAndResidential(children, asAt),
  ...countsBy(children, SPECIALIST),
  ...familyBased(children),
  ...commissioned(children),
  ...outOfAuthority(children),
];

const BY_TYPE: readonly Line[] = Object.entries(placementTypes).map(([code, { words }]) => ({
  id: `placement.type.${code}`,
  words: `Living on the day: ${words}`,
  fits: ({ placementType }) => placementType === code,
}));

const BY_GROUP: readonly Line[] = [
  ...PLACEMENT_GROUPS.map(({ id, group }) => ({ id, group })),
  { id: 'other', group: OTHER_GROUP },
].map(({ id, group }) => ({
  id: `placement.group.${id}`,
  words: `The department’s group: ${group}`,
  fits: (child) => placementGroupOf(child) === group,
}));

const BY_PROVIDER: readonly Line[] = [
  ...Object.entries(placementProviders).map(([code, { words }]) => ({ code: code, id: code, words })),
  { code: null, id: 'notRecorded', words: 'not recorded, or away from the placement' },
].map(({ code, id, words }) => ({
  id: `placement.provider.${id}`,
  words: `Provider: ${words}`,
  fits: ({ provider }) => provider === code,
}));

const BY_SETTING: readonly Line[] = SETTINGS.map((one) => ({
  id: one.id,
  words: `Setting: ${one.setting}`,
  fits: (child) => settingOf(child) === one,
}));

const aged11To16 = (children: readonly ChildInCare[], asAt: CalendarDate): readonly ChildInCare[] =>
  children.filter((child) => {
    const age = ageOf(child, asAt);
    return age !== null && age >= 11 && age <= 16;
  });

/** The strategy's lines about fostering and homes; ages are completed years, both ends included. */
const fosteringAndResidential = (children: readonly ChildInCare[], asAt: CalendarDate): readonly Figure[] => {
  const inSetting = (short: string) => children.filter((child) => settingOf(child).short === short);
  const fostered = children.filter(({ usualPlacementType }) => /^U[1-6]$/.test(usualPlacementType));
  const behind = childrenBehind;
  const older = (id: string, words: string, own: readonly ChildInCare[]) => {
    const those = behind(aged11To16(own, asAt));
    return [
      count(`${id}.age11To16`, `${words}, aged 11 to 16`, 'children', those),
      share(`${id}.age11To16.percent`, `${words}, share aged 11 to 16`, those, own.length),
    ];
  };
  const [inHouse, ifa, residential] = [inSetting('inHouse'), inSetting('ifa'), inSetting('residential')];
  const total = children.length;
  return [
    count('fostering.all', 'Fostered (U1 to U6)', 'children', behind(fostered)),
    share('fostering.all.percentOfLac', 'Fostered, share of children in care', behind(fostered), total),
    share('fostering.inHouse.percentOfFostered', 'In-house, share of those fostered', behind(inHouse), fostered.length),
    share('fostering.inHouse.percentOfLac', 'In-house, share of children in care', behind(inHouse), total),
    share('fostering.ifa.percentOfFostered', 'Independent fostering, share of those fostered', behind(ifa), fostered.length),
    share('fostering.ifa.percentOfLac', 'Independent fostering, share of children in care', behind(ifa), total),
    ...older('fostering.inHouse', 'In-house fostering', inHouse),
    ...older('fostering.ifa', 'Independent fostering', ifa),
    share('residential.percentOfLac', 'Residential, share of children in care', behind(residential), total),
    ...older('residential', 'Residential', residential),
    share('specialist.percentOfLac', 'Specialist, share of children in care', behind(inSetting('specialist')), total),
  ];
};

const SPECIALIST_LINES: readonly string[] = [
  'secureUnit',
  'residentialCareHome',
  'nhs',
  'familyCentreOrMotherAndBaby',
  'youngOffenderInstitution',
];

const SPECIALIST: readonly Line[] = STRATEGY_LINES.filter(({ id }) => SPECIALIST_LINES.includes(id)).map(
  ({ id, words, types }) => ({
    id: `specialist.${id}`,
    words: `Specialist: ${words}`,
    fits: (child) => (types as readonly string[]).includes(child.usualPlacementType),
  }),
);

const familyBased = (children: readonly ChildInCare[]): readonly Figure[] =>
  countsAndShares(children, [
    { id: 'placement.familyBased', words: 'Family-based: fostered, with parents or placed for adoption', fits: isFamilyBased },
    { id: 'placement.nonFamilyBased', words: 'Not family-based: all others', fits: (child) => !isFamilyBased(child) },
  ]);

const commissioned = (children: readonly ChildInCare[]): readonly Figure[] =>
  countsAndShares(children, [
    { id: 'commissioned.total', words: 'Commissioned: with an agency’s carers or in a home that is not our own', fits: isCommissioned },
  ]);

/** In, out and not known are all children in care; the lines of those placed out of authority are shares of them. */
const outOfAuthority = (children: readonly ChildInCare[]): readonly Figure[] => {
  const out = children.filter((child) => locationOf(child) === 'out of authority');
  return [
    ...countsAndShares(children, [
      {
        id: 'placement.outOfAuthority',
        words: 'Placed out of authority',
        fits: (child) => locationOf(child) === 'out of authority',
      },
      { id: 'placement.inAuthority', words: 'Placed in the authority', fits: (child) => locationOf(child) === 'in authority' },
      {
        id: 'placement.authorityNotKnown',
        words: 'Authority of the placement not known',
        fits: (child) => locationOf(child) === 'not recorded',
      },
    ]),
    ...countsAndShares(
      out,
      STRATEGY_LINES.map(({ id, words, types }) => ({
        id: `placement.outOfAuthority.type.${id}`,
        words: `Out of authority, ${words}`,
        fits: (child) => (types as readonly string[]).includes(child.usualPlacementType),
      })),
    ),
  ];
};

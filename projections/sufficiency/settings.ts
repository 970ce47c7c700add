import type { ChildInCare } from '../children/children-in-care.query.js';
import { RESIDENTIAL } from '../cost/category.js';

/** What decides in which setting a child lives: the placement that is the child's own, also while away from it. */
export type LivingWhere = Pick<ChildInCare, 'usualPlacementType' | 'usualProvider'>;

const fostered =
  (...providers: readonly (string | null)[]) =>
  ({ usualPlacementType: type, usualProvider }: LivingWhere): boolean =>
    /^U[1-6]$/.test(type) && providers.includes(usualProvider);

const oneOf =
  (...types: readonly string[]) =>
  ({ usualPlacementType }: LivingWhere): boolean =>
    types.includes(usualPlacementType);

/**
 * The settings in which children live, as a commissioner speaks of them, in codes of the return (PLACE, PLACE_PROVIDER).
 * Every child is in one and only one. In-house fostering is U1–U6 with the authority's own provision (PR1), independent
 * fostering U1–U6 with private or voluntary provision (PR4, PR5). Residential is K2 and S1: the strategy of 2019 does not
 * say which codes its 59 are, and 46 children's homes and 7 residential schools out of its area are as near as it comes.
 * Specialist is K1, R1, R2, R3 and R5, the five lines of its table; supported accommodation is H5, K3 and P2.
 */
export const SETTINGS = [
  { setting: 'in-house fostering', id: 'fostering.inHouse', short: 'inHouse', fits: fostered('PR1') },
  { setting: 'independent fostering', id: 'fostering.ifa', short: 'ifa', fits: fostered('PR4', 'PR5') },
  { setting: 'other fostering', id: 'fostering.other', short: 'otherFostering', fits: fostered('PR0', 'PR2', 'PR3', null) },
  { setting: 'residential', id: 'residential.total', short: 'residential', fits: oneOf('K2', 'S1') },
  { setting: 'supported accommodation', id: 'supported.total', short: 'supported', fits: oneOf('H5', 'K3', 'P2') },
  { setting: 'specialist', id: 'specialist.total', short: 'specialist', fits: oneOf('K1', 'R1', 'R2', 'R3', 'R5') },
  { setting: 'with parents', id: 'withParents.total', short: 'withParents', fits: oneOf('P1') },
  {
    setting: 'placed for adoption',
    id: 'placedForAdoption.total',
    short: 'placedForAdoption',
    fits: oneOf('A3', 'A4', 'A5', 'A6'),
  },
  { setting: 'other', id: 'otherSetting.total', short: 'otherSetting', fits: (): boolean => true },
] as const satisfies readonly {
  readonly setting: string;
  /** Of the figure that counts its children. */
  readonly id: string;
  /** As part of the ids of other figures about it. */
  readonly short: string;
  readonly fits: (child: LivingWhere) => boolean;
}[];

export type Setting = (typeof SETTINGS)[number];

export const settingOf = (child: LivingWhere): Setting =>
  SETTINGS.find(({ fits }) => fits(child)) ?? (SETTINGS[SETTINGS.length - 1] as Setting);

/**
 * The department's groups of placements in its annual statistics (labels: metadata of the underlying data 2018). Which
 * codes make up each is not stated there; this is the reading of ssda903 §9: foster U1–U6, adoption A3–A6, with parents
 * P1, other in the community P2 and P3, homes K1, K2, H5 and K3, other residential R1, R2, R3 and R5, schools S1.
 */
export const PLACEMENT_GROUPS = [
  { group: 'foster placements', id: 'foster', types: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] },
  { group: 'placed for adoption', id: 'placedForAdoption', types: ['A3', 'A4', 'A5', 'A6'] },
  { group: 'placed with parents', id: 'withParents', types: ['P1'] },
  { group: 'other placements in the community', id: 'community', types: ['P2', 'P3'] },
  { group: 'secure units, children’s homes and semi-independent living', id: 'homes', types: ['K1', 'K2', 'H5', 'K3'] },
  { group: 'other residential settings', id: 'otherResidential', types: ['R1', 'R2', 'R3', 'R5'] },
  { group: 'residential schools', id: 'residentialSchools', types: ['S1'] },
] as const;

export const OTHER_GROUP = 'other placements';

export const placementGroupOf = ({ usualPlacementType: type }: LivingWhere): string =>
  PLACEMENT_GROUPS.find(({ types }) => (types as readonly string[]).includes(type))?.group ?? OTHER_GROUP;

/**
 * The lines of the strategy's table of children placed out of authority, and lines of our own for codes that it has no
 * line for (R1, R2, P3; H5 and K3; T0–T4 where no placement of the child's own is known).
 */
export const STRATEGY_LINES = [
  { id: 'placedForAdoption', words: 'placed for adoption', types: ['A3', 'A4', 'A5', 'A6'] },
  { id: 'secureUnit', words: 'in a secure unit', types: ['K1'] },
  { id: 'childrensHomes', words: 'in a children’s home', types: ['K2'] },
  { id: 'placedWithParents', words: 'with parents or another with parental responsibility', types: ['P1'] },
  { id: 'independentLiving', words: 'living independently', types: ['P2'] },
  { id: 'semiIndependent', words: 'in semi-independent or supported accommodation', types: ['H5', 'K3'] },
  { id: 'residentialEmployment', words: 'in residential employment', types: ['P3'] },
  { id: 'residentialCareHome', words: 'in a residential care home', types: ['R1'] },
  { id: 'nhs', words: 'in NHS provision', types: ['R2'] },
  { id: 'familyCentreOrMotherAndBaby', words: 'in a family centre or mother and baby unit', types: ['R3'] },
  { id: 'youngOffenderInstitution', words: 'in a young offender institution or prison', types: ['R5'] },
  { id: 'residentialSchool', words: 'in a residential school', types: ['S1'] },
  { id: 'fosterRelativeOrFriend', words: 'with a foster carer who is a relative or friend', types: ['U1', 'U2', 'U3'] },
  { id: 'fosterOther', words: 'with another foster carer', types: ['U4', 'U5', 'U6'] },
  { id: 'other', words: 'in another placement', types: ['Z1', 'Z11', 'Z12', 'Z13', 'Z14', 'T0', 'T1', 'T2', 'T3', 'T4'] },
] as const;

/**
 * Family-based: fostered (U1–U6), with parents (P1) or placed for adoption (A3–A6). The strategy's 531 of 634 is 464 + 41
 * + 26 of these; its “41 non-family” cannot be the rest, and is almost surely those with parents under the wrong name.
 */
export const isFamilyBased = ({ usualPlacementType: type }: LivingWhere): boolean => /^(U[1-6]|P1|A[3-6])$/.test(type);

/**
 * Commissioned: with an independent fostering agency, or in a home that is not the authority's own. The demand management
 * paper of 2018 counts "commissioned placements (Independent Fostering Agencies/IFAs and Out of Authority Children's
 * Homes/OoAs)"; it calls every bought home out of authority, wherever it lies, and so is it counted here.
 */
export const isCommissioned = (child: LivingWhere): boolean =>
  settingOf(child).short === 'ifa' || ((RESIDENTIAL as readonly string[]).includes(child.usualPlacementType) && child.usualProvider !== 'PR1');

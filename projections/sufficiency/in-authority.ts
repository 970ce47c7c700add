import type { ChildInCare } from '../children/children-in-care.query.js';

/**
 * Codes that authorities of the same area had before and have now (ONS code history): a placement told by one code lies
 * in an authority told by the other. The postcode directory knows only today's.
 */
const NOW_CODED: Readonly<Record<string, string>> = {
  E08000016: 'E08000038',
  E08000019: 'E08000039',
  E08000020: 'E08000037',
  E06000048: 'E06000057',
  E10000002: 'E06000060',
  E10000023: 'E06000065',
  E10000027: 'E06000066',
};

const today = (code: string): string => NOW_CODED[code] ?? code;

export const LOCATIONS = ['in authority', 'out of authority', 'not recorded'] as const;
export type Location = (typeof LOCATIONS)[number];

/**
 * Whether a placement lies inside the boundary of the authority responsible, whatever its distance (DfE, underlying data
 * 2018, note 13: out of authority is outside the boundary of the responsible authority). Not known where no authority is
 * told, where it is told by another numbering than ONS codes, or where a district (E07) is told and the responsible
 * authority is a county (E10), for which districts it has is not known here.
 */
export const locationOf = ({
  authority,
  placementAuthority,
}: Pick<ChildInCare, 'authority' | 'placementAuthority'>): Location => {
  if (placementAuthority === null || !/^([A-Z]\d{8}|SCO|WAL|NIR)$/.test(placementAuthority)) return 'not recorded';
  if (today(placementAuthority) === today(authority)) return 'in authority';
  return authority.startsWith('E10') && placementAuthority.startsWith('E07') ? 'not recorded' : 'out of authority';
};

import type { CollectionYear } from '../../calendar.js';
import { isFoster, isPlacedForAdoption, isShortBreak, type LegalStatus, type PlacementType } from '../../codes.js';
import { cellIn, type Episode } from '../child-year.js';
import { eachEpisode, eachNext, inYears, isFilled, type Rule } from './rule.js';

/** The day until which P2 could be used, and from which English H5 placements are registered. */
const SUPPORTED_ACCOMMODATION_REGULATED = '2023-10-28';

/** Which placements follow which, and the placement provider and URN that go with them. */
export const placementRules: readonly Rule[] = [
  /** V:217, of episodes from 1 April 2015. */
  eachEpisode(
    [
      '217',
      'RNE',
      'A child placed for adoption with the current foster carer (A3, A5) begins with S, T or U: correct the reason.',
    ],
    ({ place, began, reasonForNew }) =>
      ['A3', 'A5'].includes(place) && began >= '2015-04-01' && !['S', 'T', 'U'].includes(reasonForNew),
  ),

  /** V:217t, from 2023/24: by the day the placement ended. */
  inYears(
    { from: 2024 },
    eachEpisode(
      ['217t', 'PLACE', 'P2 ended on 28 October 2023: begin a new episode with the placement’s present type.'],
      ({ place, ended }) => place === 'P2' && (ended === undefined || ended > SUPPORTED_ACCOMMODATION_REGULATED),
    ),
  ),

  /** V:336: A3 and A5 follow a foster or adoption placement, as its own note says; its code looks at A3 and A4. */
  eachNext(
    [
      '336',
      'PLACE',
      'Before being placed for adoption with the foster carer a child is in a foster placement: correct this placement or the last.',
    ],
    (before, { place }) => ['A3', 'A5'].includes(place) && !isFostered(before) && !isForAdoption(before),
  ),

  /** V:390. */
  eachEpisode(
    [
      '390',
      'REC',
      'A child is adopted (E11, E12) from a placement for adoption (A3–A6): correct the reason or the placement.',
    ],
    (episode) => ['E11', 'E12'].includes(episode.reasonCeased) && !isForAdoption(episode),
  ),

  /** V:516: with the former foster carer means fostered in the year; the validator looks at the last placement only. */
  eachEpisode(
    [
      '516',
      'REC',
      'E45 and E46 are for a former foster carer, but no placement of the year is a foster placement: correct the reason.',
    ],
    ({ reasonCeased }, { episodes }) => ['E45', 'E46'].includes(reasonCeased) && !episodes.some(isFostered),
  ),

  /** V:213: T0–T4, and Z1 until 2024/25, Z11–Z14 after, have no provider. */
  eachEpisode(
    ['213', 'PLACE_PROVIDER', 'The provider is not asked of this placement: leave it blank.'],
    ({ place, provider }, { year }) => hasNoProvider(place, year) && provider !== '',
  ),

  /** V:526: the others have one. */
  eachEpisode(
    ['526', 'PLACE_PROVIDER', 'Say who provides the placement.'],
    ({ place, provider }, { year }) => !hasNoProvider(place, year) && provider === '',
  ),

  /** V:550. */
  eachEpisode(
    ['550', 'PLACE_PROVIDER', 'Only a placement with parents (P1) is provided by them (PR0): correct the provider.'],
    ({ place, provider }) => provider === 'PR0' && place !== 'P1',
  ),

  /** V:527. */
  eachEpisode(
    ['527', 'PLACE_PROVIDER', 'The authority itself (PR1) does not provide P1, R2 or R5: correct the provider.'],
    ({ place, provider }) => provider === 'PR1' && ['P1', 'R2', 'R5'].includes(place),
  ),

  /** V:528. */
  eachEpisode(
    ['528', 'PLACE_PROVIDER', 'Another authority (PR2) does not provide P1, R2 or R5: correct the provider.'],
    ({ place, provider }) => provider === 'PR2' && ['P1', 'R2', 'R5'].includes(place),
  ),

  /** V:529. */
  eachEpisode(
    [
      '529',
      'PLACE_PROVIDER',
      'Other public bodies (PR3) provide no P1, K1, K2, foster or adoption placement: correct the provider.',
    ],
    (episode) =>
      episode.provider === 'PR3' &&
      (['P1', 'K1', 'K2'].includes(episode.place) || isFostered(episode) || isForAdoption(episode)),
  ),

  /** V:530. */
  eachEpisode(
    [
      '530',
      'PLACE_PROVIDER',
      'A private body (PR4) does not provide a placement with parents (P1): correct the provider.',
    ],
    ({ place, provider }) => provider === 'PR4' && place === 'P1',
  ),

  /** V:531. */
  eachEpisode(
    [
      '531',
      'PLACE_PROVIDER',
      'A voluntary body (PR5) does not provide a placement with parents (P1): correct the provider.',
    ],
    ({ place, provider }) => provider === 'PR5' && place === 'P1',
  ),

  /** V:222. */
  eachEpisode(
    ['222', 'URN', 'Ofsted’s reference is not asked of this placement: leave it blank.'],
    ({ place, row }, { year }) => hasNoUrn(place, year) && !['', 'XXXXXXX'].includes(cellIn(row, 'URN')),
  ),

  /** V:218, only where PL_LA says that the placement is in England; short breaks have none (V:214), H5 in 2023/24 is V:230's. */
  eachEpisode(
    ['218', 'URN', 'Give Ofsted’s reference of the home or agency.'],
    (episode, { year, firstDay }) =>
      isInEngland(episode) &&
      !isFilled(episode.row, 'URN') &&
      !hasNoUrn(episode.place, year) &&
      !(year === 2024 && episode.place === 'H5') &&
      !isShortBreak(episode.legalStatus as LegalStatus) &&
      (episode.ended === undefined || episode.ended >= firstDay),
  ),

  /** V:230, in 2023/24: English H5 placements that lasted beyond 28 October 2023 are registered. */
  inYears(
    { from: 2024, until: 2024 },
    eachEpisode(
      ['230', 'URN', 'From 28 October 2023 an H5 placement in England has an Ofsted reference: give it.'],
      (episode) =>
        episode.place === 'H5' &&
        isInEngland(episode) &&
        ['', 'XXXXXXX'].includes(cellIn(episode.row, 'URN')) &&
        (episode.ended === undefined || episode.ended > SUPPORTED_ACCOMMODATION_REGULATED),
    ),
  ),
];

const isFostered = ({ place }: Episode): boolean => isFoster(place as PlacementType);
const isForAdoption = ({ place }: Episode): boolean => isPlacedForAdoption(place as PlacementType);

const hasNoProvider = (place: string, year: CollectionYear): boolean =>
  (year < 2026 ? /^(T[0-4]|Z1)$/ : /^(T[0-4]|Z1[1-4])$/).test(place);

/** The list lost H5 in 2023/24 and P2 in 2024/25; Z11–Z14 took the place of Z1 in 2025/26. */
const hasNoUrn = (place: string, year: CollectionYear): boolean =>
  /^(P1|P3|R1|R2|R5|T[0-4])$/.test(place) ||
  (place === 'H5' && year < 2024) ||
  (place === 'P2' && year < 2025) ||
  (year < 2026 ? place === 'Z1' : /^Z1[1-4]$/.test(place));

/** By the derived PL_LA: a GSS code of England, or the department's three digits. */
const isInEngland = ({ row }: Episode): boolean => /^(E\d{8}|\d{3})$/.test(cellIn(row, 'PL_LA'));

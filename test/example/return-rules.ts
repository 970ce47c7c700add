import { ageOn, calendarDate, daysBetween, type CalendarDate } from '../../src/domain/calendar.js';
import {
  categoriesOfNeed,
  isCodeOf,
  isFoster,
  isPlacedForAdoption,
  isShortBreak,
  isTemporary,
  legalStatuses,
  placementChangeReasons,
  placementProviders,
  placementTypes,
  reasonsEpisodeCeased,
  reasonsForNewEpisode,
  validOn,
  type CodeList,
  type LegalStatus,
  type PlacementType,
} from '../../src/domain/codes.js';
import type { Cells } from '../../src/example/tables.js';

/** A row of Episodes with its dates read. */
export type Told = { readonly cells: Cells; readonly from: CalendarDate; readonly to: CalendarDate | undefined };

export const read = (text: string | undefined): CalendarDate | undefined =>
  text ? calendarDate(text.split('/').reverse().join('-')) : undefined;

export const told = (cells: Cells): Told => {
  const from = read(cells.DECOM);
  if (from === undefined) throw new Error(`no day: ${cells.DECOM ?? ''}`);
  return { cells, from, to: read(cells.DEC) };
};

export type Year = { readonly first: CalendarDate; readonly last: CalendarDate };
type Rule = readonly [number: string, broken: boolean];

/** The numbers of the rules (those of the sector's validator) that one child's rows in one year break. */
export const rulesBroken = (rows: readonly Cells[], born: CalendarDate, year: Year): readonly string[] => {
  const episodes = rows.map(told);
  const rules = [
    ...episodes.flatMap((episode) => [...ofOne(episode, born, year), ...ofCodes(episode), ...ofPlace(episode)]),
    ...episodes.flatMap((episode, place) => inOrder(episodes[place - 1], episode, year)),
    ...episodes.flatMap((episode, place) => inTurn(episode, episodes[place + 1])),
    ...overall(episodes, year),
  ];
  return rules.filter(([, broken]) => broken).map(([number]) => number);
};

const ofOne = ({ cells, from, to }: Told, born: CalendarDate, { first, last }: Year): readonly Rule[] => {
  const { LS = '', PLACE = '', DEC, REC = '', RNE } = cells;
  const days = to === undefined ? 0 : daysBetween(from, to);
  const [age, left] = [ageOn(born, from), ageOn(born, to ?? from)];
  return [
    ['353/354', from > last || (to !== undefined && (to > last || to < first))],
    ['355', to !== undefined && to <= from],
    ['148', (DEC === '') !== (REC === '')],
    ['352', RNE === 'S' && age >= 18],
    ['over 18', to !== undefined && daysBetween(born, to) > 18 * 366 && left > 18],
    ['361', LS === 'L1' && days > 3],
    ['362', LS === 'L2' && days > 21],
    ['365', LS === 'V3' && (days > 17 || RNE !== 'S')],
    ['375-379', days > ({ T1: 42, T3: 21, T4: 7 }[PLACE] ?? Infinity)],
    ['358', LS.startsWith('J') && age < 10],
    [
      '370-374',
      (['P2', 'H5', 'K3'].includes(PLACE) && age < 16) || (PLACE === 'R5' && age < 10) || (PLACE === 'S1' && age < 4),
    ],
    ['378', PLACE === 'P1' && LS === 'V2'],
    ['408', ['A5', 'A6'].includes(PLACE) && LS !== 'E1'],
    ['386', /^E(1[12]|4[3-8])$/.test(REC) && left >= 18],
    ['407', REC === 'E17' && left < 18],
    ['387', ['E5', 'E6'].includes(REC) && left < 14],
    ['390', ['E11', 'E12'].includes(REC) && !isPlacedForAdoption(PLACE as PlacementType)],
    ['E45/E46', ['E45', 'E46'].includes(REC) && !isFoster(PLACE as PlacementType)],
  ];
};

/** Each code is of its list and was in use on the day. */
const ofCodes = ({ cells, from, to }: Told): readonly Rule[] => {
  const rule = <C extends string>(
    number: string,
    list: CodeList<C>,
    code: string | undefined,
    on: CalendarDate,
  ): Rule => [`${number} ${code ?? ''}`, !!code && !(isCodeOf(list, code) && validOn(list, code, on))];
  return [
    rule('143', reasonsForNewEpisode, cells.RNE, from),
    rule('144', legalStatuses, cells.LS, from),
    rule('145', categoriesOfNeed, cells.CIN, from),
    rule('146', placementTypes, cells.PLACE, from),
    rule('178', placementProviders, cells.PLACE_PROVIDER, from),
    rule('149', reasonsEpisodeCeased, cells.REC, to ?? from),
    rule('1009', placementChangeReasons, cells.REASON_PLACE_CHANGE, to ?? from),
  ];
};

const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  PR0: /^(?!P1)/,
  PR1: /^(P1|R2|R5)/,
  PR2: /^(P1|R2|R5)/,
  PR3: /^(P1|A|K[12]|U)/,
  PR4: /^P1/,
  PR5: /^P1/,
};
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/;

const ofPlace = ({ cells, from }: Told): readonly Rule[] => {
  const { PLACE = '', PLACE_PROVIDER = '', HOME_POST = '', PL_POST = '', URN = '', LS = '' } = cells;
  const short = isShortBreak(LS as LegalStatus);
  const noProvider = isTemporary(PLACE as PlacementType) || PLACE.startsWith('Z');
  const early = from < '2023-10-28' && ['H5', 'P2'].includes(PLACE);
  const noNumber = noProvider || early || short || ['P1', 'P2', 'P3', 'R1', 'R2', 'R5'].includes(PLACE);
  return [
    ['213', noProvider !== (PLACE_PROVIDER === '')],
    ['527-531/550', FORBIDDEN[PLACE_PROVIDER]?.test(PLACE) ?? false],
    ['222', noNumber !== (URN === '')],
    ['URN', URN !== '' && !/^SC9\d{5}$/.test(URN)],
    ['398', short && `${HOME_POST}${PL_POST}` !== ''],
    ['placement postcode', !short && !POSTCODE.test(PL_POST)],
    ['home postcode', HOME_POST !== '' && !POSTCODE.test(HOME_POST)],
    ['392d', PLACE !== 'P1' && HOME_POST !== '' && HOME_POST === PL_POST],
    ['384', short && ['U1', 'U4'].includes(PLACE)],
    ['short break and away', short && isTemporary(PLACE as PlacementType)],
  ];
};

const placement = ({ cells }: Told) => [cells.PLACE, cells.PL_POST, cells.URN, cells.PLACE_PROVIDER].join('|');
const away = (episode: Told | undefined) => isTemporary((episode?.cells.PLACE ?? '') as PlacementType);

const inOrder = (before: Told | undefined, episode: Told, { first }: Year): readonly Rule[] => {
  const { RNE = '', LS, CIN, PLACE = '' } = episode.cells;
  const adopting = isPlacedForAdoption(PLACE as PlacementType);
  if (!before)
    return [
      ['357/433', RNE !== 'S' && episode.from >= first],
      ['380', away(episode) && RNE === 'S'],
    ];
  const follows = before.to === episode.from;
  const [law, place] = [before.cells.LS !== LS, placement(before) !== placement(episode)];
  return [
    ['142/501', before.to === undefined || before.to > episode.from],
    ['431', RNE === 'S' && follows],
    ['432', before.cells.REC !== 'X1' && RNE !== 'S'],
    ['433', RNE !== 'S' && !follows],
    ['434', RNE === 'L' && (!law || place)],
    ['435', ['P', 'T'].includes(RNE) && (law || !place)],
    ['436', ['B', 'U'].includes(RNE) && (!law || !place)],
    ['437', ['E2', 'E15'].includes(before.cells.REC ?? '')],
    ['504', RNE !== 'S' && before.cells.CIN !== CIN],
    ['380', away(episode) && !['P', 'B'].includes(RNE)],
    ['336', adopting && RNE !== 'L' && !/^[UA]/.test(before.cells.PLACE ?? '')],
    ['217', PLACE === 'A5' && !['S', 'T', 'U'].includes(RNE)],
  ];
};

const inTurn = (episode: Told, next: Told | undefined): readonly Rule[] => {
  const { REC = '', REASON_PLACE_CHANGE = '', PLACE } = episode.cells;
  const moved = next !== undefined && REC === 'X1' && ['P', 'B', 'T', 'U'].includes(next.cells.RNE ?? '');
  const explained = moved && !away(episode) && !away(next);
  return [
    ['388', (REC === 'X1') !== (next !== undefined && next.from === episode.to)],
    ['225/226/233', explained !== (REASON_PLACE_CHANGE !== '')],
    ['381', away(episode) && episode.to !== undefined && REC !== 'X1'],
    [
      '383',
      away(episode) && next !== undefined && (next.cells.RNE !== 'P' || isTemporary(next.cells.PLACE as PlacementType)),
    ],
    [
      'same carer',
      (REASON_PLACE_CHANGE === 'PLACE') !== (explained && ['T', 'U'].includes(next.cells.RNE ?? '')) || PLACE === '',
    ],
  ];
};

const overall = (episodes: readonly Told[], { last }: Year): readonly Rule[] => {
  const kinds = new Set(episodes.map(({ cells }) => cells.LS));
  const breaks = episodes.filter(({ cells }) => cells.LS === 'V3');
  const returned = episodes.every((episode, place) => {
    const [before, after] = [episodes[place - 1], episodes[place + 1]];
    return !away(episode) || !before || !after || placement(before) === placement(after);
  });
  return [
    ['367', breaks.reduce((sum, { from, to }) => sum + daysBetween(from, to ?? last), 0) > 75],
    ['V3 and V4', kinds.has('V3') && kinds.has('V4')],
    ['383', !returned],
  ];
};

import { isTemporary, type LegalStatus, type PlacementType } from '../domain/codes.js';
import { altered, precededBy, replaced, without, type FaultKind, type Flaw, type Occasion } from './fault.js';
import type { Chance } from './random.js';
import type { Episode } from './story.js';
import type { Cells } from './tables.js';
import { stillOpen, type Telling, type ToldEpisode } from './telling.js';

/** What can be got wrong on an occasion, if anything; `earlier` is how many of the kind there are already. */
type FlawOn = (occasion: Occasion, telling: Telling, chance: Chance, earlier: number) => Flaw | undefined;

const endsIn = ({ to }: Episode, { first, last }: Occasion): boolean => to !== undefined && to >= first && to <= last;
const spans = ({ from, to }: Episode, { first, last }: Occasion): boolean =>
  from < first && (to === undefined || to > last);

/** Either the whole of a short stay in care, too short for a review, or the last move before leaving. */
const lateEntry: FlawOn = (occasion, telling) => {
  const { episode, before, after, year, first, told } = occasion;
  if (after || !told.after || episode.from < first || !endsIn(episode, occasion)) return undefined;
  if (before && isTemporary(before.setting.type)) return undefined;
  if (!before && (episode.to ?? Infinity) - episode.from > 19) return undefined;
  const late = before ? [before, episode] : [episode];
  const then = before ? replaced(before, stillOpen(before)) : (rows: readonly ToldEpisode[]) => rows;
  const telledThen = altered(telling, {
    [year]: (rows) => then(without(episode)(rows)),
    [year + 1]: precededBy(...late),
  });
  return { year, episode, telling: telledThen };
};

const WRONG_STATUS: { readonly [status in LegalStatus]?: LegalStatus } = { C2: 'C1', C1: 'V2', V2: 'C1' };
const WRONG_PLACE: { readonly [type in PlacementType]?: PlacementType } = {
  U6: 'U4',
  U4: 'U6',
  U3: 'U1',
  U1: 'U3',
  K2: 'R1',
  H5: 'P2',
};

/** Wrong in every year up to one, right from the next. */
const corrected: FlawOn = (occasion, telling, chance) => {
  const { episode, after, year, last, told } = occasion;
  if (!told.after || episode.from > last) return undefined;
  const { to, setting, legalStatus } = episode;
  if (!after && endsIn(episode, occasion) && to !== undefined && to - episode.from > 8) {
    const early: ToldEpisode = { ...episode, to: to - chance.between(1, 7) };
    return {
      year,
      episode,
      column: 'DEC',
      telling: altered(telling, { [year]: replaced(episode, early), [year + 1]: precededBy(episode) }),
    };
  }
  if (to !== undefined && to <= last) return undefined;
  const [type, status] = [WRONG_PLACE[setting.type], WRONG_STATUS[legalStatus]];
  const ofPlace = type !== undefined && (status === undefined || setting.type === 'P1' || chance.yes(0.5));
  if (!ofPlace && (status === undefined || setting.type === 'P1')) return undefined;
  const wrong = ofPlace ? { setting: { ...setting, type } } : { legalStatus: status ?? legalStatus };
  const until = (rows: readonly ToldEpisode[]) =>
    rows.map((row) => (row.from === episode.from ? { ...row, ...wrong } : row));
  const years = [...telling.keys()].filter((each) => each <= year);
  const changes = Object.fromEntries(years.map((each) => [each, until]));
  return { year, episode, column: ofPlace ? 'PLACE' : 'LS', telling: altered(telling, changes) };
};

const missingFromAYear: FlawOn = (occasion, telling) => {
  const { episode, year, told } = occasion;
  if (!told.before || !told.after || !spans(episode, occasion)) return undefined;
  return { year, episode, telling: altered(telling, { [year]: without(episode) }) };
};

const openAndClosed: FlawOn = (occasion, telling) => {
  const { episode, year } = occasion;
  if (!endsIn(episode, occasion)) return undefined;
  return { year, episode, telling: altered(telling, { [year]: replaced(episode, stillOpen(episode), episode) }) };
};

const overlap: FlawOn = (occasion, telling, chance) => {
  const { episode, after, year, last } = occasion;
  const { to } = episode;
  if (to === undefined || after?.to === undefined || !endsIn(episode, occasion) || after.to - to < 4) return undefined;
  const longer = { ...episode, to: to + chance.between(1, Math.min(21, after.to - to - 2)) };
  if (longer.to > last) return undefined;
  return { year, episode, column: 'DEC', telling: altered(telling, { [year]: replaced(episode, longer) }) };
};

const noContinuation: FlawOn = (occasion, telling) => {
  const { episode, after, year } = occasion;
  if (after || !endsIn(episode, occasion)) return undefined;
  return {
    year,
    episode,
    column: 'REC',
    telling: altered(telling, { [year]: replaced(episode, { ...episode, ceased: 'X1' }) }),
  };
};

const openWithReason: FlawOn = (occasion, telling, chance) => {
  const { episode, year, last } = occasion;
  if (episode.from > last || episode.to === undefined || episode.to <= last) return undefined;
  const told: ToldEpisode = { ...stillOpen(episode), ceased: chance.yes(0.6) ? 'X1' : 'E4A' };
  return { year, episode, column: 'REC', telling: altered(telling, { [year]: replaced(episode, told) }) };
};

const GARBLED: readonly ((year: number) => Cells)[] = [
  (year) => ({ DECOM: `31/02/${year}` }),
  () => ({ PLACE: 'U9' }),
  () => ({ LS: 'C9' }),
  () => ({ CIN: 'N0' }),
];

/** Only of an episode that other years tell too, so that nothing is lost but a row. There are four at most. */
const unreadable: FlawOn = (occasion, telling, _, earlier) => {
  const { episode, year, told } = occasion;
  const garbled = GARBLED[earlier]?.(year);
  if (!garbled || !told.before || !told.after || !spans(episode, occasion)) return undefined;
  const row = { ...stillOpen(episode), garbled };
  const column = Object.keys(garbled)[0] ?? '';
  return { year, episode, column, telling: altered(telling, { [year]: replaced(episode, row) }) };
};

export const flawOn: Readonly<Record<FaultKind, FlawOn>> = {
  'late-entry': lateEntry,
  corrected,
  'missing-from-a-year': missingFromAYear,
  'open-and-closed': openAndClosed,
  overlap,
  'no-continuation': noContinuation,
  'open-with-reason': openWithReason,
  unreadable,
};

import { REGISTRATION } from './settings.js';
import { statutoryDate, yearDays } from './days.js';
import { episodesOf, type Episode, type Story } from './story.js';
import type { Cells } from './tables.js';

/** An episode as one year's file tells it; `garbled` cells stand as written, whatever was meant. */
export type ToldEpisode = Episode & { readonly garbled?: Cells };

/** What each year's file tells of one child's episodes, in the order of the file. */
export type Telling = ReadonlyMap<number, readonly ToldEpisode[]>;

/** The truth as each year could know it: every episode that touches the year, open where it ends only later. */
export const truthfulTelling = (story: Story, years: readonly number[]): Telling =>
  new Map(years.map((year) => [year, episodesOf(story).flatMap((episode) => toldIn(episode, year))]));

export const toldIn = (episode: Episode, year: number): readonly ToldEpisode[] => {
  const { first, last } = yearDays(year);
  const { from, to } = episode;
  if (from > last || (to !== undefined && to < first)) return [];
  return [to !== undefined && to <= last ? episode : stillOpen(episode)];
};

export const stillOpen = ({ from, why, legalStatus, need, setting, homePostcode }: Episode): ToldEpisode => ({
  from,
  why,
  legalStatus,
  need,
  setting,
  ...(homePostcode === undefined ? {} : { homePostcode }),
});

export const episodeCells = (child: string, told: ToldEpisode): Cells => {
  const { from, to, why, legalStatus, need, setting, homePostcode, ceased, moveReason } = told;
  return {
    CHILD: child,
    DECOM: statutoryDate(from),
    RNE: why,
    LS: legalStatus,
    CIN: need,
    PLACE: setting.type,
    PLACE_PROVIDER: setting.provider ?? '',
    DEC: to === undefined ? '' : statutoryDate(to),
    REC: ceased ?? '',
    REASON_PLACE_CHANGE: moveReason ?? '',
    HOME_POST: homePostcode ?? '',
    PL_POST: setting.postcode ?? '',
    URN: setting.type === 'H5' && from < REGISTRATION ? '' : (setting.urn ?? ''),
    ...told.garbled,
  };
};

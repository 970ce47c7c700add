import type { ChildTold, EpisodeTold } from '../../asking/child.js';
import { daysBetween } from '../../domain/calendar.js';
import { dayInWords } from '../../words/wording.js';
import * as words from '../layout/code-words.js';
import { number } from '../layout/formats.js';

/** Where the child lived, stretch by stretch; the one that holds the day asked about is marked. */
export const episodesShown = ({ episodes, asAt }: ChildTold) =>
  episodes.map((episode) => ({
    from: dayInWords(episode.from),
    to: episode.to ? dayInWords(episode.to) : 'Still lasts',
    days: episode.to ? number(daysBetween(episode.from, episode.to)) : '',
    began: words.newEpisodeReason(episode.reasonForNewEpisode),
    legalStatus: words.legalStatus(episode.legalStatus),
    placement: words.placementType(episode.away ?? episode.placement.type),
    provider: providerOf(episode),
    urn: (episode.away ? episode.awayUrn : episode.placement.urn) ?? '',
    ended: endOf(episode),
    current: episode.from <= asAt && (episode.to === null || episode.to > asAt),
  }));

const providerOf = ({ away, placement }: EpisodeTold) =>
  away || !placement.provider ? undefined : words.provider(placement.provider);

const endOf = ({ reasonCeased, changeReason }: EpisodeTold) => {
  if (reasonCeased === null) return undefined;
  return reasonCeased === 'X1' && changeReason ? words.changeReason(changeReason) : words.leavingReason(reasonCeased);
};

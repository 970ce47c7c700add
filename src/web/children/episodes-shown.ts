import type { LifeTold } from '../../asking/child.js';
import { daysBetween } from '../../domain/calendar.js';
import { childWords } from '../../words/child-words.js';
import { dayInWords } from '../../words/wording.js';
import * as words from '../layout/code-words.js';
import { number } from '../layout/formats.js';
import { paths } from '../paths.js';

type EpisodeTold = LifeTold['episodes'][number];

const { notRecorded, stillLasts } = childWords;

/** Where the child lived, stretch by stretch; the one that holds the day asked about is marked. */
export const episodesShown = ({ episodes, asAt }: LifeTold) =>
  episodes.map((episode) => ({
    from: dayInWords(episode.from),
    to: episode.to ? dayInWords(episode.to) : stillLasts,
    days: daysOf(episode, asAt),
    began: words.newEpisodeReason(episode.reasonForNewEpisode),
    legalStatus: words.legalStatus(episode.legalStatus),
    placement: words.placementType(episode.away ?? episode.placement.type),
    provider: providerOf(episode),
    ...withWhom(episode),
    miles: episode.away || episode.placement.distance === undefined ? notRecorded : String(episode.placement.distance),
    ended: endOf(episode),
    current: episode.from <= asAt && (episode.to === null || episode.to > asAt),
  }));

/** Of what still lasts, up to the day asked about; nothing of what is yet to begin. */
const daysOf = ({ from, to }: EpisodeTold, asAt: LifeTold['asAt']): string =>
  to === null && from > asAt ? '0' : number(daysBetween(from, to ?? asAt));

/** The records of the home or agency and of the carer household, by reference; nothing while away from them. */
export const withWhom = ({ away, awayUrn, placement }: EpisodeTold) => {
  const [home, carer] = away ? [awayUrn, null] : [placement.home ?? placement.urn, placement.carer];
  return {
    home: home ? { reference: home, href: paths.provider(home) } : undefined,
    carer: carer ? { reference: carer, href: paths.carer(carer) } : undefined,
  };
};

const providerOf = ({ away, placement }: EpisodeTold) => {
  if (away) return { words: 'Away from the placement', code: '' };
  return placement.provider ? words.provider(placement.provider) : { words: notRecorded, code: '' };
};

const endOf = ({ to, reasonCeased, changeReason }: EpisodeTold) => {
  if (reasonCeased === null) return { words: to === null ? stillLasts : notRecorded, code: '' };
  return reasonCeased === 'X1' && changeReason ? words.changeReason(changeReason) : words.leavingReason(reasonCeased);
};

import { LASTING } from '../../projections/timeline.js';
import type { Figure } from '../../projections/figure.js';
import type { Measure, Reader } from '../../projections/measure.js';
import type { ChildInCare } from '../../projections/children/children-in-care.query.js';
import type { EpisodeOf } from '../../projections/children/episodes-of.query.js';
import { oneAfterAnother } from '../../projections/together.js';
import type { EntryNumber } from '../../src/domain/entry.js';
import { plusDays, type CalendarDate } from '../../src/domain/calendar.js';
import { AS_AT } from './any-child-in-care.js';

export type EpisodeGiven = EpisodeOf & { readonly changeReason: string | null; readonly usualProvider: string | null; readonly admissionKnown: number };

type Given = {
  readonly inCare?: readonly ChildInCare[];
  readonly episodes?: readonly EpisodeGiven[];
  readonly births?: Readonly<Record<string, number>>;
  readonly first?: string;
  readonly last?: string;
  readonly population?: number;
};

const never = (): never => {
  throw new Error('This measure was not expected to ask that.');
};

/** What a measure says of given children and episodes, by the ids of its figures. */
export const measured = ({ figures }: Measure, { inCare = [], episodes = [], births = {}, first, last, population }: Given) => {
  const byChild = grouped(episodes);
  const read: Reader = {
    childrenInCare: () => inCare,
    episodesOf: () => byChild,
    episodesDuring: () => episodes,
    at: never,
    versionsOf: never,
    anyTold: never,
    placedWith: never,
    providersKnown: never,
    together: oneAfterAnother,
    during: () => episodes.map((episode) => ({ ...episode, subject: episode.child })) as never,
    of: (_timeline, subjects) => subjects.flatMap((subject) =>
      births[subject] === undefined ? [] : [{ subject, from: births[subject], to: LASTING, dateOfBirth: births[subject] }]) as never,
  };
  const told = figures(read, {
    viewpoint: { asAt: AS_AT, knownAt: 1 as EntryNumber }, authority: 'E08000018',
    first: (first ?? plusDays(AS_AT, -364)) as CalendarDate, last: (last ?? AS_AT) as CalendarDate, population: population ?? null,
  });
  const byId = new Map(told.map((figure) => [figure.id, figure]));
  if (byId.size !== told.length) throw new Error('Two figures have one id.');
  const figure = (id: string): Figure => {
    const one = byId.get(id);
    if (!one) throw new Error(`There is no figure ${id}.`);
    return one;
  };
  return { figure, value: (id: string) => figure(id).value, figures: told };
};

const grouped = (episodes: readonly EpisodeGiven[]): ReadonlyMap<string, readonly EpisodeGiven[]> => {
  const groups = new Map<string, EpisodeGiven[]>();
  for (const episode of episodes) groups.set(episode.child, [...(groups.get(episode.child) ?? []), episode]);
  return groups;
};

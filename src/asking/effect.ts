import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { collectionYearOf, firstDayOf, type CalendarDate } from '../domain/calendar.js';
import type { ChildId } from '../domain/child/commands.js';
import { episodesOf } from '../domain/child/episodes.js';
import type { ChildEvent, ChildFact } from '../domain/child/events.js';
import { inEffectOrder, wholeCommands, type Entry } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOf } from '../recording/streams.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { Figure } from '../../projections/figure.js';
import type { Reader } from '../../projections/measure.js';
import { MEASURES } from '../../projections/measures.js';
import { readerOf } from '../../projections/reader.js';
import { supposedViews } from '../../projections/views/supposed-views.js';
import { Asking } from './asking.js';
import { episodeTold, type EpisodeTold } from './child.js';
import { editionsIn, type EditionTold } from './editions-told.js';

/** What it would change were some entries of a child written that are only supposed so far. */
export class EffectAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly supposed: readonly StoredEntry[],
  ) {}
}

/** A figure as it is known now, and as it would be; values in the figure’s own unit. */
export type FigureMoved = Pick<Figure, 'id' | 'words' | 'unit'> & { readonly measure: string; readonly now: Figure['value']; readonly then: Figure['value'] };

/** What would be otherwise of the evening of a published edition. What was published stays as it came out. */
export type EditionMoved = Pick<EditionTold, 'edition' | 'asAt' | 'publishedOn'> & { readonly figures: readonly FigureMoved[] };

export type Effect = {
  readonly now: readonly EpisodeTold[];
  readonly then: readonly EpisodeTold[];
  readonly editions: readonly EditionMoved[];
  /** Collection years of returns already brought in or made that tell of a day on which it would be otherwise. */
  readonly returns: readonly number[];
};

type Life = readonly Entry<ChildEvent>[];

@QueryHandler(EffectAsked)
export class EffectHandler implements IQueryHandler<EffectAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, child, supposed }: EffectAsked): Promise<Effect> {
    const stored = await this.asking.ledger.read(streamOf({ authority, child }));
    const now = wholeCommands(stored.map((entry) => fromStored<ChildEvent>(entry)));
    const then = wholeCommands([...now, ...supposed.map((entry) => fromStored<ChildEvent>(entry))]);
    const since = firstDifference(now, then);
    const editions = await editionsIn(this.asking.ledger, authority);
    const touched = since === undefined ? [] : latestOfEachEvening(editions).filter(({ asAt }) => asAt >= since);
    return {
      now: episodesIn(now),
      then: episodesIn(then),
      editions: touched.length === 0 ? [] : await this.moved(authority, child, then, touched),
      returns: since === undefined ? [] : returnsSince(now, since),
    };
  }

  /** Every measure of each evening, asked of the views as they are and as they would be. */
  private async moved(authority: string, child: ChildId, then: Life, editions: readonly EditionTold[]): Promise<readonly EditionMoved[]> {
    const { sql, seen } = this.asking;
    const except = { kind: 'child', subject: child };
    const views = await supposedViews({ sql, authority, knownAt: seen, whole: Object.keys(PROJECTED), bySubject: [], except });
    try {
      views.suppose('child', child, inEffectOrder<ChildFact>(then));
      return editions.map(({ edition, asAt, publishedOn }) => {
        const now = figuresOf(readerOf(sql, authority), authority, { asAt, knownAt: seen });
        const supposed = new Map(figuresOf(readerOf(views.sql, authority), authority, { asAt, knownAt: seen }).map((one) => [`${one.measure} ${one.id}`, one.value]));
        const figures = now.flatMap(({ measure, id, words, unit, value }) => {
          const would = supposed.get(`${measure} ${id}`) ?? null;
          return would === value ? [] : [{ measure, id, words, unit, now: value, then: would }];
        });
        return { edition, asAt, publishedOn, figures };
      });
    } finally {
      await views.close();
    }
  }
}

type At = Parameters<(typeof MEASURES)[number]['figures']>[1]['viewpoint'];

const figuresOf = (reader: Reader, authority: string, viewpoint: At): readonly (Figure & { readonly measure: string })[] => {
  const about = { authority, viewpoint, first: firstDayOf(collectionYearOf(viewpoint.asAt)), last: viewpoint.asAt, population: null, releasedBy: null };
  return MEASURES.flatMap(({ name, figures }) => figures(reader, about).map((figure) => ({ ...figure, measure: name })));
};

const episodesIn = (life: Life): readonly EpisodeTold[] => episodesOf(inEffectOrder<ChildFact>(life).map(({ event }) => event)).map(episodeTold);

/** The first day on which a fact takes effect that is believed in one of two lives only. */
const firstDifference = (now: Life, then: Life): CalendarDate | undefined => {
  const [a, b] = [now, then].map((life) => new Map(inEffectOrder<ChildFact>(life).map(({ id, event }) => [id, event.effectiveOn])));
  const only = [...(a ?? [])].filter(([id]) => !b?.has(id)).concat([...(b ?? [])].filter(([id]) => !a?.has(id)));
  return only.map(([, on]) => on).sort()[0];
};

/** Where an evening was published more than once, the last that came out. */
const latestOfEachEvening = (editions: readonly EditionTold[]): readonly EditionTold[] => [...new Map(editions.map((one) => [one.asAt, one])).values()];

const returnsSince = (life: Life, since: CalendarDate): readonly number[] => {
  const years = life.flatMap(({ event }) => (event.type === 'ReturnReceived' ? [event.year] : []));
  return [...new Set(years)].filter((year) => year >= collectionYearOf(since)).sort((a, b) => a - b);
};

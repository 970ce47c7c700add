import { setImmediate } from 'node:timers/promises';
import { Inject, Logger } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { collectionYearOf, firstDayOf } from '../domain/calendar.js';
import type { Figure } from '../../projections/figure.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { FAMILIES, headlineNamed, type FamilyName, type HeadlineName } from './dashboard-figures.js';
import { Kept } from './kept.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** The figures told first, from one viewpoint, and what changed in them since another. */
export class HeadlinesAsked {
  constructor(
    readonly authority: string,
    readonly before: ViewpointAsked,
    readonly viewpoint: ViewpointAsked,
    readonly names: readonly HeadlineName[],
  ) {}
}

/** A figure without the records behind it. */
export type FigureAlone = Omit<Figure, 'behind'>;

/** How a figure came from what was told before to what is told now; the two parts add up (docs/adr/0016). */
export type HeadlineChange = { readonly before: number; readonly learned: number; readonly world: number };

export type HeadlineTold = { readonly name: HeadlineName; readonly measure: string } & (
  | { readonly figure: FigureAlone; readonly beside: FigureAlone | null; readonly change: HeadlineChange | null; readonly failed?: never }
  /** It could not be worked out; the others are told all the same. */
  | { readonly failed: true; readonly figure?: never }
);

export type HeadlinesTold = Viewpoint & { readonly before: Viewpoint; readonly headlines: readonly HeadlineTold[] };

type FiguresAt = (family: FamilyName, viewpoint: Viewpoint) => Promise<ReadonlyMap<string, FigureAlone>>;

@QueryHandler(HeadlinesAsked)
export class HeadlinesHandler implements IQueryHandler<HeadlinesAsked> {
  private readonly log = new Logger('headlines');
  private readonly kept = new Kept<Promise<ReadonlyMap<string, FigureAlone>>>(512);

  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, before: askedBefore, viewpoint: asked, names }: HeadlinesAsked): Promise<HeadlinesTold> {
    const [before, viewpoint] = [await this.asking.settle(askedBefore), await this.asking.settle(asked)];
    const figuresAt: FiguresAt = (family, from) => this.figuresAt(authority, family, from);
    const headlines: HeadlineTold[] = [];
    for (const name of names)
      try {
        headlines.push(await headlineTold(name, before, viewpoint, figuresAt));
      } catch (error) {
        this.log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        headlines.push({ name, measure: headlineNamed(name).measure, failed: true });
      }
    return { ...viewpoint, before, headlines };
  }

  /** Between families that have yet to be worked out others are let in. */
  private async figuresAt(authority: string, family: FamilyName, viewpoint: Viewpoint): Promise<ReadonlyMap<string, FigureAlone>> {
    const { asAt } = viewpoint;
    const about = { viewpoint, authority, first: firstDayOf(collectionYearOf(asAt)), last: asAt, population: null };
    const question = JSON.stringify([authority, family, viewpoint]);
    if (!this.kept.has(this.asking.generation, question)) await setImmediate();
    return this.kept.get(this.asking.generation, question, () =>
      this.asking.answer(authority, (read) => new Map(FAMILIES[family](read, about).map(({ behind: _, ...figure }) => [figure.id, figure]))));
  }
}

/** A headline, and how it changed: through the day told before, as it is known now. */
export const headlineTold = async (name: HeadlineName, before: Viewpoint, viewpoint: Viewpoint, figuresAt: FiguresAt): Promise<HeadlineTold> => {
  const { family, measure, figure: idOn, beside } = headlineNamed(name);
  const id = idOn(viewpoint.asAt);
  const now = await figuresAt(family, viewpoint);
  const figure = now.get(id);
  if (!figure) throw new Error(`${family} has no figure ${id}`);
  const valueAt = async (from: Viewpoint): Promise<number | null> => (await figuresAt(family, from)).get(id)?.value ?? null;
  const comparable = idOn(before.asAt) === id;
  const [then, again] = comparable ? [await valueAt(before), await valueAt({ asAt: before.asAt, knownAt: viewpoint.knownAt })] : [null, null];
  return {
    name, measure, figure,
    beside: beside ? (now.get(beside(viewpoint.asAt)) ?? null) : null,
    change: then === null || again === null || figure.value === null ? null : { before: then, learned: exact(again - then), world: exact(figure.value - again) },
  };
};

/** Of figures told to one decimal the difference is to one decimal too. */
const exact = (difference: number): number => Math.round(difference * 10) / 10;

import type { CalendarDate } from '../domain/calendar.js';
import type { Figure } from '../../projections/figure.js';
import type { Viewpoint } from '../../projections/viewpoint.js';

/** What a booklet is asked for: whose, from which viewpoint, and about which days where a figure is of a period. */
export type BookletAsked = {
  readonly authority: string;
  readonly authorityName: string;
  readonly viewpoint: Viewpoint;
  /** Both included; the financial year to the day asked about where nothing else is said. */
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
};

/** A figure with the family it is of. */
export type Known = Figure & { readonly measure: string };

/** A figure told under another name too, so that nothing suppressed of it under one is printed under the other. */
export type Alias = readonly [name: string, figure: Known];
export type Figures = ReadonlyMap<string, Known>;

export const figuresById = (families: readonly { readonly measure: string; readonly figures: readonly Figure[] }[], aliases: readonly Alias[] = []): Figures =>
  new Map([...families.flatMap(({ measure, figures }) => figures.map((figure) => [figure.id, { ...figure, measure }] as const)), ...aliases]);

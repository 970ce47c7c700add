import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dateOfDay, dayNumber, type CalendarDate } from '../domain/calendar.js';
import type { Direction } from '../domain/plan/codes.js';
import type { Behind, Figure } from '../../projections/figure.js';
import { measureNamed } from '../../projections/measures.js';
import { actionsOpen, plansAdopted, targetsHeld } from '../../projections/plans/plans.projection.js';
import { progressOf, type Verdict } from '../../projections/plans/progress.js';
import type { Told } from '../../projections/timeline.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import { MeasureAsked, type MeasureTold } from './measure.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** How far the targets of the delivery plans have come, as at a day, as known at an entry. */
export class TargetsAsked {
  constructor(
    readonly authority: string,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** A target in force, and its figure worked out from the same viewpoint. Values are in the figure's own unit. */
export type TargetTold = {
  readonly plan: string;
  readonly planTitle: string;
  readonly target: string;
  readonly words: string;
  readonly measure: string;
  readonly figure: string;
  /** Null where there is no such figure from there; then there is no value now either. */
  readonly unit: Figure['unit'] | null;
  readonly baseline: { readonly value: number; readonly asAt: CalendarDate };
  readonly value: number;
  readonly direction: Direction;
  readonly due: CalendarDate;
  /** A role. */
  readonly owner: string;
  readonly now: number | null;
  readonly expected: number;
  readonly percent: number | null;
  readonly verdict: Verdict;
  /** How many records the value now rests on, and the plan. */
  readonly behind: readonly Behind[];
};

/** What is still to be done. */
export type ActionTold = {
  readonly plan: string;
  readonly action: string;
  readonly target: string | null;
  readonly words: string;
  readonly due: CalendarDate;
  readonly owner: string;
  /** Whether the day it was due is over. */
  readonly overdue: boolean;
};

export type TargetsTold = Viewpoint & {
  /** Entries recorded since the one this is told from. */
  readonly laterEntries: number;
  readonly targets: readonly TargetTold[];
  readonly actionsOpen: readonly ActionTold[];
};

@QueryHandler(TargetsAsked)
export class TargetsHandler implements IQueryHandler<TargetsAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ authority, viewpoint: asked }: TargetsAsked): Promise<TargetsTold> {
    const viewpoint = await this.asking.settle(asked);
    const { held, plans, open } = await this.asking.answer(authority, (read) => ({
      held: read.at(targetsHeld, viewpoint), plans: read.at(plansAdopted, viewpoint), open: read.at(actionsOpen, viewpoint),
    }));
    const titles = new Map(plans.map(({ subject, title }) => [subject, title]));
    const figures = await this.figuresOf(authority, held, viewpoint);
    const day = dayNumber(viewpoint.asAt);
    return {
      ...viewpoint,
      laterEntries: this.asking.seen - viewpoint.knownAt,
      targets: held.map((row) => told(row, titles.get(row.subject) ?? row.subject, figures.get(`${row.measure} ${row.figure}`), day)),
      actionsOpen: open.map(({ subject, action, target, words, due, owner }) => ({
        plan: subject, action, target, words, due: dateOfDay(due), owner, overdue: due < day,
      })),
    };
  }

  /** Each measure that a target names is asked once, for the year so far; one that this release does not have tells nothing. */
  private async figuresOf(
    authority: string, held: readonly { readonly measure: string }[], { asAt, knownAt }: Viewpoint,
  ): Promise<ReadonlyMap<string, Figure>> {
    const found = new Map<string, Figure>();
    for (const measure of new Set(held.map((row) => row.measure))) {
      if (!measureNamed(measure)) continue;
      const { figures }: MeasureTold = await this.queries.execute(new MeasureAsked(authority, measure, { asAt, knownAt: String(knownAt) }));
      for (const figure of figures) found.set(`${measure} ${figure.id}`, figure);
    }
    return found;
  }
}

const told = (row: Told<typeof targetsHeld>, planTitle: string, figure: Figure | undefined, day: number): TargetTold => {
  const { subject: plan, target, words, measure, figure: id, baseline, baselineOn, tenths, due, owner } = row;
  const direction = row.direction as Direction;
  const now = figure?.value ?? null;
  const { expected, percent, verdict } = progressOf({ baseline, baselineOn, tenths, due, direction }, now === null ? null : Math.round(now * 10), day);
  return {
    plan, planTitle, target, words, measure, figure: id, unit: figure?.unit ?? null,
    baseline: { value: baseline / 10, asAt: dateOfDay(baselineOn) }, value: tenths / 10, direction, due: dateOfDay(due), owner,
    now, expected: expected / 10, percent, verdict,
    behind: [...(figure?.behind ?? []), { kind: 'plan', id: plan, adds: 0 }],
  };
};

import type { CalendarDate } from '../calendar.js';
import type { EntryId, EntryStruckOut } from '../entry.js';
import type { Direction } from './codes.js';

/**
 * A delivery plan: what the council means to reach, of which figure, by when and who answers for it. Values are tenths of the
 * figure's own unit, as exact as a figure is ever told. These shapes are stored for ever (docs/how-to/change-an-events-shape.md).
 */
export type PlanEvent = PlanFact | EntryStruckOut;
export type PlanFact = PlanAdopted | TargetSet | TargetRevised | TargetDropped | ActionSet | ActionDone;

type Told = { readonly effectiveOn: CalendarDate; readonly corrects?: EntryId };

/** The council adopted the plan, under its published title. */
export type PlanAdopted = Told & { readonly type: 'PlanAdopted'; readonly title: string };

/** A target of the plan. Its words are the plan's published ones and its owner a role, so neither names anybody. */
export type TargetSet = Told & {
  readonly type: 'TargetSet';
  readonly target: string;
  /** The measure, and the figure of it by its id, that tells how far it has come. */
  readonly measure: string;
  readonly figure: string;
  readonly words: string;
  readonly baseline: Baseline;
  readonly tenths: number;
  readonly direction: Direction;
  /** The day by whose end it is to be reached. */
  readonly due: CalendarDate;
  readonly owner: string;
  readonly identity?: { readonly owner?: string };
};

/** Where the figure stood when the plan was made, as the plan states it. */
export type Baseline = { readonly tenths: number; readonly asAt: CalendarDate };

/** Another value, or another day to reach it by. */
export type TargetRevised = Told & {
  readonly type: 'TargetRevised';
  readonly target: string;
  readonly tenths: number;
  readonly due: CalendarDate;
};

/** No longer a target of the plan. */
export type TargetDropped = Told & { readonly type: 'TargetDropped'; readonly target: string };

/** Something the plan says will be done, towards one of its targets or on its own. */
export type ActionSet = Told & {
  readonly type: 'ActionSet';
  readonly action: string;
  readonly target?: string;
  readonly words: string;
  readonly due: CalendarDate;
  readonly owner: string;
  readonly identity?: { readonly owner?: string };
};

/** An action was carried out. */
export type ActionDone = Told & { readonly type: 'ActionDone'; readonly action: string };

import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dayNumber } from '../domain/calendar.js';
import type { ChildId } from '../domain/child/commands.js';
import { absences, episodes, legalStatuses, particulars, siblings } from '../../projections/children/children.projection.js';
import { homeOf } from '../../projections/discrepancies/children.js';
import { discrepanciesAt } from '../../projections/discrepancies/discrepancies.js';
import type { Discrepancy } from '../../projections/discrepancies/discrepancy.js';
import type { Reader } from '../../projections/measure.js';
import { LASTING, type Told } from '../../projections/timeline.js';
import type { Viewpoint } from '../../projections/viewpoint.js';
import { Asking } from './asking.js';
import type { ViewpointAsked } from './viewpoint-asked.js';

/** What stands around one child: brothers and sisters, asylum status, absences, legal statuses, and what does not agree with other records. */
export class ChildAroundAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
    readonly viewpoint: ViewpointAsked,
  ) {}
}

/** A brother or sister in care or once in care, and whether they live together on the day. */
export type Sibling = { readonly child: string; readonly placementType: string | null; readonly together: boolean };

export type ChildAround = Viewpoint & {
  /** Null where the child is in no group of siblings on the day. */
  readonly siblings: { readonly group: string; readonly apartReason: string | null; readonly others: readonly Sibling[] } | null;
  /** From when the child was or is an unaccompanied asylum-seeking one, and until when, as day numbers; LASTING where it lasts. */
  readonly asylum: { readonly from: number; readonly to: number } | null;
  readonly absences: readonly Told<typeof absences>[];
  readonly legalStatuses: readonly Told<typeof legalStatuses>[];
  readonly discrepancies: readonly Discrepancy[];
};

@QueryHandler(ChildAroundAsked)
export class ChildAroundHandler implements IQueryHandler<ChildAroundAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, child, viewpoint: asked }: ChildAroundAsked): Promise<ChildAround> {
    const viewpoint = await this.asking.settle(asked);
    return this.asking.answer(authority, (read) => aroundChild(read, child, viewpoint));
  }
}

const aroundChild = (read: Reader, child: ChildId, viewpoint: Viewpoint): ChildAround => {
  const around = siblingsOf(read, child, viewpoint);
  return {
    ...viewpoint,
    siblings: around,
    asylum: asylumOf(read, child, viewpoint),
    absences: read.of(absences, [child], viewpoint.knownAt),
    legalStatuses: read.of(legalStatuses, [child], viewpoint.knownAt),
    discrepancies: disagreeing(read, child, viewpoint, around?.others.map((one) => one.child) ?? []),
  };
};

const asylumOf = (read: Reader, child: ChildId, { knownAt }: Viewpoint): ChildAround['asylum'] => {
  const told = read.of(particulars, [child], knownAt).at(0);
  return typeof told?.asylumFrom === 'number' ? { from: told.asylumFrom, to: told.asylumTo ?? LASTING } : null;
};

const siblingsOf = (read: Reader, child: ChildId, viewpoint: Viewpoint): ChildAround['siblings'] => {
  const own = onDay(read.of(siblings, [child], viewpoint.knownAt), viewpoint).at(0);
  if (!own) return null;
  const others = read.at(siblings, viewpoint).filter(({ subject, siblingGroup }) => siblingGroup === own.siblingGroup && subject !== child);
  const living = new Map(onDay(read.of(episodes, [child, ...others.map(({ subject }) => subject)], viewpoint.knownAt), viewpoint).map((row) => [row.subject, row]));
  const here = living.get(child);
  return {
    group: own.siblingGroup,
    apartReason: own.apartReason,
    others: others.map(({ subject }) => {
      const where = living.get(subject);
      return { child: subject, placementType: where?.placementType ?? null, together: here !== undefined && where !== undefined && homeOf(here) === homeOf(where) };
    }),
  };
};

/** What of the child does not agree with the records of the household, the provider and the children beside it. */
const disagreeing = (read: Reader, child: ChildId, viewpoint: Viewpoint, others: readonly string[]): readonly Discrepancy[] => {
  const where = onDay(read.of(episodes, [child], viewpoint.knownAt), viewpoint).at(0);
  const ids = (...given: readonly (string | null | undefined)[]): readonly string[] => given.flatMap((one) => (one ? [one] : []));
  const only = { children: [child, ...others], carers: ids(where?.carer), providers: ids(where?.urn, where?.home) };
  return discrepanciesAt(read, viewpoint, only).filter(({ between }) => between.some(({ kind, id }) => id === child && OF_A_CHILD.has(kind)));
};

const OF_A_CHILD: ReadonlySet<string> = new Set(['child', 'fee', 'short-break', 'leaver']);

const onDay = <R extends { readonly from: number; readonly to: number }>(rows: readonly R[], { asAt }: Viewpoint): readonly R[] => {
  const day = dayNumber(asAt);
  return rows.filter(({ from, to }) => from <= day && day < to);
};

import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { calendarDate, plusDays, plusMonths, type CalendarDate } from '../domain/calendar.js';
import type { EntryNumber } from '../domain/entry.js';
import {
  changeFrom, differencesBetween, NOTHING, partsOf, sumOf, type Balance, type ChildPart, type Days,
} from '../../projections/comparing/reconciled.js';
import type { Reader } from '../../projections/measure.js';
import { monthsFrom } from '../../projections/sufficiency/flows.js';
import { Asking } from './asking.js';
import { editionsIn } from './editions-told.js';
import { BECAUSE, explained, toExplain, type Because, type ChildExplained } from './reconciliation-explained.js';
import { endOfDay, UnfitViewpoint } from './viewpoint-asked.js';

/** Opening + in − out = closing of a period, and why that is not what was published. */
export class ReconciliationAsked {
  constructor(
    readonly authority: string,
    readonly period: { readonly from: string; readonly to: string },
    readonly knownAt?: string,
    /** What was known when it was published: an entry, a day or an instant; an edition of the booklet, `edition 2`; or MONTH_ENDS. */
    readonly published?: string,
  ) {}
}

/** Against what was known on the last evening of each month, month by month. */
export const MONTH_ENDS = 'month-ends';

export type Reconciled = {
  /** The first and the last day, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly knownAt: EntryNumber;
  readonly now: Balance;
  /** The entry it was published at; null where that is not asked. What follows is then empty. */
  readonly published: EntryNumber | null;
  readonly then: Balance | null;
  /** What now is more than then, line by line. */
  readonly difference: Balance | null;
  /** The difference by what made it; the parts add up to it. */
  readonly because: Readonly<Partial<Record<Because, Balance>>>;
  /** The children who make the difference; what they add otherwise adds up to it. */
  readonly children: readonly ChildExplained[];
};

/** Where it was asked against each month's end, `months` has a reconciliation for each of them. */
export type Reconciliation = Reconciled & { readonly months: readonly Reconciled[] };

const MOST_MONTHS = 240;

@QueryHandler(ReconciliationAsked)
export class ReconciliationHandler implements IQueryHandler<ReconciliationAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  async execute({ authority, period, knownAt: asked, published }: ReconciliationAsked): Promise<Reconciliation> {
    const days = daysAsked(period);
    const { knownAt } = await this.asking.settle({ knownAt: asked });
    if (published?.trim() !== MONTH_ENDS) {
      const then = published?.trim() ? await this.published(authority, published.trim(), knownAt) : null;
      return { ...(await this.reconciled(authority, days, knownAt, then)), months: [] };
    }
    const months: Reconciled[] = [];
    for (const month of monthsOf(days)) {
      const evening = await this.asking.ledger.numberAt(endOfDay(plusDays(plusMonths(firstOfMonth(month.last), 1), -1)));
      months.push(await this.reconciled(authority, month, knownAt, Math.min(evening, knownAt) as EntryNumber));
    }
    return { ...(await this.reconciled(authority, days, knownAt, null)), months };
  }

  private async published(authority: string, asked: string, knownAt: EntryNumber): Promise<EntryNumber> {
    const edition = /^edition[\s-]?(\d{1,6})$/i.exec(asked)?.[1];
    const entry = edition ? await this.toldFrom(authority, Number(edition)) : await this.asking.settle({ knownAt: asked }).then((viewpoint) => viewpoint.knownAt, asOfPublished);
    if (entry > knownAt) throw new UnfitViewpoint('published', '“Published” must not be later than “as known at”');
    return entry;
  }

  /** The entry an edition is told from, which is earlier than the one that says it came out. */
  private async toldFrom(authority: string, number: number): Promise<EntryNumber> {
    const edition = (await editionsIn(this.asking.ledger, authority)).find((one) => one.edition === number);
    if (!edition) throw new UnfitViewpoint('published', `There is no edition ${number}`);
    return edition.knownAt;
  }

  private async reconciled(authority: string, days: Days, knownAt: EntryNumber, published: EntryNumber | null): Promise<Reconciled> {
    const { nowParts, thenParts, differing } = await this.asking.answer(authority, (read) => {
      const [nowParts, thenParts] = read.together(
        () => partsKnown(read, days, knownAt),
        () => (published === null ? null : partsKnown(read, days, published)),
      );
      return { nowParts, thenParts, differing: thenParts ? toExplain(read, differencesBetween(thenParts, nowParts)) : [] };
    });
    const now = balanceOf(nowParts);
    const told = { from: days.first, to: days.last, knownAt, now };
    if (published === null || thenParts === null) return { ...told, published: null, then: null, difference: null, because: {}, children: [] };
    const then = balanceOf(thenParts);
    const children: ChildExplained[] = [];
    for (const one of differing)
      children.push(await explained(this.asking, authority, one, { days, published, knownAt }));
    return { ...told, published, then, difference: changeFrom(then, now), because: byReason(children), children };
  }
}

const partsKnown = (read: Reader, days: Days, knownAt: EntryNumber): ReadonlyMap<string, ChildPart> =>
  partsOf(read.episodesDuring({ first: plusDays(days.first, -1), last: days.last, knownAt }), days);

const balanceOf = (parts: ReadonlyMap<string, ChildPart>): Balance => sumOf([...parts.values()].map(({ balance }) => balance));

const byReason = (children: readonly ChildExplained[]): Readonly<Partial<Record<Because, Balance>>> => {
  const steps = children.flatMap((child) => child.steps);
  return Object.fromEntries(
    BECAUSE.flatMap((because) => {
      const some = steps.filter((step) => step.because === because);
      return some.length === 0 ? [] : [[because, some.reduce((sum, { change }) => sumOf([sum, change]), NOTHING)]];
    }),
  );
};

const asOfPublished = (error: unknown): never => {
  if (error instanceof UnfitViewpoint) throw new UnfitViewpoint('published', error.message.replace('As known at', 'Published'));
  throw error;
};

const firstOfMonth = (day: CalendarDate): CalendarDate => `${day.slice(0, 7)}-01` as CalendarDate;

/** The months of a period, the first and the last as far as they are in it. */
const monthsOf = ({ first, last }: Days): readonly Days[] =>
  monthsFrom(first, last).map((month) => {
    const end = plusDays(plusMonths(month, 1), -1);
    return { first: month < first ? first : month, last: end > last ? last : end };
  });

const daysAsked = ({ from, to }: { readonly from: string; readonly to: string }): Days => {
  const [first, last] = [calendarDate(from.trim()), calendarDate(to.trim())];
  if (!first) throw new UnfitViewpoint('from', '“From” must be a real date, like 2018-08-01');
  if (!last) throw new UnfitViewpoint('to', '“To” must be a real date, like 2018-08-31');
  if (last < first) throw new UnfitViewpoint('to', '“To” must be the same as or after “from”');
  if (monthsFrom(first, last).length > MOST_MONTHS) throw new UnfitViewpoint('to', `Ask for ${MOST_MONTHS} months at most`);
  return { first, last };
};

import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CalendarDate } from '../domain/calendar.js';
import type { ChildEvent } from '../domain/child/events.js';
import { wholeCommands } from '../domain/entry.js';
import { streamOf } from '../recording/streams.js';
import type { ChildId } from '../domain/child/commands.js';
import { periodsOfCare } from '../../projections/children/children.projection.js';
import { Asking } from './asking.js';
import { readable } from './child-entries.js';
import { identityOf } from './find-identity.js';
import { found, typedOf } from './find-sought.js';
import { WhoIsWho } from './find-who-is-who.js';

/** Children by what somebody remembers of them: the reference, the date of birth; and where whoever asks may see them, name and pupil number. */
export class ChildrenFoundAsked {
  constructor(
    readonly authority: string,
    /** As it was typed. It may name a person, so it is logged nowhere. */
    readonly text: string,
    /** The same, where it can be read as a day. */
    readonly day: CalendarDate | undefined,
    readonly names: boolean,
    readonly most: number,
  ) {}
}

export type ChildFound = {
  readonly reference: string;
  /** Null where none is recorded, or whoever asks may not see it. */
  readonly name: string | null;
  readonly dateOfBirth: CalendarDate | null;
  /** The last time in care: `[from, to)` in day numbers; null where none is recorded. */
  readonly care: { readonly from: number; readonly to: number } | null;
};

export type ChildrenFound = {
  readonly children: readonly ChildFound[];
  /** How many there are beside those told. */
  readonly total: number;
  /** The reference itself was typed: that child is meant, whoever else answers. */
  readonly exact: string | null;
  /** False while the entries are still being read after a start: there may be more. */
  readonly complete: boolean;
};

@QueryHandler(ChildrenFoundAsked)
export class ChildrenFoundHandler implements IQueryHandler<ChildrenFoundAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(WhoIsWho) private readonly whoIsWho: WhoIsWho,
  ) {}

  async execute({ authority, text, day, names, most }: ChildrenFoundAsked): Promise<ChildrenFound> {
    const typed = typedOf(text, day, names);
    const { closest, total } = found(this.whoIsWho.answering(authority, typed), typed, most);
    const { seen } = this.asking;
    const periods = await this.asking.answer(authority, (read) => read.of(periodsOfCare, closest.map(({ reference }) => reference), seen));
    const care = new Map(periods.map((row) => [row.subject, row]));
    return {
      children: closest.map(({ reference, name, dateOfBirth }) => ({ reference, name: names ? name : null, dateOfBirth, care: care.get(reference) ?? null })),
      total,
      exact: closest[0]?.key === typed.key ? closest[0].reference : null,
      complete: this.whoIsWho.complete,
    };
  }
}

/** What one child is called, as known now; only for those who may see it. */
export class ChildNameAsked {
  constructor(
    readonly authority: string,
    readonly child: ChildId,
  ) {}
}

@QueryHandler(ChildNameAsked)
export class ChildNameHandler implements IQueryHandler<ChildNameAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where no name is recorded. */
  async execute({ authority, child }: ChildNameAsked): Promise<string | null> {
    const stored = await this.asking.ledger.read(streamOf({ authority, child }));
    return identityOf(wholeCommands(stored.flatMap((entry) => readable<ChildEvent>(entry)))).name;
  }
}

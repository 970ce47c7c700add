import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { dateOfDay, type CalendarDate } from '../domain/calendar.js';
import type { EntryStruckOut, Fact } from '../domain/entry.js';
import { fromStored } from '../ledger/stored-events.js';
import { streamOfRecord, type RecordKind } from '../recording/streams.js';
import { Asking } from '../asking/asking.js';
import { entriesTold, type EntryTold } from '../asking/entries-told.js';
import { PROJECTED } from '../../projections/definitions.js';
import type { Reader } from '../../projections/measure.js';
import { LASTING, type Timeline, type Told } from '../../projections/timeline.js';

/** The commands about one record, and what was believed of it before and after one of them: the last where none is named. */
export class RecordStepsAsked {
  constructor(
    readonly authority: string,
    readonly kind: RecordKind,
    readonly id: string,
    readonly step?: number,
  ) {}
}

/** A stretch of time over which something was believed, `[from, to)`; null while it lasts. */
export type Stretch = {
  readonly timeline: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly says: Readonly<Record<string, string | number>>;
};

export type RecordSteps = {
  /** What each command said. */
  readonly steps: readonly (readonly EntryTold[])[];
  /** Which of them is looked at: 1 is the first. */
  readonly step: number;
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
};

@QueryHandler(RecordStepsAsked)
export class RecordStepsHandler implements IQueryHandler<RecordStepsAsked> {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  /** Null where nothing is recorded of it. */
  async execute({ authority, kind, id, step: asked }: RecordStepsAsked): Promise<RecordSteps | null> {
    const stored = await this.asking.ledger.read(streamOfRecord({ kind, authority, id }));
    const ends = stored.flatMap(({ completes }, place) => (completes ? [place + 1] : []));
    if (ends.length === 0) return null;
    const told = entriesTold(stored.map((entry) => fromStored<Fact | EntryStruckOut>(entry)));
    const step = Math.min(Math.max(asked ?? ends.length, 1), ends.length);
    const after = (read: Reader, ended: number): readonly Stretch[] =>
      ended === 0 ? [] : believedOf(read, kind, id, stored[(ends[ended - 1] as number) - 1]?.number ?? 0);
    const [before, since] = await this.asking.answer(authority, (read) => read.together(() => after(read, step - 1), () => after(read, step)));
    return { steps: ends.map((end, place) => told.slice(ends[place - 1] ?? 0, end)), step, before, after: since };
  }
}

const believedOf = (read: Reader, kind: RecordKind, id: string, knownAt: number): readonly Stretch[] => {
  const timelines = PROJECTED[kind]?.timelines ?? [];
  return read.together(...timelines.map((timeline) => () => read.of(timeline, [id], knownAt).map(stretchOf(timeline)))).flat();
};

const stretchOf = ({ name: timeline }: Pick<Timeline<never>, 'name'>) =>
  ({ subject: _subject, from, to, ...says }: Told<Pick<Timeline<never>, 'columns'>>): Stretch => ({
    timeline,
    from: dateOfDay(from),
    to: to === LASTING ? null : dateOfDay(to),
    says: Object.fromEntries(Object.entries(says).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
  });

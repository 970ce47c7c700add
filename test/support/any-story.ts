import fc from 'fast-check';
import { collectionYearOf, lastDayOf } from '../../src/domain/calendar.js';
import type { RecordableFact } from '../../src/domain/child/commands.js';
import { decide } from '../../src/domain/child/decide.js';
import type { ChildEvent } from '../../src/domain/child/events.js';
import { takeReturn } from '../../src/domain/child/take-return.js';
import type { Entry } from '../../src/domain/entry.js';
import { commandIdFrom } from '../../src/ledger/entry-id.js';
import type { Ledger } from '../../src/ledger/ledger.js';
import { fromStored, toStored } from '../../src/ledger/stored-events.js';
import { anyAsked, anyDay, anyFact, commandFrom, unlawfulEvents, type Asked } from './any-history.js';
import { TODAY } from './given.js';
import type { OracleCommand } from './oracle.js';
import { episode, received, type Told } from './returns.js';

export const AUTHORITY = 'E99000001';
export const CHILDREN = ['1', '2', '3'] as const;
export const streamOf = (child: string, authority = AUTHORITY): string => `child-${authority}-${child}`;

/** One thing that happens to the record: somebody asks, a return comes, or a history is brought in past the rules. */
type Step = { readonly child: string } & (
  | { readonly kind: 'asked'; readonly asked: Asked }
  | { readonly kind: 'returned'; readonly rows: readonly Told[] }
  | { readonly kind: 'brought in'; readonly facts: readonly RecordableFact[]; readonly place: number }
);

const anyRow = fc
  .record({
    on: anyDay,
    until: fc.option(anyDay, { nil: '' }),
    RNE: fc.constantFrom('S', 'P', 'L', 'T', 'B', 'U'),
    LS: fc.constantFrom('V2', 'C2'),
    PLACE: fc.constantFrom('U6', 'K2', 'T1'),
    REC: fc.constantFrom('X1', 'E4A'),
  })
  .map(({ on, until, REC, ...told }): Told => episode(on, { ...told, DEC: until, REC: until === '' ? '' : REC }));

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ child: fc.constantFrom(...CHILDREN), kind: fc.constant('asked' as const), asked: anyAsked }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      child: fc.constantFrom(...CHILDREN),
      kind: fc.constant('returned' as const),
      rows: fc.array(anyRow, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      child: fc.constantFrom(...CHILDREN),
      kind: fc.constant('brought in' as const),
      facts: fc.array(anyFact, { minLength: 1, maxLength: 4 }),
      place: fc.nat({ max: 30 }),
    }),
  },
);

export type Story = readonly Step[];
export const anyStory = (steps: number): fc.Arbitrary<Story> => fc.array(anyStep, { minLength: 1, maxLength: steps });

const eventsOf = (step: Step, history: readonly Entry<ChildEvent>[]): readonly ChildEvent[] => {
  switch (step.kind) {
    case 'asked': {
      const decision = decide(commandFrom(step.asked, history), { history, today: TODAY });
      return decision.accepted ? decision.events : [];
    }
    case 'returned': {
      const day = step.rows[0]?.cells['DECOM'] as Parameters<typeof collectionYearOf>[0];
      const year = collectionYearOf(day);
      return takeReturn({ ...received(year, step.rows), effectiveOn: lastDayOf(year) }, { history, today: TODAY })
        .events;
    }
    case 'brought in':
      return unlawfulEvents(step.facts, step.place, history);
  }
};

/** Tells a story to a ledger, command by command, and gives the commands that were written as the oracle takes them. */
export const tell = async (ledger: Ledger, story: Story, name = 'story'): Promise<readonly OracleCommand[]> => {
  const commands: OracleCommand[] = [];
  for (const [place, step] of story.entries()) {
    const written = await append(ledger, step.child, (history) => eventsOf(step, history), `${name} ${place}`);
    if (written) commands.push(written);
  }
  return commands;
};

/** Writes one command about a child; null where it comes to nothing. */
export const append = async (
  ledger: Ledger,
  child: string,
  decided: (history: readonly Entry<ChildEvent>[]) => readonly ChildEvent[],
  name: string,
  authority = AUTHORITY,
): Promise<OracleCommand | null> => {
  const stream = streamOf(child, authority);
  const history = (await ledger.read(stream)).map((entry) => fromStored<ChildEvent>(entry));
  const events = decided(history);
  if (events.length === 0) return null;
  const appended = await ledger.append(stream, history.length, events.map(toStored), {
    id: commandIdFrom(name),
    digest: name,
    by: 'officer',
  });
  return { child, entries: appended.entries.map((entry, place) => ({ ...entry, event: events[place] as ChildEvent })) };
};

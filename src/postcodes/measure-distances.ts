import type { CommandBus } from '@nestjs/cqrs';
import type { ChildCommand } from '../domain/child/commands.js';
import type { ChildEvent, ChildFact, PlacementMeasured } from '../domain/child/events.js';
import { inEffectOrder, type Entry } from '../domain/entry.js';
import type { Ledger, StoredEntry } from '../ledger/ledger.js';
import { fromStored } from '../ledger/stored-events.js';
import { commandIdOf } from '../recording/asked.js';
import { RecordAboutChild, type Recorded } from '../recording/record-about-child.js';
import { childId } from '../recording/streams.js';
import type { Directory } from './directory.js';
import { distancesOfChild, type NotMeasured } from './distances-of-child.js';

/** What became of all placements of an authority's children: no child and no postcode is named. */
export type DistancesReport = {
  readonly children: number;
  /** Placements whose distance was worked out and recorded now. */
  readonly measured: number;
  readonly alreadyKnown: number;
  /** Placements that were not measured, by why. */
  readonly notMeasured: Readonly<Partial<Record<NotMeasured, number>>>;
  /** Distances that could not be recorded: refused, or the record kept changing meanwhile. Ask again. */
  readonly notRecorded: number;
};

type Given = {
  readonly ledger: Pick<Ledger, 'head' | 'readStreams'>;
  readonly commands: Pick<CommandBus, 'execute'>;
  readonly directory: Directory;
  readonly authority: string;
  readonly by: string;
  readonly onProgress?: (done: number, total: number) => void;
};

/** Children whose distances are recorded at the same time: their commands share the ledger's commits. */
const AT_ONCE = 64;

type Work = { readonly child: string; readonly revision: number; readonly commands: readonly ChildCommand[] };

/**
 * Works out the distance of every placement that has none on record and both postcodes, and records it through the same
 * door as any fact. Postcodes are read from the ledger alone and named nowhere. What is run again finds nothing to do.
 */
export const measureDistances = async (given: Given): Promise<DistancesReport> => {
  const { work, report } = await lookedThrough(given);
  let [measured, notRecorded, done] = [0, 0, 0];
  for (let first = 0; first < work.length; first += AT_ONCE) {
    const outcomes = await Promise.all(work.slice(first, first + AT_ONCE).map((one) => recordAll(one, given)));
    for (const outcome of outcomes.flat()) {
      if (outcome === 'written') measured += 1;
      else notRecorded += 1;
    }
    done += outcomes.length;
    given.onProgress?.(done, work.length);
  }
  return { ...report, measured, notRecorded };
};

const lookedThrough = async ({ ledger, directory, authority }: Given) => {
  const work: Work[] = [];
  const notMeasured: Partial<Record<NotMeasured, number>> = {};
  let [children, alreadyKnown] = [0, 0];
  for await (const entries of streamsOf(ledger, `child-${authority}-`)) {
    const history = entries.map((entry) => fromStored<ChildEvent>(entry));
    const facts = inEffectOrder<ChildFact>(history);
    const { measured, not, known } = distancesOfChild(
      facts.map(({ event }) => event),
      directory,
    );
    children += 1;
    alreadyKnown += known;
    for (const why of not) notMeasured[why] = (notMeasured[why] ?? 0) + 1;
    const commands = measured.flatMap((fact) => commandsFor(fact, facts));
    const child = (entries[0] as StoredEntry).stream.slice(`child-${authority}-`.length);
    if (commands.length > 0) work.push({ child, revision: history.length, commands });
  }
  return { work, report: { children, alreadyKnown, notMeasured } };
};

/** What was worked out for that day before, between postcodes that turned out to be wrong, gives way. */
const commandsFor = (fact: PlacementMeasured, facts: readonly Entry<ChildFact>[]): readonly ChildCommand[] => [
  ...facts
    .filter(({ event }) => event.type === 'PlacementMeasured' && event.effectiveOn === fact.effectiveOn)
    .map(({ id }): ChildCommand => ({ type: 'StrikeOut', entry: id, reason: 'facts-were-wrong' })),
  { type: 'Record', fact },
];

/** One child's commands, one after another; the outcome of each recording. */
const recordAll = async ({ child, revision, commands: asked }: Work, { commands, authority, by }: Given) => {
  const id = childId(child);
  const outcomes: Recorded['outcome'][] = [];
  if (id === undefined) return outcomes;
  for (const [place, command] of asked.entries()) {
    const commandId = commandIdOf(['measure-distances', authority, child, revision, place, command]);
    const told: Recorded = await commands.execute(new RecordAboutChild({ authority, child: id }, command, { commandId, by }));
    if (command.type === 'Record') outcomes.push(told.outcome);
  }
  return outcomes;
};

/** The streams of some name's beginning, each whole. */
async function* streamsOf(ledger: Given['ledger'], prefix: string): AsyncGenerator<readonly StoredEntry[]> {
  for await (const several of ledger.readStreams(await ledger.head())) {
    const streams = new Map<string, StoredEntry[]>();
    for (const entry of several) {
      if (!entry.stream.startsWith(prefix)) continue;
      const known = streams.get(entry.stream);
      if (known) known.push(entry);
      else streams.set(entry.stream, [entry]);
    }
    yield* streams.values();
  }
}

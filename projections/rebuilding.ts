import { setImmediate as nextTurn } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import type { EntryStruckOut, Fact } from '../src/domain/entry.js';
import type { Ledger, StoredEntry } from '../src/ledger/ledger.js';
import { fromStored } from '../src/ledger/stored-events.js';
import { believe, nothingBelieved } from './believing.js';
import { byCommand, partsOf, projectedFor } from './following.js';
import { LASTING, type Projected } from './timeline.js';
import { authorityNumber, setFollowed, type Generation } from './views/views.js';
import { timelineBuilder, type TimelineBuilder } from './views/building.js';
import type { Subject } from './views/writing.js';

export type Progress = (done: number, total: number) => void;

/** Entries taken in before the event loop gets its turn, so that people are served meanwhile. */
const AT_ONCE = 2_000;

/**
 * Fills an empty generation with what entries 1 to `upTo` tell. Each subject's beliefs rest on its own
 * stream alone, so streams are taken one by one and memory does not grow with the ledger.
 */
export const rebuild = async (
  { sql }: Generation, ledger: Pick<Ledger, 'readStreams' | 'entry'>, upTo: number, progress: Progress = () => undefined,
): Promise<void> => {
  const building = rebuilder(sql);
  let [done, sinceTurn] = [0, 0];
  sql.exec('begin');
  for await (const stream of ledger.readStreams(upTo)) {
    building.take(stream);
    done += stream.length;
    sinceTurn += stream.length;
    if (sinceTurn < AT_ONCE) continue;
    sinceTurn = 0;
    progress(done, upTo);
    await nextTurn();
  }
  building.finish();
  const last = upTo === 0 ? undefined : await ledger.entry(upTo as never);
  setFollowed(sql, { number: upTo, entryId: last?.id ?? null });
  sql.exec('commit');
  progress(upTo, upTo);
};

const rebuilder = (sql: BetterSqlite3.Database) => {
  const builders = new Map<string, readonly TimelineBuilder[]>();
  const authorities = new Map<string, number>();
  return {
    take: (stream: readonly StoredEntry[]): void => {
      const name = stream[0]?.stream;
      if (name === undefined) return;
      const { kind, authority, id } = partsOf(name);
      const projected = projectedFor(name) as unknown as Projected<Fact, unknown>;
      const own = builders.get(kind) ?? projected.timelines.map((timeline) => timelineBuilder(sql, timeline as never));
      builders.set(kind, own);
      const known = authorities.get(authority) ?? authorityNumber(sql, authority);
      authorities.set(authority, known);
      build(projected, own, { authority: known, id }, stream);
    },
    finish: (): void => {
      for (const own of builders.values()) for (const builder of own) builder.finish();
    },
  };
};

/** Takes in a stream whole, and adds every row that was ever believed of its subject to the builder of its timeline. */
export const build = (
  projected: Projected<Fact, unknown>, builders: readonly Pick<TimelineBuilder, 'add'>[], subject: Subject, stream: readonly StoredEntry[],
): void => {
  let believed = nothingBelieved(projected);
  for (const command of byCommand(stream.map((entry) => fromStored<Fact | EntryStruckOut>(entry)))) {
    const step = believe(projected, believed, command);
    const at = command.at(-1)?.number ?? 0;
    step.revisions.forEach(({ closed }, place) => {
      for (const belief of closed) builders[place]?.add(subject, belief, at);
    });
    believed = step.believed;
  }
  believed.standing.forEach((beliefs, place) => {
    for (const belief of beliefs) builders[place]?.add(subject, belief, LASTING);
  });
};

import { setImmediate as nextTurn } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import type { EntryStruckOut, Fact } from '../src/domain/entry.js';
import type { Ledger, StoredEntry } from '../src/ledger/ledger.js';
import { fromStored } from '../src/ledger/stored-events.js';
import { believe, nothingBelieved } from './believing.js';
import { byCommand, partsOf, projectedFor } from './following.js';
import { LASTING, type Projected } from './timeline.js';
import { authorityNumber, setFollowed, type Generation } from './views/views.js';
import { timelineWriter, type Subject, type TimelineWriter } from './views/writing.js';

export type Progress = (done: number, total: number) => void;

/** Entries taken in before the event loop gets its turn, so that people are served meanwhile. */
const AT_ONCE = 2_000;

/**
 * Fills an empty generation with what entries 1 to `upTo` tell. Each subject's beliefs rest on its own
 * stream alone, so streams are taken one by one and memory does not grow with the ledger.
 */
export const rebuild = async (
  { sql }: Generation, ledger: Ledger, upTo: number, progress: Progress = () => undefined,
): Promise<void> => {
  const writer = rebuilder(sql);
  let [done, sinceTurn] = [0, 0];
  sql.exec('begin');
  for await (const stream of ledger.readStreams(upTo)) {
    writer(stream);
    done += stream.length;
    sinceTurn += stream.length;
    if (sinceTurn < AT_ONCE) continue;
    sinceTurn = 0;
    progress(done, upTo);
    await nextTurn();
  }
  const last = upTo === 0 ? undefined : await ledger.entry(upTo as never);
  setFollowed(sql, { number: upTo, entryId: last?.id ?? null });
  sql.exec('commit');
  progress(upTo, upTo);
};

const rebuilder = (sql: BetterSqlite3.Database): ((stream: readonly StoredEntry[]) => void) => {
  const writers = new Map<string, readonly TimelineWriter[]>();
  return (stream) => {
    const name = stream[0]?.stream;
    if (name === undefined) return;
    const { kind, authority, id } = partsOf(name);
    const projected = projectedFor(name) as unknown as Projected<Fact, unknown>;
    const own = writers.get(kind) ?? projected.timelines.map((timeline) => timelineWriter(sql, timeline as never));
    writers.set(kind, own);
    write(projected, own, { authority: authorityNumber(sql, authority), id }, stream);
  };
};

const write = (
  projected: Projected<Fact, unknown>, writers: readonly TimelineWriter[], subject: Subject, stream: readonly StoredEntry[],
): void => {
  let believed = nothingBelieved(projected);
  for (const command of byCommand(stream.map((entry) => fromStored<Fact | EntryStruckOut>(entry)))) {
    const step = believe(projected, believed, command);
    const at = command.at(-1)?.number ?? 0;
    step.revisions.forEach(({ closed }, place) => {
      for (const belief of closed) writers[place]?.add(subject, belief, at);
    });
    believed = step.believed;
  }
  believed.standing.forEach((beliefs, place) => {
    for (const belief of beliefs) writers[place]?.add(subject, belief, LASTING);
  });
};

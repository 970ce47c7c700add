import type BetterSqlite3 from 'better-sqlite3';
import type { Entry, EntryStruckOut, Fact } from '../src/domain/entry.js';
import type { Ledger, StoredEntry } from '../src/ledger/ledger.js';
import { fromStored } from '../src/ledger/stored-events.js';
import { believe, nothingBelieved, type Believed } from './believing.js';
import { PROJECTED } from './definitions.js';
import type { Projected, Timeline } from './timeline.js';
import { authorityNumber, followedBy, setFollowed } from './views/views.js';
import { timelineWriter, type Subject, type TimelineWriter } from './views/writing.js';

type Told = Entry<Fact | EntryStruckOut>;

/** A stream of a kind that this release does not project. Nothing is skipped: the views stop before it. */
export class UnknownStream extends Error {}

/** The kind, the authority and the reference in a stream's name: `child-E08000018-398768`. */
export const partsOf = (stream: string): { readonly kind: string; readonly authority: string; readonly id: string } => {
  const [, kind, authority, id] = /^([a-z]+(?:-[a-z]+)*)-([A-Z0-9]+)-(.+)$/.exec(stream) ?? [];
  if (!kind || !authority || !id) throw new UnknownStream(`${stream} is not the name of a stream of ours`);
  return { kind, authority, id };
};

export const projectedFor = (stream: string): Projected<never, never> => {
  const projected = PROJECTED[partsOf(stream).kind];
  if (!projected) throw new UnknownStream(`${stream}: this release has no views of such streams`);
  return projected;
};

/** Entries grouped by their commands, in order. */
export const byCommand = (entries: readonly Told[]): readonly (readonly Told[])[] => {
  const commands: Told[][] = [];
  let open: Told[] = [];
  for (const entry of entries) {
    open.push(entry);
    if (!entry.completes) continue;
    commands.push(open);
    open = [];
  }
  return commands;
};

/** A stream that has new entries, with all it tells before them. */
export type Loaded = { readonly stream: string; readonly entries: readonly Told[]; readonly firstNew: number };

/**
 * Brings the views up to date with entries just read from the ledger (whole commands, in order). Rows
 * and checkpoint are one transaction: a process that dies in the middle has done nothing. Entries followed before are
 * passed over.
 */
export const follow = async (
  sql: BetterSqlite3.Database, ledger: Pick<Ledger, 'read'>, given: readonly StoredEntry[],
): Promise<void> => {
  const seen = followedBy(sql).number;
  const entries = given.filter(({ number }) => number > seen);
  const last = entries.at(-1);
  if (!last) return;
  const loaded = await loadedFrom(ledger, entries);
  sql.transaction(() => {
    for (const one of loaded) {
      const { authority, id } = partsOf(one.stream);
      followStream(one, { authority: authorityNumber(sql, authority), id }, (timeline) => timelineWriter(sql, timeline));
    }
    setFollowed(sql, { number: last.number, entryId: last.id });
  })();
};

/** The streams that entries are of, each whole up to the last of the entries. */
export const loadedFrom = async (ledger: Pick<Ledger, 'read'>, entries: readonly StoredEntry[]): Promise<readonly Loaded[]> => {
  const upTo = entries.at(-1)?.number ?? 0;
  const loaded: Loaded[] = [];
  for (const [stream, fresh] of byStream(entries)) {
    const [first] = fresh as [StoredEntry];
    const stored = first.revision === 1 ? fresh : (await ledger.read(stream)).filter(({ number }) => number <= upTo);
    loaded.push({ stream, entries: stored.map((entry) => fromStored<Fact | EntryStruckOut>(entry)), firstNew: first.number });
  }
  return loaded;
};

const byStream = (entries: readonly StoredEntry[]): ReadonlyMap<string, readonly StoredEntry[]> => {
  const streams = new Map<string, StoredEntry[]>();
  for (const entry of entries) {
    const known = streams.get(entry.stream);
    if (known) known.push(entry);
    else streams.set(entry.stream, [entry]);
  }
  return streams;
};

/** Takes in the new entries of a stream, command by command, and writes what they revise by the writer of each timeline. */
export const followStream = (
  { stream, entries, firstNew }: Loaded, subject: Subject, writerOf: (timeline: Timeline<never>) => TimelineWriter,
): void => {
  const projected = projectedFor(stream) as unknown as Projected<Fact, unknown>;
  const writers = projected.timelines.map((timeline) => writerOf(timeline as never));
  const before = entries.filter(({ number }) => number < firstNew);
  let believed = { ...stateOf(projected, before), standing: writers.map((writer) => writer.standing(subject)) };
  for (const command of byCommand(entries.slice(before.length))) {
    const step = believe(projected, believed, command);
    const at = command.at(-1)?.number ?? 0;
    const kept = step.revisions.map((revision, place) => (writers[place] as TimelineWriter).apply(subject, revision, at));
    believed = { ...step.believed, standing: kept.map(({ standing }) => standing) };
  }
};

const stateOf = <State>(projected: Projected<Fact, State>, entries: readonly Told[]): Believed<Fact, State> =>
  entries.length === 0 ? nothingBelieved(projected) : believe(projected, nothingBelieved(projected), entries).believed;

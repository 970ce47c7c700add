import type { EntryNumber, Instant } from '../domain/entry.js';
import {
  answerAgain,
  commandOf,
  firstAnswer,
  rowsOf,
  type AppendRequest,
  type LedgerEnd,
  type RecordedCommand,
} from './append.js';
import { CHAIN_BEGINS, hashOfRow, type EntryRow } from './entry-row.js';
import type { Outcome } from './group-commit.js';
import { CommandReused, RecordedLater, StreamMovedOn, type Appended } from './ledger.js';

export type HashedEntry = readonly [...EntryRow, hash: string];
export type HashedCommand = readonly [
  id: string,
  digest: string,
  stream: string,
  revision: number,
  entries: number,
  position: EntryNumber,
  hash: string,
];

/** Where the ledger and the streams asked for stand, read while nobody else can write. */
export type Standing = {
  readonly end: LedgerEnd & { readonly hash: string };
  readonly revisions: ReadonlyMap<string, number>;
  readonly commands: ReadonlyMap<string, RecordedCommand>;
};

export const AT_THE_BEGINNING: Standing['end'] = {
  number: 0 as EntryNumber,
  recordedAt: undefined,
  hash: CHAIN_BEGINS,
};

/** What a group of requests adds, and each one's outcome; a refused one adds nothing. */
export type GroupPlan = {
  readonly outcomes: readonly Outcome<Appended>[];
  readonly entries: readonly HashedEntry[];
  readonly commands: readonly HashedCommand[];
};

/** A plan, and where the ledger ends with it. */
export type Planned = GroupPlan & { readonly end: Standing['end'] };

const MOST_REVISIONS = 2_147_483_647;

/**
 * How the ledger stands if it ends there, each stream is where whoever asks first expects it, and no command was carried
 * out before. Undefined where a stream cannot stand so.
 */
export const asExpected = (requests: readonly AppendRequest[], end: Standing['end']): Standing | undefined => {
  if (!requests.every(({ expected }) => Number.isInteger(expected) && expected >= 0 && expected <= MOST_REVISIONS)) return undefined;
  // Of two requests for one stream the first stays.
  const revisions = new Map([...requests].reverse().map(({ stream, expected }) => [stream, expected]));
  return { end, revisions, commands: new Map() };
};

/** Plans requests in turn, each on what those before it leave. */
export const planned = (requests: readonly AppendRequest[], standing: Standing, now: Instant): Planned => {
  const revisions = new Map(standing.revisions);
  const recorded = new Map(standing.commands);
  const [entries, commands]: [HashedEntry[], HashedCommand[]] = [[], []];
  let { end } = standing;
  const outcomeOf = (request: AppendRequest): Outcome<Appended> => {
    const { stream, expected, command } = request;
    const before = answeredBefore(request, recorded);
    if (before) return before;
    const revision = revisions.get(stream) ?? 0;
    if (revision !== expected) throw new StreamMovedOn(stream, expected, revision);
    const rows = rowsOf(request, end, now);
    const kept = commandOf(request, end);
    for (const row of rows) {
      end = { number: row[0], recordedAt: row[7], hash: hashOfRow(end.hash, row) };
      entries.push([...row, end.hash]);
    }
    const row = [command.id, kept.digest, stream, kept.revision, kept.entries, kept.position] as const;
    commands.push([...row, hashOfRow(end.hash, row)]);
    recorded.set(command.id, kept);
    revisions.set(stream, kept.revision);
    return { answer: firstAnswer(kept, rows) };
  };
  const outcomes = requests.map((request) => refusable(() => outcomeOf(request)));
  return { outcomes, entries, commands, end };
};

/** What a request is answered whose command was carried out before; undefined where it was not. */
export const answeredBefore = (request: AppendRequest, recorded: Standing['commands']): Outcome<Appended> | undefined => {
  const before = recorded.get(request.command.id);
  return before && refusable(() => ({ answer: answerAgain(request, before) }));
};

/** A refusal comes before anything is planned, so that it leaves the others' plan as it was. */
const refusable = (outcome: () => Outcome<Appended>): Outcome<Appended> => {
  try {
    return outcome();
  } catch (error) {
    if (isRefusal(error)) return { error };
    throw error;
  }
};

const isRefusal = (error: unknown): boolean =>
  error instanceof StreamMovedOn ||
  error instanceof CommandReused ||
  error instanceof RecordedLater ||
  error instanceof RangeError;

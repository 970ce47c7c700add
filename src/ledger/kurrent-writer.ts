import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../domain/entry.js';
import type { AppendRequest, RecordedCommand } from './append.js';
import type { Outcome } from './group-commit.js';
import type { KurrentCatchUp } from './kurrent-catch-up.js';
import type { KurrentConnection } from './kurrent-connection.js';
import { inPlainWords, isMovedOn, isPassing, isUnsure, NotYet } from './kurrent-faults.js';
import type { KurrentPlace } from './kurrent-place.js';
import type { KurrentReader } from './kurrent-reader.js';
import { recordsOf, type LedgerRecord } from './kurrent-record.js';
import { LedgerUnavailable, type Appended } from './ledger.js';
import { planned, type Standing } from './postgres-plan.js';

/** A server takes 1 MiB in one append where nothing else is set. */
const MOST_BYTES = 900_000;
/** What is kept of an entry beside its data, and of a command, is no more than so much, names apart. */
const BESIDE_BYTES = 600;

type Planned = { readonly outcomes: readonly Outcome<Appended>[]; readonly records: readonly LedgerRecord[] };

/**
 * Writes to the ledger's stream. An append names the place at which the stream ends, so whoever writes second is
 * told so, reads what came before, and plans anew: numbers are dense, and the chain unbroken, without a lock.
 */
export class KurrentWriter {
  constructor(
    private readonly connection: KurrentConnection,
    private readonly catchUp: KurrentCatchUp,
    private readonly reader: KurrentReader,
    private readonly place: KurrentPlace,
    private readonly now: () => Date,
  ) {}

  /** Carries requests out in as few appends as the server takes, or, where one cannot be kept, each in its own. */
  async carryOut(requests: readonly AppendRequest[]): Promise<readonly Outcome<Appended>[]> {
    const outcomes: Outcome<Appended>[] = [];
    for (const part of partsOf(requests)) outcomes.push(...(await this.carryOutPart(part)));
    return outcomes;
  }

  private async carryOutPart(requests: readonly AppendRequest[]): Promise<readonly Outcome<Appended>[]> {
    try {
      return await this.settled(requests);
    } catch (fault) {
      const error = inPlainWords(fault, this.place.words);
      if (requests.length === 1 || isPassing(error)) return requests.map(() => ({ error }));
      const outcomes: Outcome<Appended>[] = [];
      for (const request of requests) outcomes.push(...(await this.carryOutPart([request])));
      return outcomes;
    }
  }

  /**
   * An append without an answer may have been kept, or may be yet. It is found out by reading: what was kept is
   * answered as kept, and otherwise it is planned anew for the place at which the stream ends, of which the server
   * gives to one append only. So nothing is lost, nothing doubled, and what is not certain is not called a failure.
   */
  private async settled(requests: readonly AppendRequest[]): Promise<readonly Outcome<Appended>[]> {
    const until = performance.now() + this.place.limits.settle;
    let unsure: unknown;
    // What is known already will do for a first try: if others wrote since, the server says so.
    for (let [tried, level] = [0, false]; ; tried += 1, level = true) {
      let appending = false;
      try {
        if (level) await this.catchUp.advance();
        const { outcomes, records } = await this.plan(requests);
        if (!level && outcomes.some((outcome) => 'error' in outcome)) continue;
        if (records.length === 0) return outcomes;
        appending = true;
        await this.connection.append(records);
        this.catchUp.take(records);
        return outcomes;
      } catch (fault) {
        const movedOn = isMovedOn(fault);
        const unanswered = appending && !movedOn && isUnsure(fault);
        if (unanswered) unsure = fault;
        if (!movedOn && !unanswered && !isPassing(fault)) throw unsure ?? fault;
        if (performance.now() > until) throw unsure ?? (movedOn ? this.crowded() : fault);
        await pause(movedOn ? tried : Math.min(20 * 2 ** tried, 1_000));
      }
    }
  }

  private async plan(requests: readonly AppendRequest[]): Promise<Planned> {
    const { standing, next } = await this.standing(requests);
    const plan = planned(requests, standing, this.now().toISOString() as Instant);
    return { outcomes: plan.outcomes, records: recordsOf(plan, standing.end.hash, next) };
  }

  /** Where the ledger stands, of one moment: what is read of earlier commands does not change meanwhile. */
  private async standing(requests: readonly AppendRequest[]): Promise<{ standing: Standing; next: number }> {
    const { index } = this.catchUp;
    const commands = new Map<string, RecordedCommand>();
    const known = () =>
      requests
        .map(({ command }) => command.id)
        .filter((id) => !commands.has(id) && index.placeOfCommand(id) !== undefined);
    for (let ids = known(); ids.length > 0; ids = known())
      for (const id of ids) {
        const recorded = await this.reader.recordedCommand(id);
        if (recorded) commands.set(id, recorded);
      }
    const revisions = new Map(requests.map(({ stream }) => [stream, index.revisionOf(stream)]));
    return { standing: { commands, revisions, end: index.end }, next: index.next };
  }

  private crowded(): LedgerUnavailable {
    return new LedgerUnavailable(
      `Others write to the ledger ${this.place.words} all the time: nothing was saved. Send the same again.`,
      { cause: new NotYet(), passing: true },
    );
  }
}

/** Requests in their order, parted so that each part is one append; one that is larger alone is left to the server. */
const partsOf = (requests: readonly AppendRequest[]): readonly (readonly AppendRequest[])[] => {
  const parts: AppendRequest[][] = [];
  let bytes = Infinity;
  for (const request of requests) {
    const size = sizeOf(request);
    if (bytes + size > MOST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    bytes += size;
    parts.at(-1)?.push(request);
  }
  return parts;
};

const sizeOf = ({ stream, events, command }: AppendRequest): number => {
  const named = Buffer.byteLength(stream) + Buffer.byteLength(command.by);
  return events.reduce(
    (sum, { type, text }) => sum + 2 * type.length + Buffer.byteLength(text) + named + BESIDE_BYTES,
    BESIDE_BYTES,
  );
};

/** An event as it was proposed: what a client sends. */
export type Proposed = {
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

/** An event as it is kept: where it stands in its stream and in the order of all. */
export type Kept = Proposed & {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly created: number;
};

/** The revision a stream is to be at; 'none' where it is to have no event, 'any' where it does not matter. */
export type Expected = number | 'none' | 'any';

export type Written =
  | { readonly revision: number; readonly position: number }
  | { readonly current: number | undefined }
  | { readonly largest: number };

/** What KurrentDB takes in one append where nothing else is set (its option MaxAppendSize). */
const MAX_APPEND_SIZE = 1_024 * 1_024;

/**
 * Streams as KurrentDB keeps them, in memory: exact revisions, an order of all, appends that are whole or not at all
 * and not larger than it takes, and the same event ids again at the same revision answered as at first.
 */
export class KurrentStreams {
  readonly all: Kept[] = [];
  private readonly streams = new Map<string, Kept[]>();
  private readonly listeners = new Set<() => void>();

  eventsOf(stream: string): readonly Kept[] | undefined {
    return this.streams.get(stream);
  }

  append(stream: string, expected: Expected, events: readonly Proposed[]): Written {
    const size = events.reduce((sum, { type, data, metadata }) => sum + sizeOnDisk(type, data, metadata), 0);
    if (size > MAX_APPEND_SIZE) return { largest: MAX_APPEND_SIZE };
    const kept = this.streams.get(stream) ?? [];
    const at = expected === 'none' ? 0 : expected === 'any' ? kept.length : expected + 1;
    if (at !== kept.length) return this.sameAgain(kept, at, events) ?? { current: kept.at(-1)?.revision };
    for (const event of events) {
      const one = { ...event, stream, revision: kept.length, position: this.nextPosition(), created: Date.now() };
      kept.push(one);
      this.all.push(one);
    }
    if (events.length > 0) this.streams.set(stream, kept);
    for (const tell of [...this.listeners]) tell();
    return { revision: kept.length - 1, position: this.all.at(-1)?.position ?? 0 };
  }

  /** Forgets a stream's last events, as a server does that was brought back from an older backup. */
  cutShort(stream: string, events: number): void {
    this.streams.get(stream)?.splice(events);
  }

  /** Does to an event what only somebody with the server's files can. */
  alter(stream: string, revision: number, change: (event: Kept) => Kept): void {
    const kept = this.streams.get(stream);
    const event = kept?.[revision];
    if (kept && event) kept[revision] = change(event);
  }

  onAppend(tell: () => void): () => void {
    this.listeners.add(tell);
    return () => void this.listeners.delete(tell);
  }

  private sameAgain(kept: readonly Kept[], at: number, events: readonly Proposed[]): Written | undefined {
    const last = kept[at + events.length - 1];
    if (!last || events.some(({ id }, index) => kept[at + index]?.id !== id)) return undefined;
    return { revision: last.revision, position: last.position };
  }

  /** Positions are places in a file, and so leave gaps. */
  private nextPosition(): number {
    return (this.all.at(-1)?.position ?? 0) + 137;
  }
}

const sizeOnDisk = (type: string, data: Uint8Array, metadata: Uint8Array): number =>
  2 * type.length + data.length + metadata.length;

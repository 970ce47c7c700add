import type { Source } from './source.js';

export type Watching = {
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
  readonly signal?: AbortSignal;
};

/** How far reading has come. Every file is read twice, so the whole is twice its bytes. */
export class Progress {
  private readonly total: number;
  private before = 0;

  constructor(
    sources: readonly Source[],
    private readonly watching: Watching,
  ) {
    this.total = 2 * sources.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** A file's bytes, counted as they pass; throws between two pieces when asked to stop. */
  async *bytesOf(source: Source): AsyncGenerator<Uint8Array> {
    let within = 0;
    for await (const piece of source.open()) {
      this.stopIfAsked();
      within += piece.length;
      this.tell(Math.min(within, source.bytes));
      yield piece;
    }
  }

  /** A file has been gone through once, or will not be. */
  passed({ bytes }: Source): void {
    this.before += bytes;
    this.tell(0);
  }

  stopIfAsked(): void {
    this.watching.signal?.throwIfAborted();
  }

  private tell(within: number): void {
    this.watching.onProgress?.(Math.min(this.before + within, this.total), this.total);
  }
}

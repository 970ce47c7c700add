import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';
import { Subject, auditTime, defer, interval, map, merge, startWith, takeUntil } from 'rxjs';
import { Projector } from '../../projecting/projector.js';

/** Browsers that may listen at once; a page that is not heard loses its notice and nothing else. */
const MOST = 300;
/** Milliseconds. Entries that come thicker are told by the last: numbers are dense, so it tells of all before it. */
const TOLD_EVERY = 200;
/** Milliseconds; what stands between often closes a connection that is silent for a minute. */
const HEARTBEAT = 20_000;
/** Characters not taken from us after which a listener is let go. */
const MOST_WAITING = 16_384;

/** Those who have a page open and are told, as server-sent events, the number of the last entry the views have. */
@Injectable()
export class Listeners implements BeforeApplicationShutdown {
  private readonly closed = new Subject<void>();
  private listening = 0;
  private closing = false;

  constructor(@Inject(Projector) private readonly projector: Projector) {}

  get full(): boolean {
    return this.closing || this.listening >= MOST;
  }

  /** Tells the last entry at once, and then each as it comes, until one of both sides leaves. */
  add(response: Response): void {
    this.listening += 1;
    const told = merge(this.numbers(), interval(HEARTBEAT).pipe(map(() => ': still here\n\n'))).pipe(
      takeUntil(this.closed),
    );
    const subscription = told.subscribe({
      next: (text) => {
        if (response.writableLength > MOST_WAITING) response.destroy();
        else response.write(text);
      },
      complete: () => response.end(),
    });
    response.on('close', () => {
      subscription.unsubscribe();
      this.listening -= 1;
    });
  }

  /** Lets everybody go: a stream would hold up a server that finishes what is on its way. */
  close(): void {
    this.closing = true;
    this.closed.next();
  }

  beforeApplicationShutdown(): void {
    this.close();
  }

  private numbers() {
    return defer(() =>
      this.projector.entries.pipe(
        auditTime(TOLD_EVERY),
        map(({ number }): number => number),
        startWith(this.projector.status.seen),
        map((number) => `data: ${number}\n\n`),
      ),
    );
  }
}

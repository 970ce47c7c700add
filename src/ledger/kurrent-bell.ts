import { setTimeout as pause } from 'node:timers/promises';
import { Bell } from './bell.js';
import type { KurrentConnection } from './kurrent-connection.js';
import type { KurrentPlace } from './kurrent-place.js';

const [SOONEST, LATEST] = [50, 5_000];

/**
 * Rung when anybody, in whatever process, has written: by a catch-up subscription that is begun again, where it ends,
 * from the last event it gave, and at every interval besides, for a subscription may go deaf without a word.
 */
export class KurrentBell {
  readonly bell = new Bell();
  private confirmed = false;
  private closed = false;
  private readonly stopped = new Bell();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly connection: KurrentConnection,
    private readonly place: KurrentPlace,
    private seen: number,
    interval: number,
  ) {
    this.timer = setInterval(() => this.bell.ring(), interval);
    this.timer.unref();
    void this.listen();
  }

  /** True while the server tells of new entries; otherwise they are looked for at the interval. */
  get listening(): boolean {
    return this.confirmed;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    this.stopped.ring();
    this.bell.ring();
  }

  /** Waits longer each time before it asks a server again that does not answer. */
  private async listen(): Promise<void> {
    let wait = SOONEST;
    while (!this.closed) {
      const heard = await this.subscribed();
      wait = heard ? SOONEST : Math.min(wait * 2, LATEST);
      if (!this.closed) await Promise.race([pause(wait, undefined, { ref: false }), this.stopped.next()]);
    }
  }

  /** Settles when the subscription has ended, for whatever reason: whether it had been confirmed. */
  private async subscribed(): Promise<boolean> {
    const over = Promise.race([this.connection.replaced.next(), this.stopped.next()]);
    const subscription = this.connection.subscribe(this.seen);
    const ended = new Promise<void>((resolve) => {
      subscription
        .once('error', () => resolve())
        .once('close', resolve)
        .once('end', resolve);
      void over.then(resolve);
    });
    subscription.on('error', () => undefined);
    subscription.on('data', ({ event }) => {
      this.seen = Math.max(this.seen, Number(event?.revision ?? 0));
      this.bell.ring();
    });
    const confirmed = new Promise<void>((resolve) => subscription.once('confirmation', () => resolve()));
    const late = pause(this.place.limits.answer, undefined, { ref: false });
    await Promise.race([confirmed.then(() => (this.confirmed = true)), ended, late]);
    const heard = this.confirmed;
    if (heard) {
      this.bell.ring();
      await ended;
    }
    this.confirmed = false;
    void subscription.unsubscribe().catch(() => undefined);
    return heard;
  }
}

import pg from 'pg';
import { letGo, settingsOf, type ViewsPlace } from './place.js';

/** Hears how far the views have followed. */
export type Listening = {
  /** True while the server tells of it; otherwise it is asked at the interval. */
  readonly listening: boolean;
  readonly close: () => Promise<void>;
};

type Followed = { readonly generation: number; readonly number: number };

/**
 * Tells how far the views have followed, once they have gone on or another generation is shown: by what the server tells on its
 * channel, and by asking at every interval besides, for a message may be lost with the connection it was to come by. A
 * connection that broke is made again at the next interval.
 */
export class FollowedBell implements Listening {
  private client: pg.Client | undefined;
  private readonly timer: NodeJS.Timeout;
  private connecting: Promise<void> | undefined;
  private asking: Promise<void> | undefined;
  private askAgain = false;
  private told: Followed | undefined;
  private closed = false;

  constructor(
    private readonly place: ViewsPlace,
    private readonly followed: () => Promise<Followed>,
    private readonly hear: (followed: Followed) => void,
    interval: number,
  ) {
    this.timer = setInterval(() => this.again(), interval);
    this.timer.unref();
    this.again();
  }

  get listening(): boolean {
    return this.client !== undefined;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.connecting;
    await this.asking;
    if (this.client) await letGo(this.client, this.place);
  }

  private again(): void {
    this.ask();
    if (this.closed || this.client || this.connecting) return;
    this.connecting = this.connect().finally(() => (this.connecting = undefined));
  }

  /** One question at a time; what is told of meanwhile is asked about after it. */
  private ask(): void {
    if (this.closed) return;
    this.askAgain = this.asking !== undefined;
    this.asking ??= this.askNow().finally(() => {
      this.asking = undefined;
      if (this.askAgain) this.ask();
    });
  }

  private async askNow(): Promise<void> {
    // What cannot be asked now is asked again at the next interval.
    const followed = await this.followed().catch(() => undefined);
    if (!followed || this.closed) return;
    if (followed.number === this.told?.number && followed.generation === this.told.generation) return;
    this.told = followed;
    this.hear(followed);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(settingsOf(this.place));
    const gone = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', gone).on('end', gone);
    client.on('notification', () => this.ask());
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(this.place.channel)}`);
      this.client = client;
      this.ask();
    } catch {
      await letGo(client, this.place);
    }
  }
}

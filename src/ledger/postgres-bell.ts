import pg from 'pg';
import { Bell } from './bell.js';
import { letGo, settingsOf, type PostgresPlace } from './postgres-connection.js';

/**
 * Rung when anybody, in whatever process, has committed entries: by what the server tells on its channel, once somebody
 * follows, and at every interval besides, for a message may be lost with the connection it was to come by.
 */
export class PostgresBell {
  readonly bell = new Bell();
  private client: pg.Client | undefined;
  private readonly timer: NodeJS.Timeout;
  private connecting: Promise<void> | undefined;
  private followed = false;
  private closed = false;

  constructor(
    private readonly place: PostgresPlace,
    interval: number,
  ) {
    this.timer = setInterval(() => {
      this.bell.ring();
      this.listen();
    }, interval);
    this.timer.unref();
  }

  /** Whoever follows listens: until then the server has nobody to tell, which costs each append a little. */
  follow(): Bell {
    this.followed = true;
    this.listen();
    return this.bell;
  }

  /** True while the server tells of new entries; otherwise they are looked for at the interval. */
  get listening(): boolean {
    return this.client !== undefined;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    this.bell.ring();
    await this.connecting;
    if (this.client) await letGo(this.client, this.place);
  }

  private listen(): void {
    if (!this.followed || this.closed || this.client || this.connecting) return;
    this.connecting = this.connect().finally(() => (this.connecting = undefined));
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(settingsOf(this.place));
    const gone = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', gone).on('end', gone);
    client.on('notification', () => this.bell.ring());
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(this.place.channel)}`);
      this.client = client;
      this.bell.ring();
    } catch {
      await letGo(client, this.place);
    }
  }
}

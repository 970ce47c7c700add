import pg from 'pg';
import type { Reading } from '../reading.js';
import type { Followed } from '../views/views.js';
import { asTheyStand, type ViewsAsTheyStand } from './comparing.js';
import { ViewsUnavailable } from './faults.js';
import { isUsable, shownTo } from './generations.js';
import { acquired } from './lease.js';
import { FollowedBell, type Listening } from './listening.js';
import { letGo, patientClient, placeOf, settingsOf, type ViewsPlace, type ViewsPlaced } from './place.js';
import { postgresReading, type PostgresReading } from './reading.js';
import { askForRebuild, rebuildTold } from './rebuild-asked.js';
import { inOneState, inWordsOf, stateHeldBy } from './transactions.js';
import { ViewsWriter } from './writer.js';

export type PostgresViewsOptions = ViewsPlaced & {
  /** The most connections held at once, besides the one that listens. */
  readonly connections?: number;
};

/**
 * Opens the views kept in a PostgreSQL database, begun before by beginPostgresViews. Refuses with ViewsUnavailable a server
 * out of reach, and a database without views. Any number of processes may have them open; one at a time writes them.
 */
export const openPostgresViews = async (options: PostgresViewsOptions): Promise<PostgresViews> => {
  const place = placeOf(options);
  const pool = new pg.Pool({ ...settingsOf(place), max: options.connections ?? 8 });
  pool.on('error', () => undefined);
  try {
    return await inWordsOf(place, async () => {
      await assertKept(pool, place);
      return new PostgresViews(place, pool);
    });
  } catch (error) {
    await letGo(pool, place);
    throw error;
  }
};

/** The views of one PostgreSQL database. */
export class PostgresViews {
  private readonly asked: PostgresReading;
  private readonly bells = new Set<Listening>();

  constructor(
    private readonly place: ViewsPlace,
    private readonly pool: pg.Pool,
  ) {
    this.asked = postgresReading(pool, place);
  }

  get reading(): Reading {
    return this.asked;
  }

  /** False where there are none that this release can use: then whoever holds the lease builds them. */
  usable(): Promise<boolean> {
    return inWordsOf(this.place, () => isUsable(this.pool, this.place));
  }

  /** How far the views shown have followed the ledger. */
  async followed(): Promise<Followed> {
    return (await this.shown()).followed;
  }

  /** The right to write for so many milliseconds, renewed or given back by who has it; undefined where another has it. */
  acquire(holder: string, milliseconds: number): Promise<ViewsWriter | undefined> {
    return inWordsOf(this.place, async () => {
      const lease = await acquired(this.pool, this.place, holder, milliseconds);
      return lease && new ViewsWriter({ pool: this.pool, place: this.place, lease });
    });
  }

  /** Calls back with how far the views have followed, at once and whenever that changes, until it is closed. */
  listen(hear: (number: number) => void, interval = 1_000): Listening {
    const ask = async () => {
      const { generation, followed } = await this.shown();
      return { generation, number: followed.number };
    };
    const bell = new FollowedBell(this.place, ask, ({ number }) => hear(number), interval);
    this.bells.add(bell);
    return bell;
  }

  /** Asks whoever holds the lease to build the views anew. Gives the number under which that is asked. */
  askForRebuild(): Promise<number> {
    return inWordsOf(this.place, () => askForRebuild(this.pool, this.place));
  }

  /** What was asked of that kind, what of it is done, and how far the one going on is. */
  rebuildTold(): ReturnType<typeof rebuildTold> {
    return inWordsOf(this.place, () => rebuildTold(this.pool, this.place));
  }

  /** Reads the views whole, all of one state, which may take its time: for a replay and its comparison. */
  async asTheyStand<T>(work: (views: ViewsAsTheyStand) => Promise<T>): Promise<T> {
    return inWordsOf(this.place, async () => {
      const client = await patientClient(this.place);
      try {
        return await stateHeldBy(client, async (sql) => work(asTheyStand(sql, await shownTo(sql, this.place))));
      } finally {
        await letGo(client, this.place);
      }
    });
  }

  async close(): Promise<void> {
    for (const bell of this.bells) await bell.close();
    await letGo(this.pool, this.place);
  }

  private shown() {
    return inWordsOf(this.place, async () => {
      const shown = await inOneState(this.pool, (sql) => shownTo(sql, this.place));
      this.asked.shows(shown.generation);
      return shown;
    });
  }
}

const assertKept = async (pool: pg.Pool, { schema, words }: ViewsPlace): Promise<void> => {
  const { rows } = await pool.query<{ encoding: string; there: boolean }>(
    `select current_setting('server_encoding') as encoding, to_regclass($1) is not null as there`, [`${schema}.tracker_views`],
  );
  if (!rows[0]?.there) throw new ViewsUnavailable(`There are no views ${words}, and none were begun.`);
  if (rows[0].encoding !== 'UTF8') throw new ViewsUnavailable(`The views ${words} are kept as ${rows[0].encoding}; it must be UTF8.`);
};

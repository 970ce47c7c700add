import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { mayBeThere, openLedger } from '../ledger/choose-ledger.js';
import { LedgerUnavailable, type Ledger } from '../ledger/ledger.js';
import { ledgerNamed, type LedgerNamed } from '../ledger/ledger-named.js';
import { holdLock } from '../ledger/sqlite-lock.js';
import { remembering, watched, type Around, type Remembered } from '../ledger/watched-ledger.js';
import type { Reading } from '../../projections/reading.js';
import { sqliteReading } from '../../projections/views/sqlite-reading.js';
import { Views } from '../../projections/views/views.js';
import { openPostgresViews } from '../../projections/views-postgres/postgres-views.js';
import type { Progress } from '../../projections/rebuilding.js';
import { LedgerStanding, type Standing } from './ledger-standing.js';
import { WritingProjector, type Projector } from './projector.js';
import { JointProjector, type Part } from './joint-projector.js';
import { writtenInSqlite } from './written-views.js';

/** Where the store is: a folder, and where the ledger or the views are not in it, their addresses. */
export type StorePlace = { readonly data: string; readonly ledger?: string | undefined; readonly views?: string | undefined };

export type StoreOptions = StorePlace & {
  /** Where views are shared: what this process does for them. */
  readonly part?: Part | undefined;
  readonly onCatchUp?: Progress;
  /** Something done around every call of the ledger. */
  readonly around?: Around;
  readonly onStanding?: (standing: Standing, why?: string) => void;
  /** Told of what befalls the lease of shared views. */
  readonly onLease?: (what: string) => void;
};

/** The ledger and the views that follow it. */
export type Store = Kept & {
  readonly ledger: Ledger;
  readonly remembered: Remembered;
  readonly standing: LedgerStanding;
  readonly close: () => Promise<void>;
};

/** Views that are kept up to date. */
type Kept = {
  readonly reading: Reading;
  readonly projector: Projector;
  /** Where they are files of this process’s own. */
  readonly views?: Views;
};

export const ledgerOf = ({ data, ledger }: StorePlace): LedgerNamed => {
  const named = ledger ? ledgerNamed(ledger) : { kind: 'sqlite' as const, folder: data };
  if ('mistake' in named) throw new LedgerUnavailable(`TRACKER_LEDGER ${named.mistake}.`);
  return named;
};

/** False where opening the store would begin a ledger in its folder. */
export const isBegun = (place: StorePlace): boolean => mayBeThere(ledgerOf(place));

/** Opens the ledger, and the views, which are brought up to date with it. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const named = ledgerOf(options);
  const release = named.kind === 'sqlite' || options.views !== undefined ? () => undefined : holdViews(options.data);
  let opened: Ledger | undefined;
  const closed = new AbortController();
  try {
    opened = await openLedger(named);
    const standing = new LedgerStanding(undefined, (now, why) => {
      options.onStanding?.(now, why);
      if (now.state === 'away') void askUntilBack(seen, standing, closed.signal);
    });
    const seen = watched(opened, standing.around);
    const { ledger, remembered } = remembering(options.around ? watched(seen, options.around) : seen);
    const kept = await (options.views === undefined ? keptInFolder(ledger, options) : keptInPostgres(ledger, options.views, options));
    const close = async () => {
      closed.abort();
      await kept.projector.close();
      await ledger.close();
      release();
    };
    return { ledger, remembered, standing, close, ...kept };
  } catch (error) {
    closed.abort();
    await opened?.close();
    release();
    throw error;
  }
};

const keptInFolder = async (ledger: Ledger, { data, onCatchUp }: StoreOptions): Promise<Kept> => {
  const { views, usable } = await Views.open(join(data, 'views'));
  const projector = new WritingProjector(ledger, writtenInSqlite(views));
  await projector.start(usable, onCatchUp);
  return { reading: sqliteReading(views), projector, views };
};

const keptInPostgres = async (ledger: Ledger, url: string, { part = 'both', onCatchUp, onLease }: StoreOptions): Promise<Kept> => {
  const views = await openPostgresViews({ url });
  const projector = new JointProjector(ledger, views, part, onLease);
  try {
    await projector.start(onCatchUp);
  } catch (error) {
    await projector.close();
    throw error;
  }
  return { reading: views.reading, projector };
};

/** Milliseconds after which a ledger that is away is asked whether it is back, so that pages say so before anybody writes. */
const ASK_AGAIN = 2_000;

/** Pages leave out what a ledger that is away tells, without asking it: so this goes on whatever it answers, until it is back. */
const askUntilBack = async (ledger: Ledger, standing: LedgerStanding, closed: AbortSignal): Promise<void> => {
  while (!closed.aborted && standing.current.state === 'away') {
    await later(ASK_AGAIN, undefined, { ref: false, signal: closed }).catch(() => undefined);
    if (!closed.aborted) await ledger.head().catch(() => undefined);
  }
};

/** A ledger that a server keeps lets any number in; a folder of views is written by one. */
const holdViews = (data: string): (() => void) => {
  mkdirSync(data, { recursive: true });
  return holdLock(
    join(data, 'views'),
    (by) => `The views in ${data} are already kept by ${by}. Stop that one first, or give another folder: views are made from the ledger anew.`,
  ).release;
};

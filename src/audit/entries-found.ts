import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EntryNumber } from '../domain/entry.js';
import type { StoredEntry } from '../ledger/ledger.js';
import { Asking } from '../asking/asking.js';
import { listed, type EntryListed } from './entries.js';
import { isUnfiltered, testOf, type EntryFilter } from './entry-filter.js';
import type { EntryIndex } from './entry-index.js';
import { LedgerIndexed, type Reading } from './ledger-indexed.js';

/** Which of the entries found are wanted. */
export type EntriesWanted = {
  readonly newestFirst: boolean;
  /** Entries after this number only; for going on from a list that began with the oldest. */
  readonly after?: number;
  /** As the ledger was at this entry, so that the pages of one list stay one list. */
  readonly upTo?: number | undefined;
  readonly skip?: number;
  readonly most: number;
};

/** Entries by what they say and when they were recorded. */
export class EntriesFoundAsked {
  constructor(
    readonly filter: EntryFilter,
    readonly wanted: EntriesWanted,
    /** How many milliseconds to wait until the ledger has been read; however long it takes, where not given. */
    readonly patience?: number,
  ) {}
}

export type EntriesFound = {
  readonly entries: readonly EntryListed[];
  /** How many there are in all, up to `upTo` and after `after`. */
  readonly total: number;
  readonly upTo: EntryNumber;
  readonly head: EntryNumber;
};

@QueryHandler(EntriesFoundAsked)
export class EntriesFoundHandler implements IQueryHandler<EntriesFoundAsked> {
  constructor(
    @Inject(Asking) private readonly asking: Asking,
    @Inject(LedgerIndexed) private readonly indexed: LedgerIndexed,
  ) {}

  async execute({ filter, wanted, patience }: EntriesFoundAsked): Promise<EntriesFound | Reading> {
    const head = await this.asking.ledger.head();
    const upTo = Math.min(wanted.upTo ?? head, head) as EntryNumber;
    if (isUnfiltered(filter)) return this.told(all({ ...wanted, upTo }), upTo, head);
    const read = patience === undefined ? await this.indexed.whole() : await this.indexed.within(patience);
    return 'index' in read ? this.told(found(read.index, filter, { ...wanted, upTo }), upTo, head) : read;
  }

  private async told({ numbers, total }: Found, upTo: EntryNumber, head: EntryNumber): Promise<EntriesFound> {
    const stored: StoredEntry[] = [];
    for (const number of numbers) {
      const entry = await this.asking.ledger.entry(number as EntryNumber);
      if (entry) stored.push(entry);
    }
    return { entries: await listed(this.asking, stored), total, upTo, head };
  }
}

type Found = { readonly numbers: readonly number[]; readonly total: number };
type Within = EntriesWanted & { readonly upTo: number };

/** With nothing to look for, the numbers alone say which they are. */
const all = ({ newestFirst, after = 0, upTo, skip = 0, most }: Within): Found => {
  const total = Math.max(0, upTo - after);
  const numbers = Array.from({ length: Math.max(0, Math.min(most, total - skip)) }, (_, place) => (newestFirst ? upTo - skip - place : after + 1 + skip + place));
  return { numbers, total };
};

/** All are counted, and those wanted are kept. */
export const found = (index: EntryIndex, filter: EntryFilter, { newestFirst, after = 0, upTo, skip = 0, most }: Within): Found => {
  const test = testOf(index, filter);
  const last = Math.min(upTo, index.size);
  const numbers: number[] = [];
  let total = 0;
  for (let step = after; step < last; step += 1) {
    const at = newestFirst ? last - 1 - (step - after) : step;
    if (!test(at)) continue;
    if (total >= skip && numbers.length < most) numbers.push(at + 1);
    total += 1;
  }
  return { numbers, total };
};

/** What entries can be looked for by, as far as the ledger has them. */
export class EntryTermsAsked {
  constructor(readonly patience: number) {}
}

export type EntryTerms = {
  /** By number of the first entry each recorded. */
  readonly recorders: readonly { readonly by: number; readonly account: string }[];
  readonly types: readonly string[];
  readonly kinds: readonly string[];
};

@QueryHandler(EntryTermsAsked)
export class EntryTermsHandler implements IQueryHandler<EntryTermsAsked> {
  constructor(@Inject(LedgerIndexed) private readonly indexed: LedgerIndexed) {}

  async execute({ patience }: EntryTermsAsked): Promise<EntryTerms | Reading> {
    const read = await this.indexed.within(patience);
    if (!('index' in read)) return read;
    const { recorders, firstOf, types, about } = read.index;
    return {
      recorders: recorders.all.map((account, place) => ({ by: firstOf[place] as number, account })).sort((a, b) => (a.account < b.account ? -1 : 1)),
      types: [...types.all],
      kinds: [...new Set(about.map(({ kind }) => kind))],
    };
  }
}

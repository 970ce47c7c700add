import type { StoredEntry } from '../../ledger/ledger.js';

/** What entries come to, counted. */
export type Tally = {
  readonly entries: number;
  readonly struckOut: number;
  /** How many children, carers, homes … they are about. */
  readonly records: number;
  /** The commonest first. */
  readonly byType: readonly { readonly type: string; readonly count: number }[];
};

export const tallyOf = (entries: Iterable<Pick<StoredEntry, 'type' | 'stream'>>): Tally => {
  const [types, streams] = [new Map<string, number>(), new Set<string>()];
  for (const { type, stream } of entries) {
    types.set(type, (types.get(type) ?? 0) + 1);
    streams.add(stream);
  }
  const byType = [...types].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
  return {
    entries: byType.reduce((sum, { count }) => sum + count, 0),
    struckOut: types.get('EntryStruckOut') ?? 0,
    records: streams.size,
    byType,
  };
};

import type { QueryBus } from '@nestjs/cqrs';
import { EntryAsked, type EntryListed } from '../audit/entries.js';
import type { EntryId } from '../domain/entry.js';

/** People quote an entry’s number; commands name it by its id. A number that is no entry is no id either. */
export const entryNamed = async (queries: QueryBus, entry: string | number): Promise<EntryId> => {
  if (typeof entry === 'string') return entry as EntryId;
  const found: EntryListed | null = await queries.execute(new EntryAsked(entry));
  return found?.id ?? (String(entry) as EntryId);
};

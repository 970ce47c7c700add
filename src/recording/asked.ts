import { createHash } from 'node:crypto';
import { writtenOut } from '../domain/sameness.js';
import { commandIdFrom } from '../ledger/entry-id.js';
import type { AppendedCommand } from '../ledger/ledger.js';
import type { Instant } from '../domain/entry.js';

/** Who asks, and under which id: the same id again is answered as the first time. */
export type Asked = { readonly commandId: string; readonly by: string; readonly recordedAt?: Instant };

/** How the ledger is told of a command. */
export const commandFor = ({ commandId, by, recordedAt }: Asked, stream: string, what: unknown): AppendedCommand => ({
  id: commandId,
  digest: createHash('sha256').update(`${stream} ${writtenOut(what)}`).digest('hex'),
  by,
  ...(recordedAt ? { recordedAt } : {}),
});

/** The id of a command that is the same whenever the same is asked, so that an import broken off can be run again. */
export const commandIdOf = (what: unknown): string => commandIdFrom(writtenOut(what));

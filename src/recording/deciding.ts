import { StreamMovedOn, type Appended, type AppendedCommand, type Ledger, type StoredEntry, type StoredEvent } from '../ledger/ledger.js';

/** What is to be written after reading a stream, and what to tell of it. */
export type Decided<Told> = { readonly events: readonly StoredEvent[] | null; readonly told: Told };

/**
 * Load, decide, append. Where somebody wrote in between, reads and decides again, up to three times;
 * then the person is told. `events` null writes nothing and remembers nothing.
 */
export const decideAndAppend = async <Told>(
  ledger: Pick<Ledger, 'read' | 'append'>,
  stream: string,
  command: (revision: number) => AppendedCommand,
  decide: (history: readonly StoredEntry[]) => Decided<Told>,
  attempts = 3,
): Promise<{ readonly told: Told; readonly appended: Appended | null }> => {
  const history = await ledger.read(stream);
  const { events, told } = decide(history);
  if (events === null) return { told, appended: null };
  try {
    const revision = history.at(-1)?.revision ?? 0;
    return { told, appended: await ledger.append(stream, revision, events, command(revision)) };
  } catch (error) {
    if (!(error instanceof StreamMovedOn) || attempts === 1) throw error;
    return decideAndAppend(ledger, stream, command, decide, attempts - 1);
  }
};

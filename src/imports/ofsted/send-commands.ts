import type { CommandBus } from '@nestjs/cqrs';
import type { CalendarDate } from '../../domain/calendar.js';
import type { Instant } from '../../domain/entry.js';
import type { ProviderCommand } from '../../domain/provider/commands.js';
import { LedgerUnavailable, RecordedLater } from '../../ledger/ledger.js';
import { commandIdOf } from '../../recording/asked.js';
import { RecordAbout, type RecordedAbout, type RecordRefusal } from '../../recording/record-about.js';
import { recordRefusalInWords } from '../../words/record-refusals.js';
import type { Supposition } from '../../recording/supposing.js';

type Asking = {
  readonly authority: string;
  readonly urn: string;
  readonly asAt: CalendarDate;
  readonly by: string;
  readonly recordedAt?: Instant;
  readonly supposed?: Supposition;
};

type Failure = { readonly rule: string; readonly message: string };

export type Sent = { readonly entriesMade: number; readonly failures: readonly Failure[] };

/**
 * Sends what is to be recorded of one provider, one command after the other. The same again is answered as the first time,
 * so that what somebody has since struck out does not come back with the same register.
 */
export const send = async (bus: CommandBus, commands: readonly ProviderCommand[], asking: Asking): Promise<Sent> => {
  let entriesMade = 0;
  const failures: Failure[] = [];
  for (const command of commands) {
    const outcome = await sendOne(bus, command, asking);
    if ('rule' in outcome) failures.push(outcome);
    else if (outcome.outcome === 'refused') failures.push(refused(outcome.refusal));
    else if (outcome.outcome === 'moved-on') failures.push(movedOn);
    else if (outcome.outcome === 'written' && !outcome.repeated) entriesMade += outcome.entries.length;
  }
  return { entriesMade, failures };
};

const sendOne = async (
  bus: CommandBus, command: ProviderCommand, { authority, urn, asAt, by, recordedAt, supposed }: Asking,
): Promise<RecordedAbout | Failure> => {
  const asked = { commandId: commandIdOf(['register', authority, urn, asAt, command, recordedAt]), by, ...(recordedAt ? { recordedAt } : {}) };
  try {
    return await bus.execute<RecordAbout, RecordedAbout>(new RecordAbout({ kind: 'provider', authority, id: urn, command }, asked, supposed));
  } catch (error) {
    if (error instanceof LedgerUnavailable || error instanceof RecordedLater) throw error;
    return { rule: 'not-recorded', message: `What the register says of this provider could not be recorded: ${error instanceof Error ? error.message : String(error)}` };
  }
};

const refused = (refusal: RecordRefusal): Failure => ({
  rule: refusal.code,
  message: `Taken together with what is recorded of this provider, something the register says cannot be so: ${recordRefusalInWords(refusal)}`,
});

const movedOn: Failure = { rule: 'moved-on', message: 'Somebody kept recording about this provider meanwhile. Run the same import again.' };

import type { INestApplicationContext } from '@nestjs/common';
import type { ChildCommand, ChildId } from '../domain/child/commands.js';
import type { EntryId } from '../domain/entry.js';
import type { Ledger } from '../ledger/ledger.js';
import { commandIdOf } from '../recording/asked.js';
import { RecordAboutChild, RecordAboutChildHandler, type Recorded } from '../recording/record-about-child.js';
import { RecordAbout, RecordAboutHandler, type AboutRecord, type RecordedAbout } from '../recording/record-about.js';
import { LEDGER, TODAY } from '../recording/recording.tokens.js';
import type { Today } from '../recording/today.js';
import { writingAhead } from '../recording/writing-ahead.js';
import type { Planned } from './planned.js';

/** Tells how many of how many are in. */
export type LoadingProgress = (done: number, total: number) => void;

/** Something of a plan that the rules do not allow: the plan is at fault. */
export class PlanRefused extends Error {}

/** Written together: many pay for one write to the disk. */
const AT_ONCE = 512;

type Recording = (planned: Planned, command: object) => Promise<Recorded | RecordedAbout>;

/**
 * Records a plan, as known at its own instants: the same plan into an empty ledger gives the same entries in the same order.
 * What was recorded of it before is answered as then, so that a plan broken off is gone on with. Nobody else may record
 * meanwhile. Throws PlanRefused.
 */
export const loadPlanned = async (
  app: INestApplicationContext, authority: string, plan: readonly Planned[], onProgress?: LoadingProgress,
): Promise<void> => {
  const ahead = writingAhead(app.get<Ledger>(LEDGER));
  const record = recordingIn(ahead as unknown as Ledger, app.get<Today>(TODAY), authority);
  const entries = new Map<string, EntryId>();
  const ordered = inOrderOfRecording(plan);
  for (const [place, planned] of ordered.entries()) {
    await say(record, planned, entries);
    if ((place + 1) % AT_ONCE !== 0) continue;
    await ahead.written();
    onProgress?.(place + 1, ordered.length);
  }
  await ahead.written();
};

/** By the instant; what is planned for one instant stays in the order of the plan. */
export const inOrderOfRecording = (plan: readonly Planned[]): readonly Planned[] =>
  [...plan].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));

/** By the rules by which people record, too. */
const recordingIn = (ledger: Ledger, today: Today, authority: string): Recording => {
  const [children, others] = [new RecordAboutChildHandler(ledger, today), new RecordAboutHandler(ledger, today)];
  return (planned, command) => {
    const { kind, id, by, recordedAt } = planned;
    const asked = { commandId: commandIdOf([authority, planned]), by, recordedAt };
    return kind === 'child'
      ? children.execute(new RecordAboutChild({ authority, child: id as ChildId }, command as ChildCommand, asked))
      : others.execute(new RecordAbout({ kind, authority, id, command } as AboutRecord & { authority: string; id: string }, asked));
  };
};

const say = async (record: Recording, planned: Planned, entries: Map<string, EntryId>): Promise<void> => {
  const { kind, id, recordedAt, says } = planned;
  const outcome = await record(planned, commandOf(planned, entries));
  if (outcome.outcome !== 'written') {
    const why = outcome.outcome === 'refused' ? JSON.stringify(outcome.refusal) : outcome.outcome;
    const what = says.verb === 'strike-out' ? '' : ` ${says.fact.type} of ${says.fact.effectiveOn}`;
    throw new PlanRefused(`${kind} ${id}, ${recordedAt}, ${says.verb}${what}: ${why}`);
  }
  const fact = outcome.entries.at(-1);
  if ('key' in says && says.key !== undefined && fact) entries.set(says.key, fact.id);
};

const commandOf = ({ kind, id, says }: Planned, entries: ReadonlyMap<string, EntryId>): object => {
  if (says.verb === 'record') return { type: 'Record', fact: says.fact };
  const entry = entries.get(says.of);
  if (entry === undefined) throw new PlanRefused(`${kind} ${id}: nothing was recorded under ${says.of}`);
  return says.verb === 'correct'
    ? { type: 'Correct', entry, fact: says.fact, reason: says.reason }
    : { type: 'StrikeOut', entry, reason: says.reason };
};

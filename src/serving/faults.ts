import { HttpException } from '@nestjs/common';
import { AnotherRole, NobodyKnown } from '../access/access.guard.js';
import { whoAsks } from '../access/who-asks.js';
import { rolesInWords } from '../words/role-words.js';
import { notFound, Problem, unfit } from '../api/problem.js';
import { UnfitViewpoint, ViewpointOutOfReach } from '../asking/viewpoint-asked.js';
import { UnknownGrouping } from '../asking/snapshot.js';
import { CommandReused, LedgerUnavailable } from '../ledger/ledger.js';
import { UnknownEvent } from '../ledger/stored-events.js';
import { ViewsUnavailable } from '../../projections/views-postgres/faults.js';

/** What went wrong, in words for whoever asked. Nothing of the machine is in them: that goes to the log. */
export const problemOf = (error: unknown, writing: boolean): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof UnfitViewpoint) return unfit([{ field: error.field, detail: error.message }]);
  if (error instanceof ViewpointOutOfReach) return new Problem(503, 'ledger-unavailable', 'That day cannot be looked up at the moment', `${error.message}.`);
  if (error instanceof UnknownGrouping) return unfit([{ field: 'by', detail: error.message }]);
  if (error instanceof AnotherRole) return anotherRole(error);
  if (error instanceof NobodyKnown) return nobodyKnown;
  if (error instanceof CommandReused) return commandReused;
  if (error instanceof LedgerUnavailable) return writing ? notSaved : error.passing ? outOfReach : unreadable;
  if (error instanceof ViewsUnavailable) return unreadable;
  if (error instanceof UnknownEvent) return laterRelease(error.number);
  return error instanceof HttpException ? ofStatus(error.getStatus(), writing) : unforeseen(writing);
};

const anotherRole = ({ needed }: AnotherRole): Problem =>
  new Problem(
    403,
    'another-role',
    'You may not open this',
    `This is for ${rolesInWords(needed)}. You are acting as ${whoAsks()?.name ?? 'nobody'}: ask whoever runs Placement Tracker here for the role, or act as somebody who has it.`,
  );

const nobodyKnown = new Problem(403, 'nobody-known', 'Say who you are first', 'Open the tracker’s first page and choose whom to act as. Nothing was written.');

const commandReused = new Problem(
  409,
  'command-reused',
  'The command id was used before',
  'This command id was used before for something else, and nothing was written. Use a new id for each thing you record.',
);

const notSaved = new Problem(
  503,
  'ledger-unavailable',
  'Not saved',
  'This was NOT confirmed as saved: the ledger cannot be written at the moment. Send the same command again later; it is never written twice.',
);

const unreadable = new Problem(
  503,
  'ledger-unavailable',
  'The records cannot be read at the moment',
  'Try again in a few minutes. Nothing that was recorded is lost.',
);

const outOfReach = new Problem(
  503,
  'ledger-unavailable',
  'This cannot be shown while the ledger is out of reach',
  'It is told from the entries themselves. Everything else is still told, up to the last entry seen: the overview, children, carers, homes and measures. Nothing that was recorded is lost.',
);

const laterRelease = (number: number): Problem =>
  new Problem(
    503,
    'written-by-later-release',
    'This release cannot tell of it',
    `Entry ${number} was written by a later release of Placement Tracker. Start that release to read it; nothing was skipped or lost.`,
  );

const unforeseen = (writing: boolean): Problem =>
  new Problem(
    500,
    'fault',
    'There is a fault in Placement Tracker',
    writing
      ? 'It is not certain that this was saved. Send the same command again: it is never written twice.'
      : 'Try again later. Nothing that was recorded is lost.',
  );

const ofStatus = (status: number, writing: boolean): Problem => {
  switch (status) {
    case 404:
      return notFound('There is nothing at this address. Check how it is spelt.');
    case 413:
      return new Problem(413, 'too-large', 'That is too large', 'Send less at once.');
    case 415:
      return new Problem(415, 'only-json', 'Only JSON is taken', 'Send it as JSON in UTF-8.');
    default:
      if (status >= 500) return unforeseen(writing);
      return writing
        ? new Problem(status, 'unreadable', 'What was sent cannot be read', 'Send one JSON object in UTF-8.')
        : new Problem(status, 'unreadable', 'The address cannot be read', 'Check how it is spelt.');
  }
};

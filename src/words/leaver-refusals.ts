import { activities, wordsFor } from '../domain/codes.js';
import { accommodationKinds } from '../domain/leaver/codes.js';
import type { LeaverObjection } from '../domain/leaver/refusals.js';
import { dayInWords } from './wording.js';

type OwnCode = Exclude<LeaverObjection['code'], 'in-the-future'>;

/** What to tell a person whose entry about a care leaver was refused. */
export const leaverRefusals: { readonly [C in OwnCode]: (facts: Extract<LeaverObjection, { code: C }>) => string } = {
  'leaver-has-died': ({ since }) => `The care leaver is recorded as having died, on ${dayInWords(since)}. Check the day, or correct that entry.`,
  'no-adviser': ({ on }) => `No personal adviser is allocated on ${dayInWords(on)}. Record the allocation first.`,
  'no-pathway-plan': ({ on }) => `There is no pathway plan on ${dayInWords(on)} to review. Record that one was made first.`,
  'already-staying-put': ({ since }) => `The care leaver is staying put already, since ${dayInWords(since)}. Record the end of that first, or correct that entry.`,
  'not-staying-put': ({ on }) => `The care leaver is not staying put on ${dayInWords(on)}. Record that it began first.`,
  'no-support-to-end': ({ on }) => `No leaving care record is open on ${dayInWords(on)}. Check the day, or record what was done first.`,
  'never-suitable': ({ accommodation }) =>
    `${wordsFor(accommodationKinds, accommodation)} is never suitable accommodation. Record it as not suitable, or choose another kind.`,
  'not-to-be-commissioned': ({ accommodation }) =>
    `${wordsFor(accommodationKinds, accommodation)} is nothing that is commissioned. Leave the framework and provider out, or choose another kind.`,
  'activity-not-in-use': ({ activity, on }) =>
    `The code ${activity} (${wordsFor(activities, activity)}) is not in use on ${dayInWords(on)}. Choose one that is.`,
};

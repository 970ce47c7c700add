import type { EntryTold } from '../../asking/entries-told.js';
import { paths, type PutRightKind } from '../paths.js';

/** What no form of ours tells: such an entry is struck out, and what is right is recorded or brought in anew. */
const NO_FORM: ReadonlySet<string> = new Set([
  'EpisodeCeased', 'HealthOutcomesStated', 'CareLeaverStated', 'AdoptionStated', 'AdoptionPlanStated', 'PreviousPermanenceStated',
  'SocialWorkerStated', 'DeprivationOfLibertyStated', 'OneOffCostIncurred', 'InvoiceReceived',
]);
const NO_FACT: ReadonlySet<string> = new Set(['EntryStruckOut', 'ReturnReceived']);

export type PutRightLinks = { readonly correct?: string; readonly strikeOut?: string };

/** Where an entry that is believed may be corrected or struck out, for whoever may record. */
export const putRightLinks = (kind: PutRightKind, id: string, { type, number, struckOutBy }: Pick<EntryTold, 'type' | 'number' | 'struckOutBy'>): PutRightLinks => {
  if (struckOutBy !== null || NO_FACT.has(type)) return {};
  return {
    strikeOut: paths.putRight(kind, id, number, 'strike-out'),
    ...(NO_FORM.has(type) ? {} : { correct: paths.putRight(kind, id, number, 'correct') }),
  };
};

import type { RecordTold } from '../../asking/record.js';
import type { ProviderDetails } from '../../domain/provider/events.js';

/** The last word on what a provider is, up to the day asked about; undefined where there is none. */
export const detailsNow = ({ entries, asAt }: RecordTold): ProviderDetails | undefined =>
  entries
    .filter(({ told, effectiveOn, struckOutBy }) => told['details'] !== undefined && struckOutBy === null && effectiveOn !== null && effectiveOn <= asAt)
    .toSorted((a, b) => ((a.effectiveOn ?? '') < (b.effectiveOn ?? '') ? -1 : a.effectiveOn === b.effectiveOn ? a.number - b.number : 1))
    .at(-1)?.told['details'] as ProviderDetails | undefined;

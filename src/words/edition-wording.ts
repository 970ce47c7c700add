import type { EditionFact } from '../domain/edition/events.js';

/** What happened, by type of entry, about a series of editions. */
export const editionEntryTypes: Readonly<Record<EditionFact['type'], string>> = {
  EditionPublished: 'Edition published',
};

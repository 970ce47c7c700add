import type { ChangesTold, EntryRecorded } from '../../asking/changes.js';
import type { ViewpointTold } from '../../asking/viewpoint-told.js';
import { dayInWords } from '../../words/wording.js';
import { counted, number } from '../layout/formats.js';
import { paths } from '../paths.js';

/** What was recorded in the seven days to the day asked about, in four numbers. */
export const weekShown = ({ from, to, entries }: ChangesTold, { knownAt }: ViewpointTold) => {
  const known = entries.filter((entry) => entry.number <= knownAt);
  const how = (manner: EntryRecorded['manner']): number => known.filter((entry) => entry.manner === manner).length;
  return {
    period: `${dayInWords(from)} to ${dayInWords(to)}`,
    count: counted(known.length, 'entry was', 'entries were'),
    nothing: known.length === 0,
    numbers: [
      { words: 'Recorded', value: number(known.length) },
      { words: 'More than a week late', value: number(how('late')) },
      { words: 'Corrections', value: number(how('correction')) },
      { words: 'Struck out', value: number(how('struck out')) },
    ],
    href: paths.changes({ from, to }),
  };
};
